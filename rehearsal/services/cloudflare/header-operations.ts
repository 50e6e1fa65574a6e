import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Plan } from "../../data/cloudflare-plans.ts";
import { given, isRecord, record, text } from "../known.ts";
import { expressionFailures } from "./ruleset-check.ts";

const HEADER_NAME = /^[A-Za-z0-9_-]{1,100}$/;
/**
 * Headers that belong to Cloudflare (Rules documentation, "HTTP response header modification", from memory, 2026-11).
 */
const RESERVED = /^(cf-|x-cf-)/i;
const RESERVED_RESPONSE = ["server", "eh-cache-tag", "eh-cdn-cache-control"];

/** Which phase rewrites which headers. */
const HEADER_PHASES: Readonly<Record<string, "request" | "response">> = {
  http_request_late_transform: "request",
  http_response_headers_transform: "response",
};

/** Faults of the `headers` of a rewrite rule: header name → operation with a value or an expression. */
export function headerFailures(
  parameters: Inputs,
  path: string,
  phase: string,
  plan: Plan | undefined,
): readonly CheckFailure[] {
  const headers = record(parameters, "headers");
  if (headers === undefined) return [];
  const side = HEADER_PHASES[phase];
  if (side === undefined)
    return [{ property: `${path}.headers`, reason: `phase ${phase} changes no headers` }];
  if (Object.keys(headers).length === 0)
    return [{ property: `${path}.headers`, reason: "must name at least one header" }];
  return Object.entries(headers).flatMap(([name, operation]) => {
    const where = `${path}.headers["${name}"]`;
    if (!HEADER_NAME.test(name))
      return [{ property: where, reason: "is no header name: letters, digits, - and _" }];
    if (RESERVED.test(name) || (side === "response" && RESERVED_RESPONSE.includes(name.toLowerCase()))) {
      return [{ property: where, reason: `header ${name} belongs to Cloudflare and cannot be changed` }];
    }
    return isRecord(operation) ? operationFailures(operation, where, side, plan) : [];
  });
}

function operationFailures(
  operation: Inputs,
  where: string,
  side: "request" | "response",
  plan: Plan | undefined,
): readonly CheckFailure[] {
  const what = text(operation, "operation");
  if (what === undefined) return [];
  const allowed = side === "response" ? ["set", "add", "remove"] : ["set", "remove"];
  if (!allowed.includes(what))
    return [
      { property: `${where}.operation`, reason: `must be one of ${allowed.join(", ")}; got "${what}"` },
    ];
  const values = ["value", "expression"].filter((property) => given(operation, property));
  if (what === "remove" && values.length > 0)
    return [{ property: `${where}.${values[0] ?? "value"}`, reason: "operation remove takes no value" }];
  if (what !== "remove" && values.length !== 1)
    return [{ property: where, reason: `operation ${what} needs exactly one of "value" and "expression"` }];
  return expressionFailures(operation, "expression", where, { plan, response: side === "response" });
}
