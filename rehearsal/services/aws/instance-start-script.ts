import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { isRecord, text, textList } from "../known.ts";
import { letsOut } from "./ec2-group-rules.ts";
import { internetPath } from "./ec2-paths.ts";
import { live } from "./live.ts";
import { roleAllows } from "./role-judge.ts";
import { amazonBucketProblem, packageBucket } from "./s3-gateway.ts";
import { TOKEN } from "./tokens.ts";

export interface StartingInstance {
  readonly instance: Entity;
  readonly face: Entity;
  /** The role that its profile hands to it. */
  readonly role: Entity | undefined;
  readonly script: string;
}

/** What a start script came to. */
export interface StartOutcome {
  /** Why it stopped; undefined where it ran to its end. */
  readonly problem: string | undefined;
  readonly clusterName: string;
  readonly reservedMib: number;
}

const HTTPS = 443;

/** Cluster of an agent that is told none (ECS Developer Guide, "Amazon ECS container agent configuration", from memory, 2026-11). */
const DEFAULT_CLUSTER = "default";

/**
 * What of a start script the rehearsal understands: commands of the AWS command line that take an elastic address, and the lines of
 * the agent's configuration. Nothing else in it has an effect here.
 */
export function runStart(cloud: Cloud, start: StartingInstance): StartOutcome {
  const { script } = start;
  const failed = (problem: string): StartOutcome => ({
    problem,
    clusterName: DEFAULT_CLUSTER,
    reservedMib: 0,
  });
  const installs = /\b(?:dnf|yum) install\b/.test(script);
  const takes = /\baws ec2 associate-address\b([^\n]*)/.exec(script)?.[1];
  if (installs || takes !== undefined) {
    const blocked = wayProblem(cloud, start.face);
    if (blocked !== undefined) return failed(blocked);
  }
  const withheld = installs ? packageProblem(cloud, start.face) : undefined;
  if (withheld !== undefined) return failed(withheld);
  if (takes !== undefined) {
    if (!installs) return failed("aws: command not found"); // the image of ECS has none
    const refused = takeAddress(cloud, start, takes);
    if (refused !== undefined) return failed(refused);
  }
  return {
    problem: undefined,
    clusterName: /^ECS_CLUSTER=(\S+)$/m.exec(script)?.[1] ?? DEFAULT_CLUSTER,
    reservedMib: Number(/^ECS_RESERVED_MEMORY=(\d+)$/m.exec(script)?.[1] ?? 0),
  };
}

/** Why an interface does not reach AWS; undefined where it does. */
export function wayProblem(cloud: Cloud, face: Entity): string | undefined {
  const subnet = cloud.get(TOKEN.subnet, live(face).subnetId);
  const path = subnet === undefined ? undefined : internetPath(cloud, subnet);
  if (path === undefined) return "no route to the internet";
  if (path === "internet gateway" && (text(live(face), "publicIp") ?? "") === "")
    return "the route leads to an internet gateway, but the instance has no public address";
  const source = {
    groups: textList(live(face), "securityGroups"),
    address: text(live(face), "privateIp") ?? "",
  };
  return letsOut(cloud, source, { groups: [] }, HTTPS)
    ? undefined
    : "the security groups let nothing out to the internet on port 443";
}

/** Why packages do not come: their repository is a bucket of the instance's own region. */
function packageProblem(cloud: Cloud, face: Entity): string | undefined {
  const subnet = cloud.get(TOKEN.subnet, live(face).subnetId);
  const problem =
    subnet === undefined ? undefined : amazonBucketProblem(cloud, subnet, packageBucket(subnet.region));
  return problem === undefined
    ? undefined
    : `Error: Failed to download metadata for repo 'amazonlinux': ${problem}`;
}

/** Moves an elastic address to the instance's interface, by the instance's own role. */
function takeAddress(
  cloud: Cloud,
  { face, instance, role }: StartingInstance,
  words: string,
): string | undefined {
  if (role === undefined) return "Unable to locate credentials: the instance has no role";
  const allocationId = /--allocation-id[ =](\S+)/.exec(words)?.[1] ?? "";
  const address = cloud.get(TOKEN.eip, allocationId);
  const { accountId } = cloud.caller;
  const tags = isRecord(live(instance).tags) ? live(instance).tags : {};
  const context = Object.fromEntries(
    Object.entries(isRecord(tags) ? tags : {}).map(([key, value]) => [
      `aws:ResourceTag/${key}`,
      String(value),
    ]),
  );
  const asked: readonly (readonly [arn: string, context: Readonly<Record<string, string>>])[] = [
    [cloud.arn("ec2", `elastic-ip/${allocationId}`), {}],
    [text(live(instance), "arn") ?? "", context],
  ];
  const denied = asked.find(([arn, tagged]) => !roleAllows(cloud, role, "ec2:AssociateAddress", arn, tagged));
  if (denied !== undefined)
    return (
      `UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::${accountId}:assumed-role/` +
      `${text(live(role), "name") ?? role.id}/${instance.id} is not authorized to perform: ec2:AssociateAddress on resource: ${denied[0]}`
    );
  if (address === undefined)
    return `InvalidAllocationID.NotFound: The allocation ID '${allocationId}' does not exist`;
  const before = cloud
    .list(TOKEN.networkInterface)
    .find((one) => one.internal.allocationId === allocationId && one.id !== face.id);
  if (before !== undefined && !words.includes("--allow-reassociation"))
    return `Resource.AlreadyAssociated: resource ${allocationId} is already associated with associate-id ${String(before.internal.associationId)}`;
  if (before !== undefined) {
    before.outputs = { ...before.outputs, publicIp: "" };
    before.internal.allocationId = undefined;
  }
  face.outputs = { ...face.outputs, publicIp: text(live(address), "publicIp") ?? "" };
  face.internal.allocationId = allocationId;
  face.internal.associationId = `eipassoc-${cloud.hex(17)}`;
  return undefined;
}
