import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { type Plan, planHas } from "../../data/cloudflare-plans.ts";
import { given, number, record, text, textList } from "../known.ts";

/*
 * What the parameters of an action must hold. Source: Cloudflare's WAF and Cache Rules documentation ("Available skip
 * options", "Managed rulesets", "Configure a custom response", "Cache rules settings"), from memory, 2026-11.
 */

/** Phases that a custom rule may skip, with the plan from which the phase exists. */
const SKIPPED_PHASES: Readonly<Record<string, Plan>> = {
  http_ratelimit: "free",
  http_request_sbfm: "pro",
  http_request_firewall_managed: "free",
};
const SKIPPED_PRODUCTS = ["zoneLockdown", "uaBlock", "bic", "hot", "securityLevel", "rateLimit", "waf"];

/** Rulesets that Cloudflare keeps; the free one runs by itself. */
const MANAGED: Readonly<Record<string, string>> = {
  efb7b8c949ac4650a09736fc376e9aee: "Cloudflare Managed Ruleset",
  "4814384a9e5d4991b9815dcfc25d2f1f": "Cloudflare OWASP Core Ruleset",
  c2e184081120413c86c3ab7e14069605: "Cloudflare Exposed Credentials Check",
  "77454fe2d30c4220b5701f6fdfb893ba": "Cloudflare Managed Free Ruleset",
};
const OVERRIDE_ACTIONS = ["block", "challenge", "js_challenge", "managed_challenge", "log"];

const EDGE_MODES = ["respect_origin", "override_origin", "bypass_by_default"];
const BROWSER_MODES = ["respect_origin", "override_origin", "bypass_by_default", "bypass"];

/** Plan from which a blocked request gets an answer of one's own, and the statuses that it may have. */
const RESPONSE = { plan: "pro", least: 400, most: 499 } as const;

/** Faults of the parameters of one rule's action. */
export function parameterFailures(
  rule: Inputs,
  path: string,
  plan: Plan | undefined,
): readonly CheckFailure[] {
  const parameters = record(rule, "actionParameters");
  const where = `${path}.actionParameters`;
  switch (text(rule, "action")) {
    case "skip":
      return skipFailures(rule, parameters, where, plan);
    case "execute":
      return parameters === undefined ? required(rule, where, "execute") : executeFailures(parameters, where);
    case "set_cache_settings":
      return parameters === undefined
        ? required(rule, where, "set_cache_settings")
        : cacheFailures(parameters, where);
    case "block":
      return parameters === undefined ? [] : responseFailures(parameters, where, plan);
    default:
      return [];
  }
}

function required(rule: Inputs, where: string, action: string): readonly CheckFailure[] {
  return given(rule, "actionParameters")
    ? []
    : [{ property: where, reason: `action ${action} needs actionParameters` }];
}

function skipFailures(
  rule: Inputs,
  parameters: Inputs | undefined,
  where: string,
  plan: Plan | undefined,
): readonly CheckFailure[] {
  if (parameters === undefined) return required(rule, where, "skip");
  const failures: CheckFailure[] = [];
  const words = ["ruleset", "rulesets", "phases", "products", "rules"];
  if (!words.some((word) => given(parameters, word)))
    failures.push({ property: where, reason: `action skip needs one of ${words.join(", ")}` });
  const ruleset = text(parameters, "ruleset");
  if (ruleset !== undefined && ruleset !== "current")
    failures.push({ property: `${where}.ruleset`, reason: `must be "current"; got "${ruleset}"` });
  for (const phase of textList(parameters, "phases")) {
    const needed = SKIPPED_PHASES[phase];
    if (needed === undefined)
      failures.push({ property: `${where}.phases`, reason: `phase "${phase}" cannot be skipped` });
    else if (plan !== undefined && !planHas(plan, needed))
      failures.push({
        property: `${where}.phases`,
        reason: `not entitled: phase ${phase} exists from the plan ${needed} on; the zone is on ${plan}`,
      });
  }
  const odd = textList(parameters, "products").find((product) => !SKIPPED_PRODUCTS.includes(product));
  if (odd !== undefined)
    failures.push({
      property: `${where}.products`,
      reason: `"${odd}" is none of ${SKIPPED_PRODUCTS.join(", ")}`,
    });
  return failures;
}

function executeFailures(parameters: Inputs, where: string): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  const id = text(parameters, "id");
  if (!given(parameters, "id"))
    failures.push({ property: `${where}.id`, reason: "a ruleset's id is required" });
  if (id !== undefined && MANAGED[id] === undefined)
    failures.push({ property: `${where}.id`, reason: `could not find ruleset "${id}"` });
  const action = text(record(parameters, "overrides") ?? {}, "action");
  if (action !== undefined && !OVERRIDE_ACTIONS.includes(action))
    failures.push({
      property: `${where}.overrides.action`,
      reason: `must be one of ${OVERRIDE_ACTIONS.join(", ")}; got "${action}"`,
    });
  return failures;
}

function cacheFailures(parameters: Inputs, where: string): readonly CheckFailure[] {
  return [
    ...ttlFailures(record(parameters, "edgeTtl"), `${where}.edgeTtl`, EDGE_MODES),
    ...ttlFailures(record(parameters, "browserTtl"), `${where}.browserTtl`, BROWSER_MODES),
  ];
}

function ttlFailures(
  ttl: Inputs | undefined,
  where: string,
  modes: readonly string[],
): readonly CheckFailure[] {
  if (ttl === undefined) return [];
  const mode = text(ttl, "mode");
  if (mode === undefined) return [];
  if (!modes.includes(mode))
    return [{ property: `${where}.mode`, reason: `must be one of ${modes.join(", ")}; got "${mode}"` }];
  const overrides = mode === "override_origin";
  if (overrides === given(ttl, "default")) return [];
  const reason = overrides ? "is required with mode override_origin" : `must not be given with mode ${mode}`;
  return [{ property: `${where}.default`, reason }];
}

function responseFailures(
  parameters: Inputs,
  where: string,
  plan: Plan | undefined,
): readonly CheckFailure[] {
  const response = record(parameters, "response");
  if (response === undefined) return [];
  if (plan !== undefined && !planHas(plan, RESPONSE.plan))
    return [
      {
        property: `${where}.response`,
        reason: `not entitled: custom responses exist from the plan ${RESPONSE.plan} on; the zone is on ${plan}`,
      },
    ];
  const status = number(response, "statusCode");
  if (status === undefined || (status >= RESPONSE.least && status <= RESPONSE.most)) return [];
  const reason = `must be from ${RESPONSE.least} to ${RESPONSE.most}; got ${status}`;
  return [{ property: `${where}.response.statusCode`, reason }];
}
