import { describe, expect, it } from "@jest/globals";
import type { Stack } from "@pulumi/pulumi/automation/index.js";
import { UserError } from "../../../cli/lib/user-error.ts";
import { settlePending } from "../../../cli/stack/pending-operations.ts";
import { World } from "../../../rehearsal/cloud/world.ts";

const VPC = "aws:ec2/vpc:Vpc";
const PROVIDER = {
  urn: "urn:pulumi:staging::slipway::pulumi:providers:aws::aws",
  type: "pulumi:providers:aws",
  id: "p1",
};
const SINCE = new Date("2026-11-20T12:00:00Z");

interface Deployment {
  readonly resources: readonly object[];
  readonly pending_operations?: readonly object[];
}

/** A stack that holds a state in memory and notes what is done with it. */
function stackOf(deployment: Deployment) {
  const done = { imported: undefined as unknown, refreshed: [] as string[] };
  const stack = {
    name: "staging",
    exportStack: async () => ({ version: 3, deployment }),
    importStack: async (state: { deployment: unknown }) => {
      done.imported = state.deployment;
    },
    refresh: async ({ target }: { target: string[] }) => {
      done.refreshed.push(...target);
    },
  };
  return { stack: stack as unknown as Stack, done }; // the words of it that are used
}

function urn(name: string, stack = "staging"): string {
  return `urn:pulumi:${stack}::slipway::${VPC}::${name}`;
}

/** A world in which each of those was made at that time. */
function worldWith(...made: { readonly id: string; readonly urn: string; readonly at?: string }[]): World {
  let now = SINCE;
  const world = World.open({
    dir: undefined,
    seed: {
      aws: { accountId: "111122223333", regions: ["eu-central-1"] },
      cloudflare: { accountId: "c".repeat(32), zones: [] },
      images: [],
    },
    now: () => now,
  });
  const caller = { provider: "aws", accountId: "111122223333", region: "eu-central-1" };
  for (const one of made) {
    now = new Date(one.at ?? "2026-11-20T12:00:01Z");
    world.call(caller, { name: "", urn: one.urn }, (cloud) =>
      cloud.add({ token: VPC, id: one.id, urn: one.urn }),
    );
  }
  return world;
}

describe("settlePending in a rehearsal", () => {
  it("adopts what the interrupted run made and the state does not know, and nothing else", async () => {
    const world = worldWith(
      { id: "vpc-new", urn: urn("network-vpc") },
      { id: "vpc-known", urn: urn("known-vpc") },
      { id: "vpc-old", urn: urn("old-vpc"), at: "2026-11-19T00:00:00Z" },
      { id: "vpc-other", urn: urn("network-vpc", "production") },
    );
    const known = { urn: urn("known-vpc"), type: VPC, id: "vpc-known" };
    const { stack, done } = stackOf({
      resources: [PROVIDER, known],
      pending_operations: [{ type: "creating" }],
    });
    const said: string[] = [];
    await settlePending({ stack, world, since: SINCE, report: (line) => said.push(line) });
    expect(done.imported).toEqual({
      resources: [
        PROVIDER,
        known,
        { urn: urn("network-vpc"), type: VPC, id: "vpc-new", custom: true, provider: `${PROVIDER.urn}::p1` },
      ],
      pending_operations: [],
    });
    expect(done.refreshed).toEqual([urn("network-vpc")]);
    expect(said).toEqual([
      "an earlier run was interrupted: 1 resource that had reached the cloud is adopted",
    ]);
  });

  it("leaves the earlier one of a replacement to be deleted", async () => {
    const earlier = { urn: urn("network-vpc"), type: VPC, id: "vpc-old" };
    const { stack, done } = stackOf({ resources: [PROVIDER, earlier] });
    const world = worldWith({ id: "vpc-new", urn: urn("network-vpc") });
    await settlePending({ stack, world, since: SINCE, report: () => undefined });
    const { resources } = done.imported as Deployment;
    expect(resources).toEqual([
      PROVIDER,
      { ...earlier, delete: true },
      expect.objectContaining({ urn: urn("network-vpc"), id: "vpc-new" }),
    ]);
  });

  it("drops pending operations that never reached the cloud, without a refresh", async () => {
    const { stack, done } = stackOf({ resources: [PROVIDER], pending_operations: [{ type: "creating" }] });
    await settlePending({ stack, world: worldWith(), since: SINCE, report: () => undefined });
    expect(done).toEqual({ imported: { resources: [PROVIDER], pending_operations: [] }, refreshed: [] });
  });

  it.each([
    ["the last run ended by itself", undefined],
    ["nothing is missing", SINCE],
  ])("touches no state where %s", async (_what, since) => {
    const { stack, done } = stackOf({ resources: [PROVIDER] });
    await settlePending({ stack, world: worldWith(), since, report: () => undefined });
    expect(done.imported).toBeUndefined();
  });
});

describe("settlePending on a real cloud", () => {
  it("stops with each pending operation and the command that settles it", async () => {
    const { stack, done } = stackOf({
      resources: [PROVIDER],
      pending_operations: [
        { type: "creating", resource: { urn: urn("network-vpc"), type: VPC } },
        { type: "deleting", resource: { urn: urn("old-vpc"), type: VPC, id: "vpc-1" } },
      ],
    });
    const settled = settlePending({ stack, world: undefined, since: undefined, report: () => undefined });
    await expect(settled).rejects.toThrow(UserError);
    const message = await settled.catch((error: Error) => error.message);
    expect(message).toBe(
      "staging: a state without pending operations; got 2 of an interrupted run. Settle each, then run this again; " +
        'what does not exist is dropped by "pulumi refresh --stack staging --clear-pending-creates".\n' +
        `  network-vpc (${VPC}): look in the account; if it exists: pulumi refresh --stack staging ` +
        `--import-pending-creates '${urn("network-vpc")}' --import-pending-creates <id>\n` +
        `  old-vpc (${VPC}): was deleting; pulumi refresh --stack staging --target '${urn("old-vpc")}'`,
    );
    expect(done.imported).toBeUndefined();
  });

  it("goes on where nothing is pending", async () => {
    const { stack } = stackOf({ resources: [PROVIDER] });
    await settlePending({ stack, world: undefined, since: undefined, report: () => undefined });
  });
});
