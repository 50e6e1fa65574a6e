import { closest, distance } from "fastest-levenshtein";
import { isPlainObject } from "../provider/plain-object.ts";
import { Secret } from "../provider/secret.ts";
import { UNKNOWN } from "../provider/unknown.ts";
import { describeKind, describeShape } from "./describe-value.ts";
import { fitsScalar, isScalar } from "./fits-scalar.ts";
import type { FunctionShape, ObjectShape, Properties, PropertyShape, ResourceShape, Shape } from "./shape.ts";

/** One input that the provider would refuse. */
export interface ShapeFailure {
  /** Path from the resource: `loadBalancers[0].containerPort`. */
  readonly property: string;
  /** What was expected and what was found, as a sentence. Never holds a secret's value. */
  readonly reason: string;
}

/** Longest plain value that a reason repeats, in characters. */
const LONGEST_ECHO = 60;

/**
 * Compares inputs with the shape of their resource or data source. Accepted anywhere: unknown values, and secrets around any
 * value. Null and undefined count as absent, as the bridge to the Terraform providers takes them. All failures are listed.
 */
export function validate(
  inputs: Readonly<Record<string, unknown>>,
  shape: ResourceShape | FunctionShape,
): readonly ShapeFailure[] {
  const check = new Check(shape.types, "secretInputs" in shape ? shape.secretInputs : []);
  check.properties("", inputs, shape.inputs, shape.token);
  return check.failures;
}

class Check {
  readonly failures: ShapeFailure[] = [];
  readonly #types: Readonly<Record<string, ObjectShape>>;
  readonly #secretInputs: readonly string[];
  /** How many secrets surround the value being looked at: inside one, nothing is repeated. */
  #secrecy = 0;

  constructor(types: Readonly<Record<string, ObjectShape>>, secretInputs: readonly string[]) {
    this.#types = types;
    this.#secretInputs = secretInputs;
  }

  properties(
    path: string,
    values: Readonly<Record<string, unknown>>,
    known: Properties,
    owner: string,
  ): void {
    for (const [name, property] of Object.entries(known)) {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (!isAbsent(value)) this.#property(join(path, name), value, property, path === "" ? name : undefined);
      else if (property.required)
        this.#fail(join(path, name), `is required: expected ${describeShape(property.shape)}; got nothing.`);
    }
    for (const [name, value] of Object.entries(values))
      if (!Object.hasOwn(known, name) && value !== undefined)
        this.#fail(join(path, name), unknownProperty(name, Object.keys(known), owner));
  }

  #property(path: string, value: unknown, { shape, doc }: PropertyShape, topLevel: string | undefined): void {
    const secret = topLevel !== undefined && this.#secretInputs.includes(topLevel);
    if (secret) this.#secrecy++;
    const before = this.failures.length;
    this.#value(path, value, shape);
    if (doc?.validValues !== undefined && this.failures.length === before)
      this.#validValues(path, value, doc.validValues);
    if (secret) this.#secrecy--;
  }

  #value(path: string, value: unknown, shape: Shape): void {
    if (value === UNKNOWN) return;
    if (value instanceof Secret) {
      this.#secrecy++;
      this.#value(path, value.value, shape);
      this.#secrecy--;
      return;
    }
    if (shape.kind === "any") return;
    if (shape.kind === "ref") this.#value(path, value, this.#resolve(shape.name));
    else if (shape.kind === "union") this.#union(path, value, shape);
    else if (shape.kind === "array" && Array.isArray(value))
      for (const [index, element] of value.entries()) this.#element(`${path}[${index}]`, element, shape.of);
    else if (shape.kind === "map" && isPlainObject(value))
      for (const [key, inner] of Object.entries(value)) this.#element(join(path, key), inner, shape.of);
    else if (shape.kind === "object" && isPlainObject(value))
      this.properties(path, value, shape.properties, shape.name);
    else if (!isScalar(shape) || !fitsScalar(value, shape)) this.#wrongKind(path, value, shape);
  }

  /** An element of an array or a map; a null there is an empty element, which the bridge passes on. */
  #element(path: string, value: unknown, shape: Shape): void {
    if (!isAbsent(value)) this.#value(path, value, shape);
  }

  #union(path: string, value: unknown, shape: Extract<Shape, { kind: "union" }>): void {
    const attempts = shape.of.map((member) => {
      const attempt = new Check(this.#types, this.#secretInputs);
      attempt.#secrecy = this.#secrecy;
      attempt.#value(path, value, member);
      return attempt.failures;
    });
    if (attempts.some((failures) => failures.length === 0)) return;
    // The member that got furthest into the value says best what is wrong with it.
    const inside = attempts.find((failures) => failures.every(({ property }) => property !== path));
    if (inside !== undefined) this.failures.push(...inside);
    else this.#wrongKind(path, value, shape);
  }

  #validValues(path: string, value: unknown, valid: readonly string[]): void {
    if (value instanceof Secret) {
      this.#secrecy++;
      this.#validValues(path, value.value, valid);
      this.#secrecy--;
    } else if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) this.#validValues(`${path}[${index}]`, element, valid);
    } else if (typeof value === "string" || typeof value === "number") {
      if (!valid.includes(String(value)))
        this.#fail(path, `expected one of ${valid.join(", ")}; got ${this.#echo(value)}.`);
    }
  }

  #wrongKind(path: string, value: unknown, shape: Shape): void {
    const found =
      shape.kind === "literal" && typeof value === "string" ? this.#echo(value) : describeKind(value);
    this.#fail(path, `expected ${describeShape(shape)}; got ${found}.`);
  }

  #echo(value: string | number): string {
    if (this.#secrecy > 0) return "another value (secret)";
    const text = String(value);
    return `"${text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text}"`;
  }

  #resolve(name: string): ObjectShape {
    const object = this.#types[name];
    if (object === undefined) throw new Error(`${name}: expected a type of the shape's table; got none.`);
    return object;
  }

  #fail(property: string, reason: string): void {
    this.failures.push({ property, reason });
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function unknownProperty(name: string, known: readonly string[], owner: string): string {
  const nearest = known.length === 0 ? undefined : closest(name, known);
  // Further away than a third of its letters, a name is another word and not a slip.
  const near = nearest !== undefined && distance(name, nearest) <= Math.max(2, Math.ceil(name.length / 3));
  return `is not a property of ${owner}.${near ? ` Did you mean "${nearest}"?` : ""}`;
}

function join(path: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}
