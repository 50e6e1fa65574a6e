import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import { isPlainObject } from "./plain-object.ts";
import { Secret } from "./secret.ts";
import { UNKNOWN } from "./unknown.ts";

/**
 * The engine's marks for values that JSON has no word for.
 * Source: @pulumi/pulumi 3.256.0, runtime/rpc.js (read 2026-11).
 */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A message's properties as plain data, with `Secret` and `UNKNOWN` in the places of the engine's marks. */
export function fromWire(struct: Struct | undefined): Record<string, unknown> {
  return struct === undefined ? {} : (decode(struct.toJavaScript()) as Record<string, unknown>);
}

/** Plain data as a message's properties; properties without a value are left out. */
export function toWire(values: Record<string, unknown>): Struct {
  return structProto.Struct.fromJavaScript(encode(values) as never); // encode leaves only what JSON has
}

function decode(value: unknown): unknown {
  if (value === UNKNOWN_TEXT) return UNKNOWN;
  if (Array.isArray(value)) return value.map(decode);
  if (!isPlainObject(value)) return value;
  switch (value[SIGNATURE_KEY]) {
    case SECRET:
      return new Secret(decode(value.value));
    case RESOURCE:
      return decode(value.id ?? value.urn);
    case OUTPUT: {
      const inner = "value" in value ? decode(value.value) : UNKNOWN;
      return value.secret === true ? new Secret(inner) : inner;
    }
    default:
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decode(inner)]));
  }
}

function encode(value: unknown): unknown {
  if (value === UNKNOWN) return UNKNOWN_TEXT;
  if (value instanceof Secret) return { [SIGNATURE_KEY]: SECRET, value: encode(value.value) };
  if (Array.isArray(value)) return value.map(encode);
  if (!isPlainObject(value)) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, encode(inner)]),
  );
}
