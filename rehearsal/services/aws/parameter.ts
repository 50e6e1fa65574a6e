import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { flag, given, text } from "../known.ts";
import { parameterFailures } from "./parameter-check.ts";
import {
  AWS_KEY,
  addValue,
  currentOf,
  parameterArn,
  parameterOf,
  requireParameterEncryption,
  valuesOf,
} from "./parameter-of.ts";
import { TOKEN } from "./tokens.ts";

/** Standard parameters of an account and region (AWS General Reference, Systems Manager quotas, from memory, 2026-11). */
const MOST_PARAMETERS = 10_000;

/** What a change of does not write the parameter anew. */
const APART: readonly string[] = ["overwrite", "region", "tags", "tagsAll"];

/** One parameter of Parameter Store, with the values that it has had. */
export const parameter: Behaviour = {
  token: TOKEN.parameter,
  autoName: { property: "name", maxLength: 1011 },
  changes: { value: ["version"], insecureValue: ["version"], valueWoVersion: ["version"] },

  /** An advanced parameter never becomes a standard one again. */
  renewedWhen: (state, news) => (state.tier === "Advanced" && news.tier === "Standard" ? "tier" : undefined),

  check: parameterFailures,

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    const existing = parameterOf(cloud, name);
    if (existing !== undefined && flag(inputs, "overwrite") !== true)
      throw new CloudError(
        "ParameterAlreadyExists",
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
      );
    const standing = cloud.list(TOKEN.parameter, { region: cloud.caller.region }).length;
    if (existing === undefined && standing >= MOST_PARAMETERS)
      throw new CloudError(
        "ParameterLimitExceeded",
        `The account has ${MOST_PARAMETERS} parameters in this region; delete some, or have the quota raised.`,
      );
    const arn = parameterArn(cloud, name);
    requireParameterEncryption(inputs, arn, cloud);
    const versions = addValue(existing === undefined ? [] : valuesOf(existing), valueIn(inputs));
    if (existing !== undefined) cloud.remove(existing);
    return {
      id: name,
      outputs: { arn, name, version: versions[0]?.version, ...settled(inputs) },
      internal: { versions },
    };
  },

  /** The provider writes the whole parameter, its value too, whatever has changed beside tags. */
  update(entity, next, cloud, changed) {
    if ([...changed].every((name) => APART.includes(name))) return undefined;
    requireParameterEncryption(next, String(entity.outputs.arn), cloud);
    entity.internal.versions = addValue(valuesOf(entity), valueIn(next));
    return { version: currentOf(entity).version, ...settled(next) };
  },

  read(entity) {
    const { value, version } = currentOf(entity);
    const property = given(entity.inputs, "insecureValue") ? "insecureValue" : "value";
    return given(entity.inputs, "valueWo") ? { version } : { version, [property]: value };
  },
};

function valueIn(inputs: Inputs): string {
  return text(inputs, "value") ?? text(inputs, "insecureValue") ?? text(inputs, "valueWo") ?? "";
}

function settled(inputs: Inputs): Record<string, unknown> {
  return {
    dataType: text(inputs, "dataType") ?? "text",
    tier: text(inputs, "tier") ?? "Standard",
    keyId: text(inputs, "type") === "SecureString" ? (text(inputs, "keyId") ?? AWS_KEY) : "",
    hasValueWo: given(inputs, "valueWo"),
  };
}
