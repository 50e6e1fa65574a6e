/**
 * The shapes of the providers' resources and data sources, as the type files of the installed SDK packages state them: which
 * properties exist, of which type, which are required, which are secret. Not in those files, and so not here: integer
 * against number, patterns and ranges, and what forces a replacement (see `replace-on-change.ts`).
 */
export type Shape =
  | { readonly kind: "string" }
  | { readonly kind: "number" }
  | { readonly kind: "boolean" }
  | { readonly kind: "any" }
  /** A file or an archive. */
  | { readonly kind: "asset" }
  | { readonly kind: "literal"; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: "union"; readonly of: readonly Shape[] }
  | { readonly kind: "array"; readonly of: Shape }
  | { readonly kind: "map"; readonly of: Shape }
  | ObjectShape
  /** A nested type that contains itself (WAF statements): look the name up in `types` of the document. */
  | { readonly kind: "ref"; readonly name: string };

/** A nested type. The name is the SDK's own, such as `inputs.ecs.ServiceLoadBalancer`. */
export interface ObjectShape {
  readonly kind: "object";
  readonly name: string;
  readonly properties: Properties;
}

export type Properties = Readonly<Record<string, PropertyShape>>;

export interface PropertyShape {
  readonly shape: Shape;
  readonly required: boolean;
  /** What the doc comment states without doubt. Only for inputs; left out when it states nothing of the kind. */
  readonly doc?: DocFacts;
}

export interface DocFacts {
  /** The whole set of accepted values (of the elements, for an array). */
  readonly validValues?: readonly string[];
  readonly deprecated?: boolean;
  /** Most comments leave this out: absent does not mean that a change is made in place. */
  readonly forcesNew?: boolean;
}

interface Document {
  /** For example `aws:rds/instance:Instance`. */
  readonly token: string;
  readonly inputs: Properties;
  /** What the resource or data source has afterwards; the id is not listed for resources. */
  readonly outputs: Properties;
  /** Nested types that are reached by `ref`, by name. Empty for nearly all documents. */
  readonly types: Readonly<Record<string, ObjectShape>>;
}

export interface ResourceShape extends Document {
  /** Top-level inputs that the SDK marks as secret by itself. */
  readonly secretInputs: readonly string[];
  /** Top-level outputs that the SDK asks the engine to keep secret. */
  readonly secretOutputs: readonly string[];
  /** Tokens under which the same resource was known before. */
  readonly aliases: readonly string[];
}

export type FunctionShape = Document;
