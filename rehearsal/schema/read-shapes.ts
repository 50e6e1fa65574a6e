import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type ts from "typescript";
import { compiledFacts } from "./compiled-facts.ts";
import { docFacts } from "./doc-facts.ts";
import type { Unlinked } from "./link-shapes.ts";
import type { Direction, NestedTypes } from "./nested-types.ts";
import type { Properties, PropertyShape, ResourceShape, Shape } from "./shape.ts";

export type UnlinkedResource = Unlinked &
  Pick<ResourceShape, "token" | "secretInputs" | "secretOutputs" | "aliases">;
export type UnlinkedFunction = Unlinked & Pick<ResourceShape, "token">;

/**
 * Reads one resource or data source from its type file, with the nested types that it reaches. Files are parsed, never
 * type-checked: each states its types in full, in the one form that Pulumi's generator writes.
 */
export class ShapeReader {
  /** Loaded here and not on import: it takes 0.2 s, and a start with a warm cache never needs it. */
  readonly #ts: typeof ts = createRequire(import.meta.url)("typescript") as typeof ts; // a CommonJS module has no type here
  readonly #nested: NestedTypes;

  constructor(nested: NestedTypes) {
    this.#nested = nested;
  }

  /** @param file the resource's file without its ending */
  resource(token: string, file: string): UnlinkedResource {
    const source = this.#parse(`${file}.d.ts`, readFileSync(`${file}.d.ts`, "utf8"));
    const resource = source.statements.find(this.#ts.isClassDeclaration);
    if (resource === undefined) throw unexpected(file, "a class");
    const create = resource.members.findLast(this.#ts.isConstructorDeclaration);
    const types: Record<string, Properties> = {};
    const inputs = this.#interfaceProperties(source, create?.parameters[1]?.type, types, "input");
    const outputs: Record<string, PropertyShape> = {};
    for (const member of resource.members) {
      if (!this.#ts.isPropertyDeclaration(member) || member.type === undefined) continue;
      if (member.modifiers?.some(({ kind }) => kind === this.#ts.SyntaxKind.StaticKeyword) === true) continue;
      outputs[nameOf(member.name)] = this.#property(member, member.type, types, "output");
    }
    return { token, inputs, outputs, types, ...compiledFacts(readFileSync(`${file}.js`, "utf8")) };
  }

  /** @param file the data source's file without its ending */
  fn(token: string, file: string): UnlinkedFunction {
    const source = this.#parse(`${file}.d.ts`, readFileSync(`${file}.d.ts`, "utf8"));
    const call = source.statements.find(this.#ts.isFunctionDeclaration);
    if (call?.type === undefined || !this.#ts.isTypeReferenceNode(call.type))
      throw unexpected(file, "a function with a result");
    const types: Record<string, Properties> = {};
    const args = call.parameters.find(({ name }) => name.getText(source) === "args");
    return {
      token,
      inputs: this.#interfaceProperties(source, args?.type, types, "input"),
      outputs: this.#interfaceProperties(source, call.type.typeArguments?.[0], types, "output"),
      types,
    };
  }

  #parse(name: string, text: string): ts.SourceFile {
    const options = {
      languageVersion: this.#ts.ScriptTarget.Latest,
      jsDocParsingMode: this.#ts.JSDocParsingMode.ParseNone,
    };
    return this.#ts.createSourceFile(name, text, options, true); // true: nodes know their file
  }

  /** The properties of an interface of the same file, named by a type reference; none where there is no reference. */
  #interfaceProperties(
    source: ts.SourceFile,
    reference: ts.TypeNode | undefined,
    types: Record<string, Properties>,
    direction: Direction,
  ): Properties {
    if (reference === undefined || !this.#ts.isTypeReferenceNode(reference)) return {};
    const name = reference.typeName.getText(source);
    const found = source.statements.find(
      (statement): statement is ts.InterfaceDeclaration =>
        this.#ts.isInterfaceDeclaration(statement) && statement.name.text === name,
    );
    if (found === undefined) throw unexpected(source.fileName, `interface ${name}`);
    return this.#members(found, types, direction);
  }

  #members(
    owner: ts.InterfaceDeclaration,
    types: Record<string, Properties>,
    direction: Direction,
  ): Properties {
    const properties: Record<string, PropertyShape> = {};
    for (const member of owner.members) {
      if (!this.#ts.isPropertySignature(member) || member.type === undefined)
        throw unexpected(owner.name.text, "properties only");
      properties[nameOf(member.name)] = this.#property(member, member.type, types, direction);
    }
    return properties;
  }

  #property(
    member: ts.PropertySignature | ts.PropertyDeclaration,
    type: ts.TypeNode,
    types: Record<string, Properties>,
    direction: Direction,
  ): PropertyShape {
    const { shape, optional } = this.#type(type, types);
    const text = member.getSourceFile().text;
    const comment = this.#ts.getLeadingCommentRanges(text, member.pos)?.at(-1);
    const doc =
      direction === "output" || comment === undefined
        ? undefined
        : docFacts(plainText(text.slice(comment.pos, comment.end)));
    const required = member.questionToken === undefined && !optional;
    return doc === undefined ? { shape, required } : { shape, required, doc };
  }

  /** A type expression. `optional` tells that it also allows undefined. */
  #type(node: ts.TypeNode, types: Record<string, Properties>): { shape: Shape; optional: boolean } {
    const plain = (shape: Shape) => ({ shape, optional: false });
    const { StringKeyword, NumberKeyword, BooleanKeyword, AnyKeyword } = this.#ts.SyntaxKind;
    if (node.kind === StringKeyword) return plain({ kind: "string" });
    if (node.kind === NumberKeyword) return plain({ kind: "number" });
    if (node.kind === BooleanKeyword) return plain({ kind: "boolean" });
    if (node.kind === AnyKeyword) return plain({ kind: "any" });
    if (this.#ts.isArrayTypeNode(node))
      return plain({ kind: "array", of: this.#type(node.elementType, types).shape });
    if (this.#ts.isParenthesizedTypeNode(node)) return this.#type(node.type, types);
    if (this.#ts.isUnionTypeNode(node)) return this.#union(node, types);
    if (this.#ts.isTypeLiteralNode(node)) {
      const [member] = node.members;
      if (member !== undefined && this.#ts.isIndexSignatureDeclaration(member))
        return plain({ kind: "map", of: this.#type(member.type, types).shape });
    }
    if (this.#ts.isLiteralTypeNode(node)) {
      const value = this.#literal(node);
      if (value !== undefined) return plain({ kind: "literal", values: [value] });
    }
    if (this.#ts.isTypeReferenceNode(node)) return this.#reference(node, types);
    throw unexpected(node.getSourceFile().fileName, `a known form of type at "${node.getText()}"`);
  }

  #union(node: ts.UnionTypeNode, types: Record<string, Properties>): { shape: Shape; optional: boolean } {
    const isUndefined = ({ kind }: ts.TypeNode) => kind === this.#ts.SyntaxKind.UndefinedKeyword;
    const members = node.types.filter((type) => !isUndefined(type)).map((type) => this.#type(type, types));
    const shapes = members.map(({ shape }) => shape);
    const [only, ...more] = shapes;
    if (only === undefined) throw unexpected(node.getSourceFile().fileName, "a type beside undefined");
    // A resource may stand for its identifier (`string | Role`): both are read as the same shape.
    const same = more.every((shape) => shape.kind === "string" && only.kind === "string");
    return {
      shape: same ? only : { kind: "union", of: shapes },
      optional: node.types.some(isUndefined) || members.some(({ optional }) => optional),
    };
  }

  #reference(
    node: ts.TypeReferenceNode,
    types: Record<string, Properties>,
  ): { shape: Shape; optional: boolean } {
    const name = node.typeName.getText();
    const [inner] = node.typeArguments ?? [];
    if (inner !== undefined) {
      if (name === "pulumi.Input" || name === "pulumi.Output") return this.#type(inner, types);
      if (name === "Array")
        return { shape: { kind: "array", of: this.#type(inner, types).shape }, optional: false };
    }
    if (name.startsWith("pulumi.asset.")) return { shape: { kind: "asset" }, optional: false };
    if (name.startsWith("inputs.")) return { shape: this.#nestedType("input", name, types), optional: false };
    if (name.startsWith("outputs."))
      return { shape: this.#nestedType("output", name, types), optional: false };
    if (name.startsWith("enums.")) return { shape: this.#enumeration(name), optional: false };
    // What remains are classes of resources and aliases such as ARN: both travel as a string, the identifier.
    if (node.typeArguments === undefined && !name.includes("."))
      return { shape: { kind: "string" }, optional: false };
    throw unexpected(node.getSourceFile().fileName, `a known type; got "${name}"`);
  }

  #nestedType(direction: Direction, name: string, types: Record<string, Properties>): Shape {
    if (types[name] === undefined) {
      types[name] = {}; // entered before it is read: a type may contain itself
      const text = this.#nested.interfaceText(direction, name.slice(name.indexOf(".") + 1));
      const [found] = this.#parse(name, text).statements;
      if (found === undefined || !this.#ts.isInterfaceDeclaration(found))
        throw unexpected(name, "an interface");
      types[name] = this.#members(found, types, direction);
    }
    return { kind: "ref", name };
  }

  #enumeration(name: string): Shape {
    const [statement] = this.#parse(name, this.#nested.enumText(name.slice("enums.".length))).statements;
    const type =
      statement !== undefined && this.#ts.isVariableStatement(statement)
        ? statement.declarationList.declarations[0]?.type
        : undefined;
    if (type === undefined || !this.#ts.isTypeLiteralNode(type)) throw unexpected(name, "a list of values");
    const values = type.members.map((member) => {
      const literal = this.#ts.isPropertySignature(member) ? member.type : undefined;
      const value =
        literal !== undefined && this.#ts.isLiteralTypeNode(literal) ? this.#literal(literal) : undefined;
      if (value === undefined) throw unexpected(name, "plain values");
      return value;
    });
    return { kind: "literal", values };
  }

  #literal({ literal }: ts.LiteralTypeNode): string | number | boolean | undefined {
    if (this.#ts.isStringLiteral(literal)) return literal.text;
    if (this.#ts.isNumericLiteral(literal)) return Number(literal.text);
    if (literal.kind === this.#ts.SyntaxKind.TrueKeyword) return true;
    if (literal.kind === this.#ts.SyntaxKind.FalseKeyword) return false;
    return undefined;
  }
}

function nameOf(name: ts.PropertyName): string {
  return "text" in name ? name.text : name.getText();
}

/** A doc comment without its stars. */
function plainText(comment: string): string {
  return comment
    .replace(/^\/\*\*\s*|\s*\*\/$/g, "")
    .replace(/^\s*\* ?/gm, "")
    .trim();
}

function unexpected(where: string, expected: string): Error {
  return new Error(
    `${where}: expected ${expected}, as Pulumi's generator writes it. Mend rehearsal/schema/read-shapes.ts.`,
  );
}
