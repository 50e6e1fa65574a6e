import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, number, record, records, text, textList } from "../known.ts";
import { type ContainerDefinition, parseContainerDefinitions } from "./container-definitions.ts";
import { taskProblems } from "./container-rules.ts";
import { parseImage } from "./image-reference.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Names of families and of volumes. Source: ECS API Reference, RegisterTaskDefinition and Volume, from memory, 2026-11. */
const FAMILY = /^[A-Za-z0-9_-]{1,255}$/;

/** GiB. Source: @pulumi/aws 7.48.0, ecs.TaskDefinitionEphemeralStorage. */
const EPHEMERAL = { min: 21, max: 200 } as const;

/** Kinds of volume that are not simulated, by the property that asks for them. */
const FOREIGN_VOLUMES = [
  "dockerVolumeConfiguration",
  "efsVolumeConfiguration",
  "fsxWindowsFileServerVolumeConfiguration",
  "s3filesVolumeConfiguration",
];

const taskDefinition: Behaviour = {
  token: TOKEN.taskDefinition,
  inPlace: ["skipDestroy", "trackLatest"],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const oneOf = (property: string, allowed: readonly string[], value: string | undefined): void => {
      if (value !== undefined && !allowed.includes(value)) {
        failures.push({
          property,
          reason: `expected ${property} to be one of ${JSON.stringify(allowed)}, got ${value}`,
        });
      }
    };
    const family = text(inputs, "family");
    if (family !== undefined && !FAMILY.test(family)) {
      failures.push({
        property: "family",
        reason: `must be 1 to 255 letters, digits, hyphens and underscores; got "${family}"`,
      });
    }
    oneOf("networkMode", ["awsvpc", "bridge", "host", "none"], text(inputs, "networkMode"));
    const platform = record(inputs, "runtimePlatform") ?? {};
    oneOf("runtimePlatform.cpuArchitecture", ["X86_64", "ARM64"], text(platform, "cpuArchitecture"));
    oneOf("runtimePlatform.operatingSystemFamily", ["LINUX"], text(platform, "operatingSystemFamily"));
    for (const kind of textList(inputs, "requiresCompatibilities"))
      oneOf("requiresCompatibilities", ["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"], kind);
    const size = number(record(inputs, "ephemeralStorage") ?? {}, "sizeInGib");
    if (size !== undefined && (size < EPHEMERAL.min || size > EPHEMERAL.max)) {
      failures.push({
        property: "ephemeralStorage.sizeInGib",
        reason: `expected sizeInGib to be in the range (${EPHEMERAL.min} - ${EPHEMERAL.max}), got ${size}`,
      });
    }
    return [...failures, ...checkVolumes(inputs), ...checkContainers(inputs)];
  },
  create(inputs, cloud) {
    const family = text(inputs, "family") ?? "";
    const problems = problemsOf(inputs);
    if (problems.length > 0) throw new CloudError("ClientException", problems.join("; "));
    const earlier = cloud
      .list(TOKEN.taskDefinition, { region: cloud.caller.region, kept: true })
      .filter((other) => live(other).family === family);
    const revision = Math.max(0, ...earlier.map((other) => number(live(other), "revision") ?? 0)) + 1;
    const arnWithoutRevision = cloud.arn("ecs", `task-definition/${family}`);
    const arn = `${arnWithoutRevision}:${revision}`;
    return {
      id: arn,
      outputs: {
        arn,
        arnWithoutRevision,
        revision,
        networkMode: text(inputs, "networkMode") ?? "bridge",
        enableFaultInjection: flag(inputs, "enableFaultInjection") ?? false,
      },
    };
  },
  update: () => ({}),
  // A deregistered revision stays INACTIVE for good: services on it run on, and its number is not given again.
  delete: (entity) =>
    flag(live(entity), "skipDestroy") === true
      ? { why: "skipDestroy leaves the task definition's revision ACTIVE", until: undefined }
      : { why: "ECS keeps deregistered revisions (INACTIVE)", until: undefined },
};

