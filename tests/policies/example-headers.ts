import { RULESET } from "../../policies/relations/response-headers.ts";
import type { ResourceView } from "../../policies/resource-view.ts";
import { view } from "./rule-table.ts";

/** A zone's response-header ruleset with one rule for each set of headers. */
export function ruleset(...rules: readonly HeaderRule[]): ResourceView {
  return view(RULESET, "edge-headers", {
    phase: "http_response_headers_transform",
    rules: rules.map(({ headers, expression = "true", ...rest }) => ({
      expression,
      actionParameters: { headers },
      ...rest,
    })),
  });
}

export interface HeaderRule {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly expression?: string;
  readonly enabled?: boolean;
}

/** Headers that are set to fixed values. */
export function set(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { operation: "set", value }]),
  );
}
