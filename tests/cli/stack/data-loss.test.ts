import { describe, expect, it } from "@jest/globals";
import { describeDataLoss, lossesOf } from "../../../cli/stack/data-loss.ts";
import type { Step } from "../../../cli/stack/event-log.ts";
import type { StateResource } from "../../../cli/stack/stack-state.ts";
import type { Exemption } from "../../../policies/exemptions.ts";
import { exampleSettings } from "../../infra/example-settings.ts";

const DATABASE = "aws:rds/instance:Instance";
const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";

const urn = (name: string) => `urn:pulumi:staging::slipway::${name}`;

function step(type: string, name: string, op = "replace", forcedBy?: readonly string[]): Step {
  return { op, urn: urn(name), type, name, component: name, properties: [], forcedBy };
}

function resource(type: string, name: string, inputs: StateResource["inputs"] = {}): StateResource {
  return { urn: urn(name), type, id: `${name}-id`, protect: false, inputs, outputs: {} };
}

function exemption(change: Partial<Exemption> = {}): Exemption {
  return {
    id: "one",
    stack: "staging",
    control: "DAT-03",
    rule: undefined,
    resource: { type: DATABASE, name: "database" },
    owner: "a",
    approver: "b",
    reason: "c",
    start: "2026-11-01",
    end: "2026-11-30",
    ...change,
  };
}

const STATE = [
  resource(DATABASE, "database"),
  resource(VPC, "vpc"),
  resource(SUBNET, "isolated"),
  resource(SUBNET, "private"),
  resource("aws:rds/subnetGroup:SubnetGroup", "group", { subnetIds: ["isolated-id"] }),
];

const names = (steps: readonly Step[], state = STATE, exemptions: readonly Exemption[] = []) =>
  lossesOf(steps, state, exemptions).map((loss) => loss.step.name);

describe("lossesOf", () => {
  it.each([
    DATABASE,
    "aws:rds/cluster:Cluster",
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "mongodbatlas:index/advancedCluster:AdvancedCluster",
  ])("finds the replacement and the deletion of a %s", (type) => {
    const state = [resource(type, "store")];
    expect(names([step(type, "store", "replace")], state)).toEqual(["store"]);
    expect(names([step(type, "store", "delete")], state)).toEqual(["store"]);
    expect(names([step(type, "store", "update")], state)).toEqual([]);
    expect(names([step(type, "store", "create")], [])).toEqual([]);
  });

  it("finds the VPC and the subnets under a store that stays, and no other subnet", () => {
    const steps = [step(VPC, "vpc"), step(SUBNET, "isolated"), step(SUBNET, "private")];
    expect(names(steps)).toEqual(["vpc", "isolated"]);
    expect(names(steps, STATE.slice(1))).toEqual([]);
  });

  it("tells one resource once, with what forces it", () => {
    const steps = [
      step(DATABASE, "database", "create-replacement"),
      step(DATABASE, "database", "replace", ["username"]),
      step(DATABASE, "database", "delete-replaced"),
    ];
    expect(lossesOf(steps, STATE, []).map(({ forcedBy }) => forcedBy)).toEqual([["username"]]);
  });

  it("lets a store go that is exempt, and then the network under it too", () => {
    const steps = [step(DATABASE, "database", "delete"), step(VPC, "vpc")];
    expect(names(steps)).toEqual(["database"]);
    expect(names(steps, STATE, [exemption()])).toEqual([]);
    expect(
      names(steps, STATE, [exemption({ control: undefined, rule: "database-is-deletion-protected" })]),
    ).toEqual(
      ["database"], // no rule of that name
    );
    expect(names(steps, STATE, [exemption({ control: "DAT-01" })])).toEqual(["database"]);
    expect(names(steps, STATE, [exemption({ resource: { type: DATABASE, name: "other" } })])).toEqual([
      "database",
    ]);
  });

  it("moves no store that stays, whatever is exempt", () => {
    expect(names([step(VPC, "vpc")], STATE, [exemption()])).toEqual(["vpc"]);
  });
});

describe("describeDataLoss", () => {
  const told = (steps: readonly Step[]) =>
    describeDataLoss(
      lossesOf(steps, STATE, []),
      {
        settings: exampleSettings(),
        stack: "staging",
        on: "rehearsal",
        ground: { configDir: process.cwd() },
      },
      new Date("2026-11-27T04:00:00Z"),
    ).join("\n");

  it("names the store, what forces it, and the exemption that lets it go", () => {
    const text = told([step(DATABASE, "database", "replace", ["username"])]);
    expect(text).toContain(
      "database (aws:rds/instance:Instance): a data store that stays; got a replacement, forced by username. Take the change back, or exempt it as below.",
    );
    expect(text).toContain("- id: replace-staging-2026-11-27");
    expect(text).toContain('end: "2026-12-03"');
    expect(text).toContain("Then run npx slipway up --stack staging again.");
    expect(told([step(DATABASE, "database", "delete")])).toContain("got its deletion.");
  });

  it("proposes no exemption for a network under a store", () => {
    expect(told([step(VPC, "vpc", "replace", ["cidrBlock"])])).toBe(
      "  vpc (aws:ec2/vpc:Vpc): a network that stays under database; got a replacement, forced by cidrBlock. Take the change back: a data store cannot move; another network wants another stack.",
    );
  });
});
