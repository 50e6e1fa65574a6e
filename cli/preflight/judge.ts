import type { Settings } from "../../infra/config/settings.ts";
import { natZones } from "../../infra/network/nat-zones.ts";
import { taskCapacity } from "../../infra/tables/instance-classes.ts";
import type { About } from "../lib/stack-words.ts";
import type { Clouds, Counted } from "./clouds.ts";
import { dockerMachine, type Machine } from "./docker-machine.ts";
import { accessChecks } from "./judge-access.ts";
import { atlasChecks } from "./judge-atlas.ts";
import { dockerChecks } from "./judge-docker.ts";
import { imageChecks } from "./judge-images.ts";
import { messageChecks } from "./judge-messages.ts";
import { secretChecks } from "./judge-secrets.ts";
import { unanswered } from "./unanswered.ts";

/** `failed` and `unknown` stop; `person` is what nobody but a person can do, and stops nothing. */
export type State = "ok" | "failed" | "unknown" | "person";

export interface Finding {
  readonly subject: string;
  readonly state: State;
  readonly expected: string;
  readonly found: string;
  /** What to do now; empty where nothing is left. */
  readonly next: string;
}

export type Verdict = Omit<Finding, "subject">;

/** CPU units of ECS in one vCPU (ECS developer guide, task definition parameters, from memory, 2026-11). */
const UNITS_PER_VCPU = 1024;

/** Codes of Service Quotas (its console and `list-service-quotas`, from memory, 2026-11). */
const QUOTAS = {
  vpcs: { name: "VPCs", service: "vpc", code: "L-F678F1CE" },
  elasticAddresses: { name: "Elastic IP addresses", service: "ec2", code: "L-0263D0A3" },
  databaseInstances: { name: "RDS instances", service: "rds", code: "L-7B6409FD" },
  fargate: { name: "Fargate vCPU", service: "fargate", code: "L-3032A538" },
  instances: { name: "vCPU of standard on-demand instances", service: "ec2", code: "L-1216C47A" },
} as const;

/** Every check, in the order in which one stands on the other. */
export async function judge(
  settings: Settings,
  clouds: Clouds,
  about: About,
  machine: Machine = dockerMachine(process.env),
): Promise<readonly Finding[]> {
  const { aws, cloudflare } = settings;
  const checks: readonly (readonly [subject: string, check: () => Promise<Verdict>])[] = [
    ["AWS account", async () => same(aws.accountId, await clouds.accountId(), "Log in to that account")],
    ...[...new Set([aws.region, aws.recoveryRegion])].map(
      (region) => [`region ${region}`, async () => enabled(await clouds.regionStatus(region))] as const,
    ),
    ["zone's name", async () => same(settings.domain, (await clouds.zone(cloudflare.zoneId)).name, ZONE_ID)],
    [
      "zone's account",
      async () => same(cloudflare.accountId, (await clouds.zone(cloudflare.zoneId)).accountId, ZONE_ID),
    ],
    ["zone's plan", async () => same(cloudflare.plan, (await clouds.zone(cloudflare.zoneId)).plan, PLAN)],
    ["zone's name servers", async () => active((await clouds.zone(cloudflare.zoneId)).status)],
    ...needs(settings).map(
      ([kind, least, most = least]) =>
        [`quota of ${QUOTAS[kind].name}`, async () => room(clouds, kind, { least, most })] as const,
    ),
    ...(cloudflare.ownsZone
      ? [["registrar", async () => registrar(await clouds.signing(cloudflare.zoneId))] as const]
      : []),
    ...accessChecks(settings, clouds),
    ...messageChecks(settings, clouds),
    ...dockerChecks(settings, machine, about),
    ...atlasChecks(settings, clouds),
    ...imageChecks(settings, clouds, about),
    ...secretChecks(settings, clouds, about),
  ];
  const answered = checks.map(async ([subject, check]) => ({
    subject,
    ...(await check().catch((error: unknown) => unanswered(error))),
  }));
  return [...(await Promise.all(answered)), ...byHand(settings)];
}

const ZONE_ID = "Correct cloudflare.zoneId, or the token's zones";
const PLAN = "Change cloudflare.plan, or the zone's plan in Cloudflare";

