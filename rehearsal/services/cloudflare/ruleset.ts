import type { Behaviour, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, records, text } from "../known.ts";
import { rulesetFailures } from "./ruleset-check.ts";
import { requireZone, zoneOf } from "./zone-of.ts";

const TOKEN = "cloudflare:index/ruleset:Ruleset";

const rulesetBehaviour: Behaviour = {
  token: TOKEN,
  replaceOn: ["zoneId", "accountId", "kind", "phase"],
  deleteBeforeReplace: true,
  changes: { "*": ["version", "lastUpdated"], rules: ["version", "lastUpdated", "rules"] },

  check(inputs, cloud) {
    return rulesetFailures(inputs, zoneOf(cloud, inputs.zoneId)?.plan);
  },

  create(inputs, cloud) {
    if (inputs.zoneId === undefined) {
      throw new CloudError(
        "10000",
        "Rulesets of accounts are not part of this rehearsal; declare the ruleset on a zone.",
      );
    }
    const owner = requireZone(cloud, inputs.zoneId);
    const { kind, phase } = inputs;
    const other = cloud
      .list(TOKEN)
      .find((entity) => ["zoneId", "kind", "phase"].every((name) => entity.inputs[name] === inputs[name]));
    if (kind === "zone" && other !== undefined) {
      throw new CloudError(
        "20217",
        `'zone' is not a valid value for kind because exceeded maximum number of zone rulesets for phase ${String(phase)} ` +
          `(zone ${owner.name} already has "${String(other.inputs.name)}")`,
      );
    }
    return {
      id: cloud.hex(32),
      outputs: {
        version: "1",
        lastUpdated: cloud.now.toISOString(),
        rules: numbered(inputs, undefined, cloud),
        description: text(inputs, "description") ?? "",
      },
    };
  },

  update(entity, next, cloud) {
    return {
      version: String(Number(entity.outputs.version ?? 1) + 1),
      lastUpdated: cloud.now.toISOString(),
      rules: numbered(next, entity, cloud),
      description: text(next, "description") ?? "",
    };
  },
};

/** Each rule gets an id and a reference; a rule with the reference of an old one keeps its id. */
function numbered(inputs: Inputs, old: Entity | undefined, cloud: Cloud): readonly Record<string, unknown>[] {
  const before = old === undefined ? [] : records(old.outputs, "rules");
  return records(inputs, "rules").map((rule) => {
    const same = before.find((other) => text(rule, "ref") !== undefined && other.ref === rule.ref);
    const id = text(same ?? {}, "id") ?? cloud.hex(32);
    return { ...rule, id, ref: text(rule, "ref") ?? id, enabled: flag(rule, "enabled") ?? true };
  });
}

/** Cloudflare's rulesets: one of kind `zone` per zone and phase. */
export const ruleset: Service = { behaviours: [rulesetBehaviour] };
