import type { RuleContext } from "../context.ts";
import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import { judge } from "../rule.ts";
import type { Finding } from "../verdict.ts";
import { headerEverywhere, type ResponseHeader, RULESET, responseHeaders } from "./response-headers.ts";
import { zoneOfAnother } from "./zone.ts";

interface Wanted {
  readonly header: string;
  readonly expected: string;
  readonly accepts: (value: string) => boolean;
}

/** Judges one header that must be on every response of the stack's zone. */
export function requiredHeader(index: ViewIndex, context: RuleContext, wanted: Wanted): readonly Finding[] {
  const other = zoneOfAnother(context);
  if (other !== undefined) return other;
  const rulesets = index.ofType(RULESET);
  const urn = rulesets.find((view) => view.inputs.phase === "http_response_headers_transform")?.urn;
  return judge(urn, () => {
    const header = headerEverywhere(responseHeaders(rulesets), wanted.header);
    const property = header?.path ?? `header ${wanted.header}`;
    return fact(accepted(header, wanted), property, wanted.expected, found(header));
  });
}

function accepted(header: ResponseHeader | undefined, wanted: Wanted): boolean {
  return header?.value !== undefined && wanted.accepts(header.value);
}

function found(header: ResponseHeader | undefined): string {
  if (header === undefined) return "nothing on every response";
  return header.value === undefined ? "a value made by an expression" : `"${header.value}"`;
}
