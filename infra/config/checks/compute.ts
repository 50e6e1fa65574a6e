import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import { isDedicated } from "../../tables/atlas-tiers.ts";
import type { ConfigParts } from "../config.ts";
import { DEFAULTS } from "../tier-defaults.ts";
import { checkCapacity } from "./capacity.ts";

const FARGATE = "compute: { kind: fargate }";

/** What one instance cannot do, and whether its tasks fit. Words of an instance beside Fargate are refused as unknown ones. */
export function checkCompute(parts: ConfigParts): readonly Problem[] {
  const { compute } = parts;
  if (compute?.kind !== "instance") return [];
  return [
    ...checkWay(parts),
    ...checkStores(parts),
    ...checkNat(parts),
    ...checkTasks(parts),
    ...checkCalls(parts),
    ...checkArchitecture(parts),
    ...checkCapacity(parts, compute),
  ];
}

/** A load balancer would have to reach the host's ports, and nothing may. */
function checkWay({ ingress, services }: ConfigParts): readonly Problem[] {
  const [routed] = Object.entries(services ?? {}).find(([, one]) => (one?.routes ?? []).length > 0) ?? [];
  if (ingress === "tunnel" || routed === undefined) return [];
  return [
    {
      where: "ingress",
      expected: `tunnel with compute.kind: instance, since ${routed} has routes and no port of the instance is open`,
      found: shown(ingress ?? DEFAULTS.ingress.production),
      next: `Write ingress: tunnel, or ${FARGATE}`,
    },
  ];
}

/** A store inside the network, as somebody wrote it, and what can be written instead. */
interface InsideStore {
  readonly where: string;
  readonly found: string;
  readonly next: string;
}

/** All tasks share one interface and its group: a store in the network could not tell its users from the others. */
function checkStores({ cache, database }: ConfigParts): readonly Problem[] {
  const stores: readonly (InsideStore | undefined)[] = [
    database === undefined ? undefined : insideDatabase(database),
    cache === undefined ? undefined : { where: "cache", found: "one", next: "remove cache" },
  ];
  return stores
    .filter((store) => store !== undefined)
    .map(({ found, next, where }) => ({
      where,
      expected:
        "no store inside the network with compute.kind: instance, whose tasks share one security group, so that all would reach it",
      found,
      next: `Write ${FARGATE}, or ${next}`,
    }));
}

function insideDatabase(database: NonNullable<ConfigParts["database"]>): InsideStore | undefined {
  if (database.engine === "postgres")
    return { where: "database.engine", found: shown("postgres"), next: "engine: mongodb" };
  if (database.engine !== "mongodb") return undefined;
  const { reach, tier } = database;
  const next = "reach: egress-addresses";
  if (reach === "private-endpoint") return { where: "database.reach", found: shown(reach), next };
  if (reach !== undefined || tier === undefined || !isDedicated(tier)) return undefined;
  return { where: "database.reach", found: `nothing, which means private-endpoint for tier ${tier}`, next };
}

/** The instance stands in a public subnet with a fixed address; private subnets stay empty. */
function checkNat({ network, tier }: ConfigParts): readonly Problem[] {
  if (network === undefined || tier === undefined) return [];
  const nat = network.nat ?? DEFAULTS["network.nat"][tier];
  if (nat === "none") return [];
  return [
    {
      where: "network.nat",
      expected: "none with compute.kind: instance, which has a fixed address of its own",
      found: shown(nat),
      next: "Write nat: none: nothing would use the gateway",
    },
  ];
}

function checkTasks({ services }: ConfigParts): readonly Problem[] {
  return Object.entries(services ?? {}).flatMap(([name, service]) => {
    const most = service?.scale?.maxTasks;
    if (most === undefined || most <= 1) return [];
    const expected = "1 with compute.kind: instance: more copies on one host survive nothing more";
    const where = `services.${name}.scale.maxTasks`;
    return [{ where, expected, found: String(most), next: `Write maxTasks: 1, or ${FARGATE}` }];
  });
}

/** A task without an address of its own has no name in the network either. */
function checkCalls({ services }: ConfigParts): readonly Problem[] {
  return Object.entries(services ?? {}).flatMap(([name, service]) =>
    Object.entries(service?.calls ?? {}).map(([variable, callee]) => ({
      where: `services.${name}.calls.${variable}`,
      expected: "no calls with compute.kind: instance, whose tasks have no address of their own",
      found: shown(callee),
      next: `Remove it, or write ${FARGATE}`,
    })),
  );
}

/** The processors of all classes that are offered. */
function checkArchitecture({ backup, services }: ConfigParts): readonly Problem[] {
  const tasks: readonly (readonly [at: string, architecture: string | undefined])[] = [
    ...Object.entries(services ?? {}).map(
      ([name, service]) => [`services.${name}`, service?.architecture] as const,
    ),
    ["backup.dump", backup?.dump?.architecture],
  ];
  return tasks.flatMap(([at, architecture]) => {
    if (architecture === undefined || architecture === "ARM64") return [];
    const expected = "ARM64, the processor of every instance that compute offers";
    const next = `Build the image for ARM64, or write ${FARGATE}`;
    return [{ where: `${at}.architecture`, expected, found: shown(architecture), next }];
  });
}
