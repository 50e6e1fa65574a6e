import { isRpcSecret } from "@pulumi/pulumi/runtime/rpc.js";
import { SECRET_MARKER } from "../../policies/reader.ts";
import { UNKNOWN } from "../../policies/resource-view.ts";

/** A property's value as plain data: what is not known is `UNKNOWN`, a secret is only a mark. */
export function plainValue(value: unknown): unknown {
  if (isRpcSecret(value)) return SECRET_MARKER;
  if (Array.isArray(value)) return value.map(plainValue);
  if (value === null || typeof value !== "object") return value;
  if ("__pulumiUnknown" in value) return UNKNOWN; // @pulumi/pulumi 3.256.0, output.Unknown
  if (Object.getPrototypeOf(value) !== Object.prototype) return "[file]"; // an archive or asset
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainValue(one)]));
}
