import { existsSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { growthProblems } from "../../../cli/stack/growth-problems.ts";
import type { StateResource } from "../../../cli/stack/stack-state.ts";
import type { MongodbSettings } from "../../../infra/config/database-settings.ts";

const database = (change: Partial<MongodbSettings> = {}) =>
  ({
    ...{ engine: "mongodb", tier: "M10", ownKey: true, pointInTimeDays: 7 },
    ...change,
  }) as MongodbSettings; // the parts that are read

function cluster(providerName: string | undefined): StateResource {
  const inputs =
    providerName === undefined ? {} : { replicationSpecs: [{ regionConfigs: [{ providerName }] }] };
  return {
    urn: "urn:pulumi:staging::slipway::mongodbatlas:index/advancedCluster:AdvancedCluster::atlas-cluster-cluster",
    type: "mongodbatlas:index/advancedCluster:AdvancedCluster",
    id: "1",
    protect: true,
    inputs,
    outputs: {},
  };
}

const asked = (...problems: ReturnType<typeof growthProblems>) => problems.map(({ where }) => where);

describe("growthProblems", () => {
  it.each([
    ["M0", "TENANT"],
    ["FLEX", "FLEX"],
  ])("refuses what %s cannot take in the update that makes it larger, word by word", (_, provider) => {
    const state = [cluster(provider)];
    expect(asked(...growthProblems(database(), state))).toEqual([
      "database.ownKey",
      "database.pointInTimeDays",
    ]);
    expect(asked(...growthProblems(database({ ownKey: false }), state))).toEqual([
      "database.pointInTimeDays",
    ]);
    expect(asked(...growthProblems(database({ pointInTimeDays: 0 }), state))).toEqual(["database.ownKey"]);
    expect(growthProblems(database({ ownKey: false, pointInTimeDays: 0 }), state)).toEqual([]);
  });

  it.each([
    ["a cluster of its own machines", [cluster("AWS")]],
    ["a cluster whose provider is not known", [cluster(undefined)]],
    ["no cluster yet", []],
  ])("asks nothing of %s", (_, state) => {
    expect(growthProblems(database(), state)).toEqual([]);
  });

  it("asks nothing of an upgrade that stays on shared machines, nor without MongoDB", () => {
    expect(growthProblems(database({ tier: "FLEX" }), [cluster("TENANT")])).toEqual([]);
    expect(growthProblems(undefined, [cluster("TENANT")])).toEqual([]);
  });

  it("says what to write, for how long, and where it is described", () => {
    const [first] = growthProblems(database(), [cluster("TENANT")]);
    expect(first).toEqual({
      where: "database.ownKey",
      expected: "false in the update that makes the cluster larger, since an own key needs M10 already",
      found: "true",
      next: "Write ownKey: false for this one update, with the exemption that its row wants, and take both back with the next (docs/runbooks/grow-document-store.md)",
    });
    expect(existsSync(new URL("../../../docs/runbooks/grow-document-store.md", import.meta.url))).toBe(true);
  });
});