function checkVolumes(inputs: Inputs): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const volumes = records(inputs, "volumes");
  const names = volumes.map((volume) => text(volume, "name"));
  for (const [index, volume] of volumes.entries()) {
    const foreign = FOREIGN_VOLUMES.find((property) => volume[property] !== undefined);
    if (foreign !== undefined)
      failures.push({
        property: `volumes[${index}].${foreign}`,
        reason: "is not simulated; volumes that live with the task are",
      });
    if (volume.hostPath !== undefined && textList(inputs, "requiresCompatibilities").includes("FARGATE")) {
      failures.push({
        property: `volumes[${index}].hostPath`,
        reason: "host.sourcePath should not be set for volumes in Fargate",
      });
    }
    const name = names[index];
    if (name !== undefined && !FAMILY.test(name)) {
      failures.push({
        property: `volumes[${index}].name`,
        reason: `must be 1 to 255 letters, digits, hyphens and underscores; got "${name}"`,
      });
    }
    if (name !== undefined && names.indexOf(name) !== index)
      failures.push({ property: `volumes[${index}].name`, reason: `"${name}" stands twice` });
  }
  return failures;
}

/** The text is judged as soon as it is known: what ECS would refuse at registration is found before anything is made. */
function checkContainers(inputs: Inputs): readonly CheckFailure[] {
  return problemsOf(inputs).map((problem) => ({
    property: "containerDefinitions",
    reason: `ClientException: ${problem}`,
  }));
}

function problemsOf(inputs: Inputs): readonly string[] {
  const definitions = text(inputs, "containerDefinitions");
  if (definitions === undefined) return [];
  const parsed = parseContainerDefinitions(definitions);
  if ("problems" in parsed) return parsed.problems;
  const fargate = textList(inputs, "requiresCompatibilities").includes("FARGATE");
  const deciding = [
    inputs.cpu,
    inputs.memory,
    inputs.volumes,
    inputs.networkMode,
    inputs.requiresCompatibilities,
  ];
  if (deciding.some((value) => typeof value === "symbol")) return []; // not known yet: `create` judges it
  const role = inputs.executionRoleArn;
  const shape = {
    fargate,
    networkMode: text(inputs, "networkMode") ?? "bridge",
    cpu: text(inputs, "cpu"),
    memory: text(inputs, "memory"),
    volumes: records(inputs, "volumes").map((volume) => text(volume, "name") ?? ""),
    // A role that is not known yet is a role all the same.
    executionRoleArn: role === undefined || role === null ? undefined : String(role),
  };
  const images = parsed.containers.filter((one) => parseImage(one.image) === undefined);
  return [
    ...images.map((one) => `container ${one.name}: "${one.image}" is no image`),
    ...taskProblems(shape, parsed.containers),
  ];
}

/** The revision that a service means by ARN, `family:revision` or family, INACTIVE ones too. */
export function taskDefinitionOf(cloud: Cloud, reference: string): Entity | undefined {
  const all = cloud.list(TOKEN.taskDefinition, { region: cloud.caller.region, kept: true });
  const exact = all.find(
    (entity) => entity.id === reference || entity.id.endsWith(`task-definition/${reference}`),
  );
  if (exact !== undefined) return exact;
  const family = all.filter(
    (entity) =>
      isActive(entity) && [live(entity).family, live(entity).arnWithoutRevision].includes(reference),
  );
  return family.sort(
    (one, other) => (number(live(other), "revision") ?? 0) - (number(live(one), "revision") ?? 0),
  )[0];
}

/** False for a deregistered revision. */
export function isActive(entity: Entity): boolean {
  return entity.kept === undefined || flag(live(entity), "skipDestroy") === true;
}

/** The containers of a registered revision. */
export function containersOf(entity: Entity): readonly ContainerDefinition[] {
  const parsed = parseContainerDefinitions(text(live(entity), "containerDefinitions") ?? "");
  return "containers" in parsed ? parsed.containers : [];
}

/** Task definitions of ECS. */
export const ecsTaskDefinition: Service = { behaviours: [taskDefinition] };
