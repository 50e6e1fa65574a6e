import { inputsOf, type Reader } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";

export const RULESET = "cloudflare:index/ruleset:Ruleset";
const PHASE = "http_response_headers_transform";

/** One header that a zone's ruleset writes. */
export interface ResponseHeader {
  readonly urn: string;
  /** Lower case. */
  readonly name: string;
  /** `set` replaces what the origin sent, `add` comes beside it, `remove` takes it away. */
  readonly operation: string;
  /** The fixed value; undefined where an expression makes it. */
  readonly value: string | undefined;
  readonly expression: string | undefined;
  /** True where the rule matches every request of the zone. */
  readonly everywhere: boolean;
  /** Where it is written. */
  readonly path: string;
}

/** Every header that the response-header rulesets of a stack write, in order. Throws `Undecided` for unknown rules. */
export function responseHeaders(rulesets: readonly ResourceView[]): readonly ResponseHeader[] {
  return rulesets.flatMap((ruleset) => {
    const read = inputsOf(ruleset);
    if (read.text("phase") !== PHASE) return [];
    return read
      .items("rules")
      .filter((rule) => rule.flag("enabled", true)) // Cloudflare: a rule is on unless it says otherwise
      .flatMap((rule) => headersOf(ruleset.urn, rule));
  });
}

function headersOf(urn: string, rule: Reader): readonly ResponseHeader[] {
  const everywhere = rule.text("expression")?.trim() === "true";
  return rule.keys("actionParameters.headers").map((name) => {
    // A header's name may hold no dot or bracket, so it is safe inside a path.
    const header = rule.at(`actionParameters.headers.${name}`);
    return {
      urn,
      name: name.toLowerCase(),
      operation: header.text("operation") ?? "",
      value: header.text("value"),
      expression: header.text("expression"),
      everywhere,
      path: header.path,
    };
  });
}

/** The value that one header has on every response; undefined where it is not set everywhere. The last rule wins. */
export function headerEverywhere(
  headers: readonly ResponseHeader[],
  name: string,
): ResponseHeader | undefined {
  const last = headers.filter((header) => header.name === name.toLowerCase()).at(-1);
  return last?.everywhere === true && last.operation === "set" ? last : undefined;
}