function same(expected: string, found: string, next: string): Verdict {
  return {
    state: expected === found ? "ok" : "failed",
    expected,
    found,
    next: expected === found ? "" : next,
  };
}

function enabled(status: string | undefined): Verdict {
  const ok = status === "opted-in" || status === "opt-in-not-required";
  const next = ok ? "" : "Enable the region in the account's settings; it takes minutes to hours";
  return { state: ok ? "ok" : "failed", expected: "enabled", found: status ?? "no such region", next };
}

function active(status: string): Verdict {
  if (status === "active") return { state: "ok", expected: "active", found: status, next: "" };
  return {
    state: "person",
    expected: "active",
    found: status,
    next: "Give the registrar the zone's name servers",
  };
}

/** A rollout starts every new task beside the old ones, which go when the new ones are steady (200 % in `service/task-place.ts`). */
const AT_ROLLOUT = 2;

/** How many the whole stack holds of each: what stands after its first update, and what it has at its busiest where that is more. */
function needs(
  settings: Settings,
): readonly (readonly [keyof typeof QUOTAS, least: number, most?: number])[] {
  const { backup, compute, database, network, services } = settings;
  const all = Object.values(services);
  const dump = [backup?.dump?.cpuUnits ?? 0, backup?.dump?.restoreTest?.cpuUnits ?? 0];
  const vcpu = (units: readonly number[]) => units.reduce((sum, one) => sum + one, 0) / UNITS_PER_VCPU;
  const first = vcpu(all.map(({ cpuUnits, scale }) => cpuUnits * scale.minTasks));
  const busiest = vcpu([
    ...all.map(({ cpuUnits, scale }) => cpuUnits * scale.maxTasks * AT_ROLLOUT),
    ...dump,
  ]);
  return [
    ["vpcs", 1],
    [
      "elasticAddresses",
      natZones(network.nat, network.zoneCount).length + (compute.kind === "instance" ? 1 : 0),
    ],
    ["databaseInstances", database?.engine === "postgres" ? 1 : 0],
    compute.kind === "instance"
      ? ["instances", taskCapacity(compute.instanceType).cpuUnits / UNITS_PER_VCPU]
      : ["fargate", first, busiest],
  ];
}

/** The use of vCPUs is a metric, no list: there the stack alone is held against the quota, and the text says so. */
const NOT_COUNTED = ["fargate", "instances"] as const;

function isCounted(kind: keyof typeof QUOTAS): kind is Counted {
  return !NOT_COUNTED.some((one) => one === kind);
}

/** Too little for the first update stops it; too little for the busiest day is a person's to ask for in time. */
async function room(
  clouds: Clouds,
  kind: keyof typeof QUOTAS,
  { least, most }: { readonly least: number; readonly most: number },
): Promise<Verdict> {
  const { code, service } = QUOTAS[kind];
  const quota = await clouds.quota(service, code);
  const others = isCounted(kind) ? await clouds.othersOf(kind) : 0;
  const ok = others + most <= quota;
  const beside = isCounted(kind) ? `beside ${others} of others` : "not counting what others run";
  return {
    state: ok ? "ok" : others + least <= quota ? "person" : "failed",
    expected:
      least === most ? `room for ${most}` : `room for ${least}, and ${most} in a rollout at full scale`,
    found: `${quota} allowed, ${beside}`,
    next: ok ? "" : `Ask Service Quotas for ${Math.ceil(others + most)} or more (${service} ${code})`,
  };
}

function registrar({ ds, status }: { readonly status: string; readonly ds: string | undefined }): Verdict {
  if (status === "active") return { state: "ok", expected: "the zone's DS record", found: "there", next: "" };
  const next =
    ds === undefined ? "After the first up, give the registrar its DS record" : `Give the registrar: ${ds}`;
  return { state: "person", expected: "the zone's DS record", found: `signing ${status}`, next };
}

/** What no API tells. */
function byHand({ notify }: Settings): readonly Finding[] {
  const slack = notify.slackWebhook;
  if (slack === undefined) return [];
  return [
    {
      ...{ subject: "Slack", state: "person", expected: "the workspace's consent", found: "not asked" },
      next: `An administrator installs the app whose webhook ${slack} holds`,
    },
  ];
}
