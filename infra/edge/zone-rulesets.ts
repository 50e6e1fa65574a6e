import { Ruleset, type RulesetArgs } from "@pulumi/cloudflare/ruleset.js";
import type { Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";
import { adminRules } from "./admin-rules.ts";
import { blockedRules } from "./blocked-rules.ts";
import { cacheRules } from "./cache-rules.ts";
import { firewallRules } from "./firewall-rules.ts";
import { headerRules } from "./headers-ruleset.ts";
import { limitRules } from "./limit-rules.ts";
import { managedRules } from "./managed-rules.ts";

type Rules = NonNullable<RulesetArgs["rules"]>;

/** One ruleset of the zone: Cloudflare keeps one for each phase. */
interface ZoneRuleset {
  readonly part: string;
  readonly phase: string;
  readonly title: string;
  readonly description: string;
  readonly rules: Rules;
}

/** Every ruleset that the zone's owner declares; a phase without rules has none. */
export function zoneRulesets(name: string, context: StackContext, parent: Resource): readonly Ruleset[] {
  const { settings } = context;
  const { zoneId } = settings.cloudflare;
  const make = ({ description, part, phase, rules, title }: ZoneRuleset, draft: RulesetDraft) =>
    new Ruleset(`${name}-${part}`, draft({ zoneId, kind: "zone", phase, name: title, description, rules }), {
      parent,
    });
  const firewall = [
    ...blockedRules(settings.edge.blockedPaths, [...settings.hostnames, ...settings.edge.blockedHostnames]),
    ...firewallRules({
      plan: settings.cloudflare.plan,
      bypass: settings.bypass,
      cors: settings.edge.cors,
    }),
    ...adminRules(settings.admin),
  ];
  const limits = limitRules(settings.limits, settings.hostnames);
  const cache = cacheRules(settings.edge.cache);
  return [
    make(
      {
        part: "headers",
        phase: "http_response_headers_transform",
        title: "Response headers",
        description: "Security headers and CORS",
        rules: plain(headerRules(settings.edge)),
      },
      (draft) => context.override(name, "headersRuleset", draft),
    ),
    ...(firewall.length === 0
      ? []
      : [
          make(
            {
              part: "firewall",
              phase: "http_request_firewall_custom",
              title: "Firewall",
              description: "Who passes, and who does not",
              rules: plain(firewall),
            },
            (draft) => context.override(name, "firewallRuleset", draft),
          ),
        ]),
    ...(limits.length === 0
      ? []
      : [
          make(
            {
              part: "limits",
              phase: "http_ratelimit",
              title: "Limits",
              description: "Requests per minute and address",
              rules: plain(limits),
            },
            (draft) => context.override(name, "limitsRuleset", draft),
          ),
        ]),
    ...(settings.edge.waf.managedBy === "cloudflare"
      ? [
          make(
            {
              part: "managed",
              phase: "http_request_firewall_managed",
              title: "Managed rules",
              description: "Known attacks",
              rules: plain(managedRules()),
            },
            (draft) => context.override(name, "managedRuleset", draft),
          ),
        ]
      : []),
    ...(cache.length === 0
      ? []
      : [
          make(
            {
              part: "cache",
              phase: "http_request_cache_settings",
              title: "Cache",
              description: "Static files",
              rules: plain(cache),
            },
            (draft) => context.override(name, "cacheRuleset", draft),
          ),
        ]),
  ];
}

type RulesetDraft = (draft: RulesetArgs) => RulesetArgs;

/** The rules as the SDK's types want them: the same data, in lists that may be changed. */
function plain(rules: readonly object[]): Rules {
  // The rules are made of the ruleset's own words; the rehearsal checks each.
  return JSON.parse(JSON.stringify(rules)) as Rules;
}
