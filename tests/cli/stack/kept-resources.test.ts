import { describe, expect, it } from "@jest/globals";
import { describeKept, keptAfterDestroy } from "../../../cli/stack/kept-resources.ts";
import type { StateResource } from "../../../cli/stack/stack-state.ts";

const NOW = new Date("2026-11-20T23:30:00Z");

function resource(type: string, inputs: Record<string, unknown>): StateResource {
  return {
    urn: `urn:pulumi:staging::slipway::${type}::thing`,
    type,
    id: "x",
    protect: false,
    inputs,
    outputs: {},
  };
}

describe("keptAfterDestroy", () => {
  it.each<[string, string, Record<string, unknown>, string, string | undefined]>([
    [
      "a key for its window",
      "aws:kms/key:Key",
      { deletionWindowInDays: 7 },
      "key pending deletion",
      "2026-11-27",
    ],
    ["a key for 30 days by default", "aws:kms/key:Key", {}, "key pending deletion", "2026-12-20"],
    [
      "a secret for its window",
      "aws:secretsmanager/secret:Secret",
      { recoveryWindowInDays: 10 },
      "secret in its recovery window",
      "2026-11-30",
    ],
    [
      "a zone setting without end",
      "cloudflare:index/zoneSetting:ZoneSetting",
      {},
      "zone setting: Cloudflare keeps the last value",
      undefined,
    ],
    [
      "a database's snapshot",
      "aws:rds/instance:Instance",
      { finalSnapshotIdentifier: "last" },
      "final snapshot last",
      undefined,
    ],
    [
      "a cache's snapshot",
      "aws:elasticache/replicationGroup:ReplicationGroup",
      { finalSnapshotIdentifier: "last" },
      "final snapshot last",
      undefined,
    ],
  ])("lists %s", (_what, type, inputs, why, until) => {
    expect(keptAfterDestroy([resource(type, inputs)], NOW)).toEqual([{ name: "thing", why, until }]);
  });

  it.each([
    ["a secret that is deleted at once", "aws:secretsmanager/secret:Secret", { recoveryWindowInDays: 0 }],
    ["a database without a last snapshot", "aws:rds/instance:Instance", { skipFinalSnapshot: true }],
    ["a cache without a last snapshot", "aws:elasticache/replicationGroup:ReplicationGroup", {}],
    ["a network", "aws:ec2/vpc:Vpc", {}],
  ])("does not list %s", (_what, type, inputs) => {
    expect(keptAfterDestroy([resource(type, inputs)], NOW)).toEqual([]);
  });
});

describe("describeKept", () => {
  it("says one line for what earlier runs left under the same name, with their number", () => {
    const key = { name: "data-key", why: "key pending deletion", until: "2026-12-27T10:00:00Z" };
    const task = { name: "api-task", why: "revision", until: undefined };
    expect(describeKept([key, task, task, { ...key, until: "2026-12-28" }])).toEqual([
      "  data-key: key pending deletion, until 2026-12-27",
      "  api-task: revision, no end (2 of them)",
      "  data-key: key pending deletion, until 2026-12-28",
    ]);
  });
});
