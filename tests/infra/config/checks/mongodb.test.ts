import { describe, expect, it } from "@jest/globals";
import { checkMongodb } from "../../../../infra/config/checks/mongodb.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";

const ATLAS = { organizationId: "c".repeat(24) };

function found(database: object, more: object = {}): readonly string[] {
  const parts = {
    tier: "staging",
    network: { nat: "one" },
    mongodbAtlas: ATLAS,
    database: { engine: "mongodb", ...database },
    ...more,
  };
  return checkMongodb(parts as ConfigParts, new Set()).map(({ where }) => where); // what a test writes is of the right shape
}

describe("checkMongodb", () => {
  const dedicated = { tier: "M10", version: "8.0", storageGib: 10 };

  const backupCompliance = { email: "a@shop.example", firstName: "Ada", lastName: "Lovelace" };

  it.each([
    ["a free cluster", { tier: "M0" }, {}, []],
    ["a cluster of its own machines without gateways", dedicated, { network: {} }, []],
    ["M10 without version and storage", { tier: "M10" }, {}, ["database.version", "database.storageGib"]],
    ["M10 with 128 GiB", { ...dedicated, storageGib: 128 }, {}, []],
    ["M10 with 129 GiB", { ...dedicated, storageGib: 129 }, {}, ["database.storageGib"]],
    ["a private endpoint on M0", { tier: "M0", reach: "private-endpoint" }, {}, ["database.reach"]],
    [
      "a moment to go back to on FLEX",
      { tier: "FLEX", pointInTimeDays: 1 },
      {},
      ["database.pointInTimeDays"],
    ],
    ["auditing on M0", { tier: "M0", auditing: true }, {}, ["database.auditing"]],
    ["auditing that M0 is told to leave", { tier: "M0", auditing: false }, {}, []],
    ["a version on FLEX", { tier: "FLEX", version: "8.0" }, {}, ["database.version"]],
    ["storage on FLEX", { tier: "FLEX", storageGib: 10 }, {}, ["database.storageGib"]],
    ["M0 without a fixed address", { tier: "M0" }, { network: {} }, ["network.nat"]],
    [
      "M10 by addresses without one",
      { ...dedicated, reach: "egress-addresses" },
      { network: {} },
      ["network.nat"],
    ],
    ["the product's own key on M0", { tier: "M0", ownKey: true }, {}, ["database.ownKey"]],
    ["a key of Atlas's own on M0, said aloud", { tier: "M0", ownKey: false }, {}, []],
    ["a compliance policy on FLEX", { tier: "FLEX", backupCompliance }, {}, ["database.backupCompliance"]],
    ["a compliance policy in staging", { ...dedicated, backupCompliance }, {}, ["database.backupCompliance"]],
    ["a compliance policy in production", { ...dedicated, backupCompliance }, { tier: "production" }, []],
    [
      "a cluster's name with a hyphen in place 23",
      { tier: "M0" },
      { product: "a".repeat(18), environment: "eu-s-two" },
      [],
    ],
    [
      "a hyphen in place 23 that Atlas would count last",
      { tier: "M0" },
      { product: "a".repeat(18), environment: "eus-two" },
      ["environment"],
    ],
    ["no organization", { tier: "M0" }, { mongodbAtlas: undefined }, ["mongodbAtlas"]],
    ["MongoDB's own database", { tier: "M0", databaseName: "admin" }, {}, ["database.databaseName"]],
    [
      "half an hour",
      { ...dedicated, maintenanceWindow: "sun:19:30-sun:20:30" },
      {},
      ["database.maintenanceWindow"],
    ],
    [
      "a port",
      { tier: "M0" },
      { services: { api: { outputs: { PORT: "database.port" } } } },
      ["services.api.outputs.PORT"],
    ],
  ])("judges %s", (_case, database, more, where) => {
    expect(found(database, more)).toEqual(where);
  });

  it("names the tier that can", () => {
    const parts = {
      tier: "staging",
      network: { nat: "one" },
      mongodbAtlas: ATLAS,
      database: { engine: "mongodb", tier: "M0", reach: "private-endpoint" },
    } as const;
    expect(checkMongodb(parts, new Set())).toEqual([
      {
        where: "database.reach",
        expected: "nothing that tier M0 does not have; M10 and larger tiers do",
        found: '"private-endpoint"',
        next: "Remove it, or write tier: M10 or a larger one",
      },
    ]);
  });

  it("refuses an organization without such a database", () => {
    expect(checkMongodb({ mongodbAtlas: ATLAS }, new Set()).map(({ where }) => where)).toEqual([
      "mongodbAtlas",
    ]);
  });
});
