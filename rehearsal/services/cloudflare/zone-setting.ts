import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import { planHas } from "../../data/cloudflare-plans.ts";
import {
  MAX_HSTS_SECONDS,
  ZONE_SETTINGS,
  type ZoneSettingFact,
} from "../../data/cloudflare-zone-settings.ts";
import { given, isRecord, number, record, text } from "../known.ts";
import { requireZone, zoneOf } from "./zone-of.ts";

const TOKEN = "cloudflare:index/zoneSetting:ZoneSetting";

const setting: Behaviour = {
  token: TOKEN,
  replaceOn: ["zoneId", "settingId"],

  check(inputs, cloud) {
    const id = text(inputs, "settingId");
    if (id === undefined) return [];
    const fact = ZONE_SETTINGS[id];
    if (fact === undefined) {
      const hint = id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const next = ZONE_SETTINGS[hint] === undefined ? "" : `; did you mean "${hint}"?`;
      return [{ property: "settingId", reason: `1003: Undefined zone setting: ${id}${next}` }];
    }
    const failure = valueFailure(id, fact, inputs);
    if (failure !== undefined) return [failure];
    const plan = zoneOf(cloud, inputs.zoneId)?.plan;
    const needed = fact.valuePlans?.[String(inputs.value)] ?? fact.plan;
    if (plan === undefined || needed === undefined || planHas(plan, needed)) return [];
    const property = fact.valuePlans?.[String(inputs.value)] === undefined ? "settingId" : "value";
    return [
      {
        property,
        reason: `1007: Not authorized to edit setting ${id}: it needs the ${needed} plan; the zone is on ${plan}.`,
      },
    ];
  },

  create(inputs, cloud) {
    const owner = requireZone(cloud, inputs.zoneId);
    const id = `${owner.id}/${text(inputs, "settingId") ?? ""}`;
    // The zone kept the value of a resource that was destroyed: from now on somebody declares it again.
    for (const kept of cloud.list(TOKEN, { kept: true }))
      if (kept.id === id && kept.kept !== undefined) cloud.remove(kept);
    return { id, outputs: { editable: true, modifiedOn: cloud.now.toISOString() } };
  },

  update(_entity, _next, cloud) {
    return { modifiedOn: cloud.now.toISOString() };
  },

  /** The provider has no call that takes a setting back (provider source, from memory, 2026-11). */
  delete() {
    return { why: "zone setting stays at its last value", until: undefined };
  },
};

function valueFailure(id: string, fact: ZoneSettingFact, inputs: Inputs): CheckFailure | undefined {
  const value = inputs.value;
  const fail = (expected: string): CheckFailure => ({
    property: "value",
    reason: `1007: Invalid value for zone setting ${id}: expected ${expected}; got ${JSON.stringify(value)}.`,
  });
  if (fact.values === "enabled")
    return given(inputs, "enabled")
      ? undefined
      : { property: "enabled", reason: `zone setting ${id} needs "enabled"` };
  if (typeof value === "symbol" || value === undefined) return undefined;
  if (fact.values === "hsts")
    return isRecord(value) ? hstsFailure(value) : fail("an object with strict_transport_security");
  if (fact.values === "ciphers") return Array.isArray(value) ? undefined : fail("a list of cipher names");
  if ("min" in fact.values) {
    const inside = typeof value === "number" && value >= fact.values.min && value <= fact.values.max;
    return inside ? undefined : fail(`a number from ${fact.values.min} to ${fact.values.max}`);
  }
  const known = fact.values.some((allowed) => allowed === value);
  return known
    ? undefined
    : fail(`one of ${fact.values.map((allowed) => JSON.stringify(allowed)).join(", ")}`);
}

const HSTS_KEYS = new Set(["enabled", "max_age", "include_subdomains", "preload", "nosniff"]);

/**
 * `{ strict_transport_security: { enabled, max_age, include_subdomains, preload, nosniff } }`, with
 * underscores.
 */
function hstsFailure(value: Inputs): CheckFailure | undefined {
  const hsts = record(value, "strict_transport_security");
  const fail = (reason: string): CheckFailure => ({
    property: "value",
    reason: `1007: Invalid value for zone setting security_header: ${reason}`,
  });
  if (hsts === undefined) return fail('expected an object under "strict_transport_security".');
  const unknown = Object.keys(hsts).find((name) => !HSTS_KEYS.has(name));
  if (unknown !== undefined) return fail(`unknown key "${unknown}"; known are ${[...HSTS_KEYS].join(", ")}.`);
  const age = number(hsts, "max_age");
  if (age !== undefined && (age < 0 || age > MAX_HSTS_SECONDS))
    return fail(`max_age must be 0 to ${MAX_HSTS_SECONDS}; got ${age}.`);
  return undefined;
}

/** Single settings of a Cloudflare zone. */
export const zoneSetting: Service = { behaviours: [setting] };
