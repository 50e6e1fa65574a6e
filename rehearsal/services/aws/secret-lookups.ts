import type { Lookup } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, record, records, text, textList } from "../known.ts";
import { requireSecret, versionsOf } from "./secret-of.ts";

const SECRET = "aws:secretsmanager/secret:Secret";

/**
 * API reference, ListSecrets, from memory, 2026-11: values match by prefix; a value that begins with `!` means "not".
 */
const FILTERS: Readonly<Record<string, (entity: Entity) => readonly string[]>> = {
  name: (entity) => [text(entity.outputs, "name") ?? ""],
  description: (entity) => (text(entity.inputs, "description") ?? "").split(/\s+/),
  "tag-key": (entity) => Object.keys(tagsOf(entity)),
  "tag-value": (entity) => Object.values(tagsOf(entity)),
};

/** Tags with the provider's default tags, where the core has stored them. */
function tagsOf(entity: Entity): Record<string, string> {
  const tags =
    record(entity.outputs, "tagsAll") ??
    record(entity.inputs, "tagsAll") ??
    record(entity.inputs, "tags") ??
    {};
  return Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, String(value)]));
}

/** Names and ARNs of secrets; those in their recovery window are left out. */
export const getSecrets: Lookup = {
  token: "aws:secretsmanager/getSecrets:getSecrets",
  invoke(inputs, cloud) {
    const region = text(inputs, "region") ?? cloud.caller.region;
    let found = cloud.list(SECRET, { region });
    for (const filter of records(inputs, "filters")) {
      const name = text(filter, "name") ?? "";
      const facts = FILTERS[name];
      if (facts === undefined) {
        throw new CloudError(
          "InvalidParameterException",
          `Filter key '${name}' is not one that this rehearsal knows: ${Object.keys(FILTERS).join(", ")}.`,
        );
      }
      found = found.filter((entity) =>
        textList(filter, "values").some((value) => satisfies(facts(entity), value)),
      );
    }
    const sorted = [...found].sort((a, b) => String(a.outputs.name).localeCompare(String(b.outputs.name)));
    return {
      id: region,
      region,
      arns: sorted.map((entity) => entity.outputs.arn),
      names: sorted.map((entity) => entity.outputs.name),
      ...(inputs.filters === undefined ? {} : { filters: inputs.filters }),
    };
  },
};

function satisfies(facts: readonly string[], value: string): boolean {
  if (value.startsWith("!")) return !satisfies(facts, value.slice(1));
  return facts.some((fact) => fact.startsWith(value));
}

/** Version ids and labels of a secret; never a value. */
export const getSecretVersions: Lookup = {
  token: "aws:secretsmanager/getSecretVersions:getSecretVersions",
  invoke(inputs, cloud) {
    const owner = requireSecret(cloud, inputs.secretId);
    const deprecated = flag(inputs, "includeDeprecated") ?? false;
    const { arn, name } = owner.outputs;
    return {
      ...{
        id: arn,
        region: owner.region,
        secretId: inputs.secretId,
        arn,
        secretArn: arn,
        name,
        secretName: name,
      },
      includeDeprecated: deprecated,
      versions: versionsOf(owner)
        .filter(({ stages }) => deprecated || stages.length > 0)
        .map(({ versionId, stages, createdTime }) => ({
          versionId,
          versionStages: [...stages],
          createdTime,
          lastAccessedDate: "",
        })),
    };
  },
};
