import type { RuleContext } from "../../context.ts";
import { fact } from "../../expect.ts";
import { cidrEdges } from "../../facts/cidr-edges.ts";
import { cidrWithin } from "../../facts/cidr-within.ts";
import type { ViewIndex } from "../../index-views.ts";
import { addressesIn } from "../../languages/rules-expression.ts";
import { type WebRequest, webRequest } from "../../languages/web-request.ts";
import { type EdgeRule, zoneRules } from "../../relations/edge-rules.ts";
import { noAdminRoutes } from "../../relations/no-admin-routes.ts";
import { RULESET } from "../../relations/response-headers.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";

/** Addresses that nobody has: whoever lets these in lets in everybody (RFC 6890, 2.2). */
const STRANGERS = ["0.1.2.3", "127.1.2.3", "255.255.255.254", "100::1", "fe80::1"];
/** Widest blocks that are still a list, bits. */
const WIDEST = { ipv4: 16, ipv6: 32 } as const;
const PHASE = "http_request_firewall_custom";
/** A rule may look at the method: what only reads, and what writes. */
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const EXPECTED = {
  strangers: "refused to every address outside a short list",
  others: "refused to every address outside admin.allowedCidrs",
} as const;

export const adminRoutesHaveAllowList = stackRule({
  name: "admin-routes-have-allow-list",
  control: "EDGE-14",
  severity: "high",
  enforcement: "mandatory",
  statement: "Admin routes answer to listed addresses only.",
  rationale: "A stolen login is worth nothing to whoever cannot reach the route.",
  remediation:
    "Name the routes and the addresses of your staff under admin, and leave the firewall's ruleset as it is.",
  source: {
    url: "https://developers.cloudflare.com/waf/custom-rules/use-cases/allow-traffic-from-ips-in-allowlist/",
    readOn: "2026-11-27",
  },
  check: (index, context) =>
    noAdminRoutes(context) ??
    context.adminRoutes.flatMap(({ hostname, path }) =>
      judge(ruleset(index)?.urn, () => {
        const rules = zoneRules(index, PHASE);
        const property = `route ${hostname}${path}`;
        const refuses = (expected: string, found: string) =>
          fact(false, property, expected, `open to ${found}`);
        const stranger = openTo(rules, { hostname, path }, STRANGERS);
        if (stranger !== undefined) return refuses(EXPECTED.strangers, stranger);
        const other = openTo(rules, { hostname, path }, othersIn(rules, context));
        if (other !== undefined) return refuses(EXPECTED.others, other);
        const wide = rules.filter((rule) => rule.action === "block").flatMap(wideBlocks)[0];
        if (wide !== undefined) return refuses(EXPECTED.strangers, wide);
        return fact(true, property, EXPECTED.others, "refused");
      }),
    ),
});

/** Where an address meets no refusal, with the spelling and the method with which it does not. */
function openTo(
  rules: readonly EdgeRule[],
  { hostname, path }: RuleContext["adminRoutes"][number],
  addresses: readonly string[],
): string | undefined {
  // Letters in either case, with a slash at the end, and below: applications seldom tell them apart.
  for (const one of [path, `${path}/`, `${path}/users`, path.toUpperCase()])
    for (const address of addresses)
      for (const method of METHODS)
        if (!isRefused(rules, webRequest({ host: hostname, path: one, address, method })))
          return `${address} at ${one}${method === "GET" ? "" : ` by ${method}`}`;
  return undefined;
}

/**
 * Addresses outside the file's list that some rule may let in: rules tell addresses apart by the blocks that they name, so the edges
 * of those blocks stand for all others.
 */
function othersIn(rules: readonly EdgeRule[], { adminCidrs }: RuleContext): readonly string[] {
  const named = rules.flatMap(({ read }) => addressesIn(read.text("expression") ?? ""));
  const edges = named.flatMap((one) => [...(one.includes("/") ? [] : [one]), ...cidrEdges(one)]);
  return [...new Set(edges)].filter(
    (one) => !adminCidrs.some((cidr) => cidrWithin(`${one}/${one.includes(":") ? 128 : 32}`, cidr)),
  );
}

/** The ruleset that holds the zone's own rules of the firewall. */
function ruleset(index: ViewIndex): ResourceView | undefined {
  return index.ofType(RULESET).find((view) => view.inputs.phase === PHASE);
}

/** The first rule that ends the matter: a refusal, or a skip of all rules below. */
function isRefused(rules: readonly EdgeRule[], request: WebRequest): boolean {
  for (const rule of rules) {
    const skips = rule.action === "skip" && rule.read.text("actionParameters.ruleset") === "current";
    if ((rule.action === "block" || skips) && rule.matches(request)) return rule.action === "block";
  }
  return false;
}

function wideBlocks({ read }: EdgeRule): readonly string[] {
  const expression = read.text("expression") ?? "";
  const v4 = [...expression.matchAll(/\b\d+\.\d+\.\d+\.\d+\/(\d+)/g)];
  const v6 = [...expression.matchAll(/\b[0-9a-f]*:[0-9a-f:]*\/(\d+)/gi)];
  return [
    ...v4.filter(([, bits]) => Number(bits) < WIDEST.ipv4),
    ...v6.filter(([, bits]) => Number(bits) < WIDEST.ipv6),
  ].map(([block]) => block);
}
