import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import type { SeedImage } from "../../cloud/seed.ts";
import { text, textList } from "../known.ts";
import { containerCheckProblem } from "./container-check.ts";
import type { ContainerDefinition } from "./container-definitions.ts";
import { letsIn, letsOut } from "./ec2-group-rules.ts";
import type { TaskStart } from "./ecs-start.ts";
import { seededImage } from "./ecs-start-image.ts";
import { writeProblem } from "./ecs-start-writes.ts";
import { healthCheckOf, loadBalancersOf } from "./elb-target-group.ts";
import { parseImage } from "./image-reference.ts";
import { imageStruck } from "./image-struck.ts";
import { live } from "./live.ts";
import { interfacesOf, sampleAddress } from "./network-interfaces.ts";
import { TOKEN } from "./tokens.ts";

/** The process must live, and answer whoever asks for its health. */
export function healthProblem(cloud: Cloud, start: TaskStart): string | undefined {
  for (const one of start.containers) {
    const image = seededImage(cloud, one.image);
    const problem = image === undefined ? undefined : processProblem(one, image);
    if (problem !== undefined && (one.essential ?? true))
      return `Essential container in task exited: ${one.name}: ${problem}`;
  }
  const images = start.containers.flatMap((one) => seededImage(cloud, one.image) ?? []);
  for (const one of start.containers) {
    if (one.healthCheck === undefined || !(one.essential ?? true)) continue; // another container's check ends no task
    if (isIll(cloud, one)) return failedCheck(one);
    const problem = containerCheckProblem(one, images);
    if (problem !== undefined) return `${failedCheck(one)} (${problem})`;
  }
  for (const balancer of start.loadBalancers) {
    const problem = targetProblem(cloud, start, balancer);
    if (problem !== undefined) {
      return `(service ${start.service.name}) (port ${balancer.containerPort}) is unhealthy in (target-group ${balancer.groupArn}) due to (reason ${problem})`;
    }
  }
  return undefined;
}

function failedCheck({ name }: ContainerDefinition): string {
  return `Task failed container health checks: ${name}`;
}

function isIll(cloud: Cloud, { image }: ContainerDefinition): boolean {
  const parsed = parseImage(image);
  if (parsed === undefined) return false;
  const { digest, registry, repository } = parsed;
  return imageStruck(cloud, "health", { digest, url: `${registry}/${repository}` });
}

function processProblem(one: ContainerDefinition, image: SeedImage): string | undefined {
  const names = new Set(
    [...(one.environment ?? []), ...(one.secrets ?? [])].map((variable) => variable.name),
  );
  const missing = image.needs.find((name) => !names.has(name));
  if (missing !== undefined) return `exit code 1; the variable ${missing} is missing`;
  const [unwritten] = image.writes.flatMap((path) => writeProblem(one, image, path) ?? []);
  return unwritten === undefined ? undefined : `exit code 1; ${unwritten}`;
}

function targetProblem(
  cloud: Cloud,
  start: TaskStart,
  target: TaskStart["loadBalancers"][number],
): string | undefined {
  const group = cloud.get(TOKEN.targetGroup, target.groupArn);
  const one = start.containers.find((container) => container.name === target.containerName);
  const image = one === undefined ? undefined : seededImage(cloud, one.image);
  if (group === undefined || one === undefined || image === undefined) return "Target registration failed";
  const check = healthCheckOf(group);
  const checkPort = check.port === "traffic-port" ? target.containerPort : Number(check.port);
  for (const balancer of loadBalancersOf(cloud, group.id)) {
    for (const subnet of start.network.subnets) {
      const problem = pathProblem(cloud, start, balancer, subnet, [target.containerPort, checkPort]);
      if (problem !== undefined) return problem;
    }
  }
  if (image.port !== target.containerPort || image.port !== checkPort)
    return `Health checks failed: connection refused; the image listens on ${image.port}`;
  if (check.enabled === false) return undefined;
  const code = isIll(cloud, one) ? 503 : image.healthPaths.includes(check.path) ? 200 : 404;
  return matches(check.matcher, code) ? undefined : `Health checks failed with these codes: [${code}]`;
}

/** The load balancer must serve the task's zone, and the groups of both must let it through. */
function pathProblem(
  cloud: Cloud,
  start: TaskStart,
  balancer: Entity,
  subnet: Entity,
  ports: readonly number[],
): string | undefined {
  const zones = textList(live(balancer), "subnets").map(
    (id) => cloud.get(TOKEN.subnet, id)?.outputs.availabilityZone,
  );
  if (!zones.includes(live(subnet).availabilityZone)) {
    return `Target is in an Availability Zone that is not enabled for the load balancer: ${String(live(subnet).availabilityZone)}`;
  }
  const task = { groups: start.network.groups, address: sampleAddress(subnet) };
  const open = interfacesOf(cloud, balancer.id).every((face) => {
    const source = {
      groups: textList(live(face), "securityGroups"),
      address: text(live(face), "privateIp") ?? "",
    };
    return ports.every((port) => letsOut(cloud, source, task, port) && letsIn(cloud, source, task, port));
  });
  return open
    ? undefined
    : `Request timed out: security groups do not let ${balancer.id} reach port ${ports[0]} of the task`;
}

/** `200`, `200,202`, `200-299`. */
function matches(matcher: string, code: number): boolean {
  return matcher.split(",").some((part) => {
    const [from, to] = part.split("-").map(Number);
    return from !== undefined && code >= from && code <= (to ?? from);
  });
}
