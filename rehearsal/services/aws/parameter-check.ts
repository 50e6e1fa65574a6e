import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { given, number, text } from "../known.ts";

const TYPES = ["String", "StringList", "SecureString"];
const TIERS = ["Standard", "Advanced", "Intelligent-Tiering"];

/** Bytes of a value by tier (Systems Manager User Guide, "Managing parameter tiers", from memory, 2026-11). */
const MAX_BYTES = { standard: 4096, advanced: 8192 } as const;

/** Levels of folders and characters of a name (API reference, PutParameter, from memory, 2026-11). */
const NAME = { levels: 15, characters: 1011, description: 1024 } as const;

const VALUES = ["value", "insecureValue", "valueWo"];

/** What the provider and the service refuse without looking at anything else; values never stand in a message. */
export function parameterFailures(inputs: Inputs): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail = (property: string, reason: string) => failures.push({ property, reason });
  const type = text(inputs, "type");
  const tier = text(inputs, "tier");
  if (type !== undefined && !TYPES.includes(type))
    fail("type", `expected one of ${TYPES.join(", ")}, got ${type}`);
  if (tier !== undefined && !TIERS.includes(tier))
    fail("tier", `expected one of ${TIERS.join(", ")}, got ${tier}`);
  const values = VALUES.filter((property) => given(inputs, property));
  if (values.length !== 1) fail("value", `exactly one of ${VALUES.join(", ")} must be given`);
  if (given(inputs, "valueWo") !== given(inputs, "valueWoVersion"))
    fail("valueWoVersion", "valueWo and valueWoVersion go together");
  if (type === "SecureString" && given(inputs, "insecureValue"))
    fail("insecureValue", "is not valid with the type SecureString");
  if (type !== undefined && type !== "SecureString" && given(inputs, "keyId"))
    fail("keyId", "KeyId is valid with the type SecureString only");
  if ((number(inputs, "valueWoVersion") ?? 1) < 1) fail("valueWoVersion", "must be at least 1");
  if ((text(inputs, "description") ?? "").length > NAME.description)
    fail("description", `must be at most ${NAME.description} characters long`);
  return [...failures, ...nameFailures(text(inputs, "name")), ...valueFailures(inputs)];
}

function nameFailures(name: string | undefined): readonly CheckFailure[] {
  if (name === undefined) return [];
  const fail = (reason: string) => [{ property: "name", reason: `${reason}; got "${name}"` }];
  if (!/^[A-Za-z0-9_.\-/]+$/.test(name)) return fail("must consist of letters, digits and _.-/");
  if (name.includes("/") && !name.startsWith("/"))
    return fail("must be fully qualified: a name with folders begins with /");
  if (name.split("/").filter((part) => part !== "").length > NAME.levels)
    return fail(`must have at most ${NAME.levels} levels`);
  if (name.length > NAME.characters) return fail(`must be at most ${NAME.characters} characters long`);
  return /^\/?(?:aws|ssm)/i.test(name) ? fail('must not be prefixed with "aws" or "ssm"') : [];
}

function valueFailures(inputs: Inputs): readonly CheckFailure[] {
  const most =
    text(inputs, "tier") === "Standard" || !given(inputs, "tier") ? MAX_BYTES.standard : MAX_BYTES.advanced;
  const pattern = text(inputs, "allowedPattern");
  return VALUES.flatMap((property) => {
    const value = text(inputs, property);
    if (value === undefined) return [];
    const bytes = Buffer.byteLength(value);
    if (bytes === 0 || bytes > most)
      return [{ property, reason: `must be 1 to ${most} bytes long in its tier; got ${bytes} bytes` }];
    if (pattern === undefined || new RegExp(pattern).test(value)) return [];
    return [{ property, reason: `must match allowedPattern ${pattern}` }];
  });
}
