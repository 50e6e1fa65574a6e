import { describe, expect, it } from "@jest/globals";
import { clusterFailures } from "../../../../rehearsal/services/mongodbatlas/cluster-check.ts";
import { dedicated, flex, free } from "./atlas.ts";

const PROJECT = "1".repeat(24);
const told = (inputs: Record<string, unknown>): string =>
  clusterFailures(inputs)
    .map(({ property, reason }) => `${property}: ${reason}`)
    .join("\n");

describe("the values of a cluster", () => {
  it.each([
    ["M0", free(PROJECT)],
    ["Flex", flex(PROJECT)],
    ["M10", dedicated(PROJECT, { pitEnabled: true })],
    ["M10 with the most storage", dedicated(PROJECT, {}, { diskSizeGb: 128 })],
    ["what is not known yet", { name: Symbol("unknown"), replicationSpecs: Symbol("unknown") }],
  ])("pass for %s", (_what, inputs) => {
    expect(told(inputs)).toBe("");
  });

  it.each([
    [
      "a hyphen as the last character that tells clusters apart",
      free(PROJECT, { name: `${"a".repeat(22)}-b` }),
      "name: must have no hyphen in place 23",
    ],
    ["a backup on M0", free(PROJECT, { backupEnabled: true }), "M0 has no backups; needs FLEX or M10"],
    [
      "point-in-time recovery on M0",
      free(PROJECT, { pitEnabled: true }),
      "M0 has no continuous backup; needs M10",
    ],
    ["point-in-time recovery on Flex", flex(PROJECT, { pitEnabled: true }), "Flex has no continuous backup"],
    [
      "a version on Flex",
      flex(PROJECT, { mongoDbMajorVersion: "8.0" }),
      "mongoDbMajorVersion: TENANT_ATTRIBUTE_READ_ONLY",
    ],
    [
      "a key of one's own on M0",
      free(PROJECT, { encryptionAtRestProvider: "AWS" }),
      "encryptionAtRestProvider: TENANT",
    ],
    ["another priority on Flex", flex(PROJECT, {}, { priority: 6 }), "priority: must be 7; got 6"],
    [
      "Flex without the cloud behind it",
      flex(PROJECT, {}, { backingProviderName: undefined }),
      "must be given for FLEX",
    ],
    [
      "point-in-time recovery without backups",
      dedicated(PROJECT, { backupEnabled: false, pitEnabled: true }),
      "PIT_REQUIRES",
    ],
    [
      "M0 where nobody shares machines",
      free(PROJECT, {}, { regionName: "ME_CENTRAL_1" }),
      "regionName: INVALID_REGION: TENANT is not sold in ME_CENTRAL_1; only M10 and larger are",
    ],
    ["Flex where nobody shares machines", flex(PROJECT, {}, { regionName: "EU_WEST_2" }), "FLEX is not sold"],
    [
      "too much storage for M20",
      dedicated(PROJECT, {}, { instanceSize: "M20", diskSizeGb: 256 }),
      "must be 10 to 255 for M20; got 256",
    ],
    [
      "too much storage for M10",
      dedicated(PROJECT, {}, { diskSizeGb: 129 }),
      "must be 10 to 128 for M10; got 129",
    ],
    ["too little storage", dedicated(PROJECT, {}, { diskSizeGb: 9 }), "must be 10 to 128 for M10; got 9"],
    ["two members", dedicated(PROJECT, {}, { nodeCount: 2 }), "must be 3, 5, 7 electable nodes; got 2"],
    ["a size that is sold no more", dedicated(PROJECT, {}, { instanceSize: "M2" }), "INVALID_INSTANCE_SIZE"],
    ["a region as AWS writes it", flex(PROJECT, {}, { regionName: "ap-south-1" }), 'such as "AP_SOUTH_1"'],
    ["a name with a dot", dedicated(PROJECT, { name: "main.shop" }), "name: must be 1 to 64 letters"],
    [
      "a type that is none",
      dedicated(PROJECT, { clusterType: "replicaset" }),
      "clusterType: must be one of REPLICASET",
    ],
    ["no specification", { replicationSpecs: [] }, "must hold one specification or more"],
  ])("are refused with %s", (_cause, inputs, says) => {
    expect(told(inputs)).toContain(says);
  });
});
