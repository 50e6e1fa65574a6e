import type { Shape } from "./shape.ts";

/** A shape that is filled by one plain value (or one file). */
export type Scalar = Extract<Shape, { kind: "string" | "number" | "boolean" | "literal" | "asset" }>;

/** The marks of an asset and of an archive on the wire of Pulumi's provider protocol (pulumi/pulumi, sdk, read 2026-11). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const ASSET_SIGNATURES = ["c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7"];

/** What Go's strconv.ParseBool takes. */
const BOOLEANS = new Set(["1", "t", "T", "true", "TRUE", "True", "0", "f", "F", "false", "FALSE", "False"]);
/** What Go's strconv.ParseInt (base by prefix) and ParseFloat take, without hexadecimal fractions, "Inf" and "NaN". */
const NUMBER = /^[+-]?(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/;

export function isScalar(shape: Shape): shape is Scalar {
  return ["string", "number", "boolean", "literal", "asset"].includes(shape.kind);
}

/**
 * Whether a plain value fits. As lenient as Pulumi's bridge to the Terraform providers, which coerces (pulumi-terraform-bridge,
 * CoerceTerraformString, read 2026-11): a text that parses stands for a number or a boolean, and a number or a boolean
 * for a text.
 */
export function fitsScalar(value: unknown, shape: Scalar): boolean {
  switch (shape.kind) {
    case "string":
      return typeof value === "string" || typeof value === "boolean" || isFiniteNumber(value);
    case "number":
      return isFiniteNumber(value) || (typeof value === "string" && NUMBER.test(value));
    case "boolean":
      return typeof value === "boolean" || (typeof value === "string" && BOOLEANS.has(value));
    case "literal":
      return (
        ["string", "number", "boolean"].includes(typeof value) &&
        shape.values.map(String).includes(String(value))
      );
    case "asset":
      return isAsset(value);
  }
}

function isFiniteNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}

function isAsset(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const marks = value as Readonly<Record<string, unknown>>; // any object may be asked for a property
  const signature = marks[SIGNATURE];
  if (typeof signature === "string" && ASSET_SIGNATURES.includes(signature)) return true;
  return marks.__pulumiAsset === true || marks.__pulumiArchive === true;
}
