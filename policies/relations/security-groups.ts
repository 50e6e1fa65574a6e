import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { ECS_SERVICE, LOAD_BALANCER, SCHEDULE } from "../tokens.ts";
import { Undecided } from "../undecided.ts";
import { DEFAULT_SECURITY_GROUP, INGRESS_RULE, OLD_RULE, SECURITY_GROUP } from "./ingress.ts";
import { hostGroups, hostsOf, namedGroups, sharesHost } from "./instances.ts";

const GROUPS = [SECURITY_GROUP, DEFAULT_SECURITY_GROUP] as const;

/**
 * The security groups that a property names. Throws `Undecided` where it names one that this stack does not declare,
 * since nobody here knows what that one lets in.
 */
export function groupsOf(index: ViewIndex, view: ResourceView, property: string): readonly ResourceView[] {
  const groups = index.linked(view, property, ...GROUPS);
  const named = view.inputs[property];
  const known = new Set(groups.map(groupId));
  // In a preview the groups' ids are unknown, so a text that is known names something from outside the stack.
  const foreign = Array.isArray(named) && named.some((id) => typeof id === "string" && !known.has(id));
  if (groups.length === 0 || foreign) {
    throw new Undecided(property, "names a security group that this stack does not declare");
  }
  return groups;
}

/** A group's id; from its ARN where the engine does not tell the policies the id itself. Undefined while it is not known. */
export function groupId({ outputs: { arn, id } }: ResourceView): string | undefined {
  if (typeof id === "string") return id;
  return typeof arn === "string" ? arn.slice(arn.lastIndexOf("/") + 1) : undefined;
}

/** The resources that write ways into a group: the group itself and its rules. */
export function rulesInto(index: ViewIndex, group: ResourceView): readonly ResourceView[] {
  return [
    group,
    ...index.pointingAt(group, INGRESS_RULE, "securityGroupId"),
    ...index.pointingAt(group, OLD_RULE, "securityGroupId"),
  ];
}

/** Where what runs tasks names their groups: services, and what runs on a schedule. */
const RUNNERS = [
  { type: ECS_SERVICE, property: "networkConfiguration", path: "networkConfiguration" },
  { type: SCHEDULE, property: "target", path: "target.ecsParameters.networkConfiguration" },
] as const;

/** Where a runner says the network of its tasks; undefined where they have no network interface of their own. */
export function runnerNetwork(
  runner: ResourceView,
): { readonly property: string; readonly path: string } | undefined {
  const place = RUNNERS.find(({ type }) => type === runner.type);
  return place !== undefined && inputsOf(runner).has(place.path) ? place : undefined;
}

/** What runs tasks: the services, and the schedules that run some. */
export function taskRunners(index: ViewIndex): readonly ResourceView[] {
  return RUNNERS.flatMap(({ type }) => index.ofType(type));
}

/** URNs of the groups in which the services' tasks stand, and those that run on a schedule. */
export function serviceGroups(index: ViewIndex): ReadonlySet<string> {
  const onHosts = taskRunners(index).some(sharesHost)
    ? hostsOf(index).flatMap((host) => hostGroups(index, host).map((group) => group.urn))
    : [];
  return new Set([...onHosts, ...interfaceGroups(index)]);
}

function interfaceGroups(index: ViewIndex): ReadonlySet<string> {
  return new Set(
    RUNNERS.flatMap(({ type, property, path }) =>
      index
        .ofType(type)
        .filter((runner) => inputsOf(runner).has(path))
        .flatMap((runner) => linkedGroups(index, runner, property, `${path}.securityGroups`)),
    ),
  );
}

/** URNs of the groups of the load balancers, as far as this stack declares them. */
export function balancerGroups(index: ViewIndex): ReadonlySet<string> {
  return new Set(
    index
      .ofType(LOAD_BALANCER)
      .flatMap((balancer) => index.linked(balancer, "securityGroups", ...GROUPS).map((group) => group.urn)),
  );
}

/**
 * The groups in which the tasks of one runner stand, those of its instances where it shares their interface; undefined where it
 * runs no task with a network. Throws `Undecided` where not all of them are this stack's.
 */
export function wornGroups(index: ViewIndex, runner: ResourceView): readonly ResourceView[] | undefined {
  const place = runnerNetwork(runner);
  if (place === undefined) return sharesHost(runner) ? groupsOfHosts(index) : undefined;
  const read = inputsOf(runner);
  const path = `${place.path}.securityGroups`;
  const urns = linkedGroups(index, runner, place.property, path);
  const groups = urns.flatMap((urn) => index.byUrn.get(urn) ?? []);
  const known = new Set(groups.map(groupId));
  const named = read.unknown(path) ? undefined : read.get(path);
  const foreign = Array.isArray(named) && named.some((id) => typeof id === "string" && !known.has(id));
  // Without a group AWS gives the network's default one.
  if (groups.length === 0 || foreign)
    throw new Undecided(path, "names a security group that this stack does not declare");
  return groups;
}

/** What any instance of the stack wears: nothing says on which of them a task stands. */
function groupsOfHosts(index: ViewIndex): readonly ResourceView[] {
  const hosts = hostsOf(index);
  if (hosts.length === 0)
    throw new Undecided("launchType", "its tasks run on instances that this stack does not declare");
  return hosts.flatMap((host) => {
    const groups = hostGroups(index, host);
    const known = new Set(groups.map(groupId));
    if (groups.length === 0 || namedGroups(inputsOf(host)).some((id) => !known.has(id)))
      throw new Undecided(
        "securityGroups",
        "an instance names a security group that this stack does not declare",
      );
    return groups;
  });
}

/** The property holds subnets and more; only the groups among its sources count. */
function linkedGroups(
  index: ViewIndex,
  view: ResourceView,
  property: string,
  path: string,
): readonly string[] {
  const sources = index.linked(view, property, ...GROUPS);
  if (sources.length > 0) return sources.map((group) => group.urn);
  const named = new Set(inputsOf(view).texts(path));
  return index
    .ofType(...GROUPS)
    .filter((group) => named.has(groupId(group) ?? ""))
    .map((group) => group.urn);
}

/** Properties in which the three spellings name a group as a source. */
export const SOURCE_PROPERTIES: Readonly<Record<string, string>> = {
  [INGRESS_RULE]: "referencedSecurityGroupId",
  [OLD_RULE]: "sourceSecurityGroupId",
  [SECURITY_GROUP]: "ingress",
  [DEFAULT_SECURITY_GROUP]: "ingress",
};
