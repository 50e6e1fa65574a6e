import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { number, record, records, text, textList } from "../known.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Source: EC2 API Reference, CreateLaunchTemplate and RequestLaunchTemplateData, from memory, 2026-11. */
const NAME = { longest: 128, pattern: /^[a-zA-Z0-9().\-/_]{3,128}$/ } as const;
const MAX_USER_DATA_BYTES = 16_384;
const HOPS = { min: 1, max: 64 } as const;

const CHOICES: readonly (readonly [path: string, allowed: readonly string[]])[] = [
  ["metadataOptions.httpTokens", ["required", "optional"]],
  ["metadataOptions.httpEndpoint", ["enabled", "disabled"]],
  ["creditSpecification.cpuCredits", ["standard", "unlimited"]],
  ["instanceInitiatedShutdownBehavior", ["stop", "terminate"]],
];

const launchTemplate: Behaviour = {
  token: TOKEN.launchTemplate,
  autoName: { property: "name", maxLength: NAME.longest },
  // Every change but that of its tags is a new version.
  changes: { "*": ["latestVersion", "defaultVersion"] },
  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && !NAME.pattern.test(name))
      failures.push({ property: "name", reason: `must match ${NAME.pattern.source}; got "${name}"` });
    for (const [path, allowed] of CHOICES) {
      const [head = "", tail] = path.split(".");
      const value = tail === undefined ? text(inputs, head) : text(record(inputs, head) ?? {}, tail);
      if (value !== undefined && !allowed.includes(value))
        failures.push({ property: path, reason: `expected one of ${JSON.stringify(allowed)}, got ${value}` });
    }
    const hops = number(record(inputs, "metadataOptions") ?? {}, "httpPutResponseHopLimit");
    if (hops !== undefined && (hops < HOPS.min || hops > HOPS.max))
      failures.push({
        property: "metadataOptions.httpPutResponseHopLimit",
        reason: `expected a number in the range (${HOPS.min} - ${HOPS.max}), got ${hops}`,
      });
    const [first] = records(inputs, "networkInterfaces");
    if (first !== undefined && textList(inputs, "vpcSecurityGroupIds").length > 0)
      failures.push({
        property: "vpcSecurityGroupIds",
        reason:
          "Network interfaces and an instance-level security groups may not be specified on the same request",
      });
    return [...failures, ...checkUserData(inputs)];
  },
  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    if (
      cloud.list(TOKEN.launchTemplate, { region: cloud.caller.region }).some((one) => live(one).name === name)
    )
      throw new CloudError(
        "InvalidLaunchTemplateName.AlreadyExistsException",
        `Launch template name already in use.`,
      );
    const id = `lt-${cloud.hex(17)}`;
    return {
      id,
      outputs: {
        name,
        namePrefix: text(inputs, "namePrefix") ?? "",
        arn: cloud.arn("ec2", `launch-template/${id}`),
        latestVersion: 1,
        defaultVersion: 1,
      },
      internal: { versions: [inputs] },
    };
  },
  update(entity, next, _cloud, changed) {
    if ([...changed].every((property) => property === "tags" || property === "tagsAll")) return undefined;
    const versions = [...versionsOf(entity), next];
    entity.internal.versions = versions;
    const moves = next.updateDefaultVersion === true;
    return {
      latestVersion: versions.length,
      defaultVersion: moves
        ? versions.length
        : (number(next, "defaultVersion") ?? number(entity.outputs, "defaultVersion") ?? 1),
    };
  },
  delete: () => undefined,
};

function checkUserData(inputs: Inputs): readonly CheckFailure[] {
  const data = text(inputs, "userData");
  if (data === undefined) return [];
  const bytes = Buffer.from(data, "base64");
  const reason =
    bytes.toString("base64") !== data
      ? "InvalidUserData.Malformed: Invalid BASE64 encoding of user data."
      : bytes.length > MAX_USER_DATA_BYTES
        ? `User data is limited to ${MAX_USER_DATA_BYTES} bytes`
        : undefined;
  return reason === undefined ? [] : [{ property: "userData", reason }];
}

function versionsOf(template: Entity): readonly Inputs[] {
  const { versions } = template.internal;
  return Array.isArray(versions) ? (versions as Inputs[]) : []; // only this file writes it
}

/** The version of a template that a group names; refuses one that does not exist as Auto Scaling does. */
export function templateVersion(cloud: Cloud, named: Readonly<Record<string, unknown>>): Inputs {
  const found = cloud
    .list(TOKEN.launchTemplate, { region: cloud.caller.region })
    .find((one) => one.id === text(named, "id") || live(one).name === text(named, "name"));
  if (found === undefined)
    throw new CloudError(
      "ValidationError",
      "You must use a valid fully-formed launch template. The specified launch template, with template ID " +
        `${text(named, "id") ?? text(named, "name") ?? ""}, does not exist.`,
    );
  const versions = versionsOf(found);
  const asked = text(named, "version") ?? "$Default";
  const number_ =
    asked === "$Latest"
      ? versions.length
      : asked === "$Default"
        ? (number(live(found), "defaultVersion") ?? 1)
        : Number(asked);
  const version = versions[number_ - 1];
  if (version !== undefined) return version;
  throw new CloudError(
    "ValidationError",
    `You must use a valid fully-formed launch template. The specified launch template version ${asked} does not exist.`,
  );
}

/** Templates that instances are started by. */
export const ec2LaunchTemplate: Service = { behaviours: [launchTemplate] };
