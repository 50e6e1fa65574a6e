import type { World } from "../../rehearsal/cloud/world.ts";
import { UserError } from "../lib/user-error.ts";
import type { EngineStack } from "./engine-stack.ts";
import { nameOf } from "./event-log.ts";
import { PROJECT } from "./project-name.ts";

interface ResourceState {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly delete?: boolean;
  readonly id?: string;
  readonly provider?: string;
}

interface PendingOperation {
  readonly type: string;
  readonly resource: ResourceState;
}

interface Deployment {
  resources?: readonly ResourceState[];
  pending_operations?: readonly PendingOperation[];
}

export interface SettleOptions {
  readonly stack: EngineStack;
  /** The simulated clouds, or undefined on a real one. */
  readonly world: World | undefined;
  /** When the interrupted run began; undefined where the last one ended by itself. */
  readonly since: Date | undefined;
  readonly report: (line: string) => void;
}

interface Orphan {
  readonly urn: string;
  readonly id: string;
  readonly type: string;
}

/**
 * Settles what an interrupted run left half done. In a rehearsal everything that the simulated cloud made for this stack
 * since that run began, by the URN it was made with, and that the engine's state does not know, is adopted; the next update
 * makes the rest. On a real cloud only a person can look: the run stops with the list and the command for each. Throws
 * `UserError`.
 */
export async function settlePending(options: SettleOptions): Promise<void> {
  const { stack, world, since } = options;
  if (world !== undefined && since === undefined) return;
  const exported = await stack.exportStack();
  const deployment = exported.deployment as Deployment; // the engine's own format, version 3
  const pending = deployment.pending_operations ?? [];
  if (world === undefined || since === undefined) {
    if (pending.length > 0) throw new UserError(pendingOnCloud(stack.name, pending));
    return;
  }
  const orphans = findOrphans(world, stack.name, deployment, since);
  if (orphans.length === 0 && pending.length === 0) return;
  options.report(`an earlier run was interrupted: ${settled(orphans.length, pending.length)}`);
  await stack.importStack({ ...exported, deployment: withOrphans(deployment, orphans) });
  if (orphans.length === 0) return;
  await stack.refresh({ color: "never", suppressProgress: true, target: orphans.map(({ urn }) => urn) });
}

/** What was done about it; the pending ones among the adopted are not told twice. */
function settled(adopted: number, pending: number): string {
  if (adopted === 1) return "1 resource that had reached the cloud is adopted";
  if (adopted > 1) return `${adopted} resources that had reached the cloud are adopted`;
  return pending === 1
    ? "its unfinished operation is cleared from the state"
    : `its ${pending} unfinished operations are cleared from the state`;
}

/** What the cloud made for this stack in that run and the state does not know. */
function findOrphans(
  world: World,
  stackName: string,
  deployment: Deployment,
  since: Date,
): readonly Orphan[] {
  const known = new Set(
    (deployment.resources ?? []).map((resource) => `${resource.urn} ${resource.id ?? ""}`),
  );
  const prefix = `urn:pulumi:${stackName}::${PROJECT}::`;
  const orphans: Orphan[] = [];
  for (const { entity } of world.everything()) {
    const { urn, id, token } = entity;
    if (urn === undefined || !urn.startsWith(prefix) || entity.kept !== undefined) continue;
    if (new Date(entity.createdAt) >= since && !known.has(`${urn} ${id}`))
      orphans.push({ urn, id, type: token });
  }
  return orphans;
}

/**
 * The state in which each orphan stands, still empty: a refresh reads it from the cloud. Where the state has an earlier
 * resource of that URN, the orphan was its replacement, and the earlier one is what remains to be deleted.
 */
function withOrphans(deployment: Deployment, orphans: readonly Orphan[]): Deployment {
  const urns = new Set(orphans.map(({ urn }) => urn));
  const earlier = (deployment.resources ?? []).map((state) =>
    urns.has(state.urn) ? { ...state, delete: true } : state,
  );
  const adopted = orphans.map(({ urn, id, type }) => ({
    urn,
    type,
    id,
    custom: true,
    provider: providerFor(type, deployment),
  }));
  return { ...deployment, resources: [...earlier, ...adopted], pending_operations: [] };
}

function providerFor(type: string, deployment: Deployment): string {
  const wanted = `pulumi:providers:${type.split(":")[0] ?? ""}`;
  const provider = (deployment.resources ?? []).find((resource) => resource.type === wanted);
  if (provider?.id === undefined)
    throw new Error(`${type} was made by a provider that the state does not hold`);
  return `${provider.urn}::${provider.id}`;
}

function pendingOnCloud(stack: string, pending: readonly PendingOperation[]): string {
  const lines = pending.map(({ type, resource }) =>
    type === "creating"
      ? `  ${nameOf(resource.urn)} (${resource.type}): look in the account; if it exists: pulumi refresh --stack ${stack} ` +
        `--import-pending-creates '${resource.urn}' --import-pending-creates <id>`
      : `  ${nameOf(resource.urn)} (${resource.type}): was ${type}; pulumi refresh --stack ${stack} --target '${resource.urn}'`,
  );
  return (
    `${stack}: a state without pending operations; got ${pending.length} of an interrupted run. Settle each, then run this ` +
    `again; what does not exist is dropped by "pulumi refresh --stack ${stack} --clear-pending-creates".\n${lines.join("\n")}`
  );
}
