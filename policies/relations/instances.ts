import type { ViewIndex } from "../index-views.ts";
import { inputsOf, type Reader } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { typeOf } from "../rule.ts";
import { ECS_SERVICE, INSTANCE, INSTANCE_PROFILE, LAUNCH_TEMPLATE, ROLE, SCHEDULE } from "../tokens.ts";
import { DEFAULT_SECURITY_GROUP, SECURITY_GROUP } from "./ingress.ts";

/** What instances are started by: templates, and instances that stand by themselves. */
export const HOST_TYPES: readonly string[] = [LAUNCH_TEMPLATE, INSTANCE];

const GROUPS = [SECURITY_GROUP, DEFAULT_SECURITY_GROUP] as const;

/** Properties of the two types that name security groups. */
const GROUP_PROPERTIES = ["networkInterfaces", "vpcSecurityGroupIds"] as const;

/** Everything in the stack that instances are started by. */
export function hostsOf(index: ViewIndex): readonly ResourceView[] {
  return index.ofType(...HOST_TYPES);
}

/** True for a service or a schedule whose tasks stand on instances: on whichever the cluster has. */
export function runsOnInstances(runner: ResourceView): boolean {
  const read = runner.type === SCHEDULE ? inputsOf(runner).at("target.ecsParameters") : inputsOf(runner);
  if (runner.type === SCHEDULE && !inputsOf(runner).has("target.ecsParameters")) return false;
  if (runner.type !== SCHEDULE && runner.type !== ECS_SERVICE) return false;
  const providers = read.items("capacityProviderStrategies").map((one) => one.text("capacityProvider"));
  if (providers.length > 0) return providers.some((name) => name?.startsWith("FARGATE") !== true);
  return (read.text("launchType") ?? "EC2") === "EC2"; // ECS API reference, CreateService: what is left out is EC2 (from memory, 2026-11)
}

/** True for a runner on instances whose tasks have no network interface of their own. */
export function sharesHost(runner: ResourceView): boolean {
  const path =
    runner.type === SCHEDULE ? "target.ecsParameters.networkConfiguration" : "networkConfiguration";
  return runsOnInstances(runner) && !inputsOf(runner).has(path);
}

/** The security groups that a host names, as far as this stack declares them. */
export function hostGroups(index: ViewIndex, host: ResourceView): readonly ResourceView[] {
  const linked = GROUP_PROPERTIES.flatMap((property) => index.linked(host, property, ...GROUPS));
  const ids = new Set(namedGroups(inputsOf(host)));
  const byId = index.ofType(...GROUPS).filter(({ outputs }) => ids.has(String(outputs.id)));
  return [...new Set([...linked, ...byId])];
}

/** Ids of groups that stand in a host's inputs as known texts. */
export function namedGroups(read: Reader): readonly string[] {
  const lists = [read, ...read.items("networkInterfaces")].flatMap((one) =>
    ["securityGroups", "vpcSecurityGroupIds"].map((name) => one.get(name)),
  );
  return lists.flatMap((list) => (Array.isArray(list) ? list.filter((id) => typeof id === "string") : []));
}

/** The roles that a host's profile hands to its instances, as far as this stack declares them. */
export function hostRoles(index: ViewIndex, host: ResourceView): readonly ResourceView[] {
  return index
    .linked(host, "iamInstanceProfile", INSTANCE_PROFILE)
    .flatMap((profile) => index.linked(profile, "role", ROLE));
}

/** True where a host names a profile. */
export function hasProfile(host: ResourceView): boolean {
  const sources = host.propertyDependencies.iamInstanceProfile ?? [];
  return inputsOf(host).has("iamInstanceProfile") || sources.some((urn) => typeOf(urn) === INSTANCE_PROFILE);
}
