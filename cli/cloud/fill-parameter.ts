import { UserError } from "../lib/user-error.ts";
import { awsCalls } from "../preflight/aws-calls.ts";
import type { AwsEndpoint } from "./aws-endpoint.ts";
import type { FilledSecret } from "./fill-secret.ts";

/** Bytes of a standard parameter's value (Systems Manager User Guide, "Managing parameter tiers", from memory, 2026-11). */
const MAX_BYTES = 4096;

/**
 * Puts a new value into the stack's parameter of that name, encrypted with the key that it has. Returns undefined where there
 * is none yet.
 */
export async function fillParameter(
  at: AwsEndpoint,
  name: string,
  value: string,
): Promise<FilledSecret | undefined> {
  const bytes = Buffer.byteLength(value);
  if (bytes > MAX_BYTES) {
    throw new UserError({
      where: name,
      expected: `a value of at most ${MAX_BYTES} bytes, which a standard parameter holds`,
      found: String(bytes),
      next: "Write secretStore: secrets-manager",
    });
  }
  const { json } = awsCalls(at);
  const key = await keyOf(json, name);
  if (key === undefined) return undefined;
  // Without the key an overwritten parameter would fall back to AWS's own (PutParameter, KeyId, from memory, 2026-11).
  const put = await json("ssm", "AmazonSSM.PutParameter", {
    ...{ Name: name, Value: value, Type: "SecureString", Tier: "Standard", Overwrite: true },
    KeyId: key,
  });
  return { name, versionId: String(put.Version) };
}

/** The key of an encrypted parameter; undefined where there is none of that name. A page may be empty before the last. */
async function keyOf(json: ReturnType<typeof awsCalls>["json"], name: string): Promise<string | undefined> {
  const ParameterFilters = [{ Key: "Name", Option: "Equals", Values: [name] }];
  let next: unknown;
  do {
    const page = await json("ssm", "AmazonSSM.DescribeParameters", {
      ParameterFilters,
      ...(next === undefined ? {} : { NextToken: next }),
    });
    const [found] = Array.isArray(page.Parameters) ? (page.Parameters as readonly Described[]) : []; // the API's shape
    if (found !== undefined) return found.KeyId;
    next = page.NextToken;
  } while (next !== undefined);
  return undefined;
}

interface Described {
  readonly KeyId?: string;
}
