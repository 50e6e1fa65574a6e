import type { RuleContext } from "../context.ts";
import type { ViewIndex } from "../index-views.ts";
import type { WebRequest } from "../languages/web-request.ts";
import { inputsOf, type Reader } from "../reader.ts";
import { ZONE_SETTING } from "../tokens.ts";
import { type EdgeRule, zoneRules } from "./edge-rules.ts";
import { skipsPhase } from "./rate-limits.ts";

/** What only a browser answers. */
export const CHALLENGES = ["challenge", "js_challenge", "managed_challenge", "captcha"];

const MANAGED_PHASE = "http_request_firewall_managed";
/** Cloudflare's own ruleset: each rule has an action of its own unless the whole set is given one ("Cloudflare Managed Ruleset", read 2026-11-27). */
const OWN_RULESET = "efb7b8c949ac4650a09736fc376e9aee";

/** Parts of Cloudflare that ask a machine for what only a browser has; `off` are the values that keep a setting from it. */
const SETTINGS = [
  {
    // "Understanding the Cloudflare Browser Integrity Check": on unless told otherwise, no or a strange user agent is asked; read 2026-11-27.
    ...{ id: "browser_check", product: "bic", name: "the browser integrity check" },
    ...{ absent: "on", off: ["off"] },
  },
  {
    // Below "under attack" it asks addresses of bad repute alone, which no caller of a webhook has.
    ...{ id: "security_level", product: "securityLevel", name: "the security level" },
    ...{ absent: "medium", off: ["off", "essentially_off", "low", "medium", "high"] },
  },
] as const;

/** What may ask a request for proof of a browser, beside the zone's own rules; the zone's settings speak on the owner's stack. */
export function challengesOn(
  index: ViewIndex,
  request: WebRequest,
  { ownsZone }: Pick<RuleContext, "ownsZone">,
): readonly string[] {
  const managed = skipsPhase(index, request, MANAGED_PHASE)
    ? []
    : zoneRules(index, MANAGED_PHASE).filter((rule) => rule.matches(request) && challenges(rule));
  const skipped = skippedProducts(index, request);
  const settings = SETTINGS.filter(
    ({ absent, id, off, product }) =>
      ownsZone && !skipped.includes(product) && !off.some((value) => value === settingOf(index, id, absent)),
  );
  return [...managed.map(({ name }) => name), ...settings.map(({ name }) => name)];
}

function challenges({ action, read }: EdgeRule): boolean {
  if (action !== "execute") return CHALLENGES.includes(action);
  const overrides = read.at("actionParameters.overrides");
  const asks = (part: Reader) => part.flag("enabled", true) && CHALLENGES.includes(part.text("action") ?? "");
  if ([overrides, ...overrides.items("categories"), ...overrides.items("rules")].some(asks)) return true;
  const own = read.text("actionParameters.id") === OWN_RULESET && overrides.flag("enabled", true);
  return own && overrides.text("action") === undefined;
}

/** Products that a skip among the zone's own rules takes out of the request's way. */
function skippedProducts(index: ViewIndex, request: WebRequest): readonly string[] {
  const products: string[] = [];
  for (const { action, matches, read } of zoneRules(index, "http_request_firewall_custom")) {
    if (action !== "skip" || !matches(request)) continue;
    products.push(...read.texts("actionParameters.products"));
    if (read.text("actionParameters.ruleset") === "current") break;
  }
  return products;
}

function settingOf(index: ViewIndex, id: string, absent: string): string {
  const setting = index.ofType(ZONE_SETTING).find((view) => view.inputs.settingId === id);
  return setting === undefined ? absent : (inputsOf(setting).text("value") ?? absent);
}
