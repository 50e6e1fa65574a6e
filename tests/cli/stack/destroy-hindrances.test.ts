import { describe, expect, it } from "@jest/globals";
import { describeHindrances, hindrances } from "../../../cli/stack/destroy-hindrances.ts";
import { proposedExemption } from "../../../cli/stack/proposed-exemption.ts";
import type { StateResource } from "../../../cli/stack/stack-state.ts";
import { exampleSettings } from "../../infra/example-settings.ts";

const COMPLIANCE = "mongodbatlas:index/backupCompliancePolicy:BackupCompliancePolicy";
const session = {
  on: "rehearsal",
  settings: exampleSettings(),
  stack: "production",
  ground: { configDir: process.cwd() },
} as const;

function resource(type: string, name: string, protect: boolean): StateResource {
  return {
    urn: `urn:pulumi:production::slipway::${type}::${name}`,
    type,
    id: name,
    protect,
    inputs: {},
    outputs: {},
  };
}

describe("hindrances", () => {
  const policy = resource(COMPLIANCE, "atlas-compliance-policy", true);
  const project = resource("mongodbatlas:index/project:Project", "atlas-project", true);

  it("finds a policy that nobody takes back, protected or not, apart from what one word unprotects", () => {
    const found = hindrances(session, [policy, project]);
    expect(found).toEqual({ guarded: [project], full: [], locked: [policy] });
    expect(hindrances(session, [{ ...policy, protect: false }]).locked).toHaveLength(1);
    expect(hindrances(session, [project]).locked).toEqual([]);
  });

  it("says in one block how what is protected may go, with its resources once each", () => {
    const database = resource("aws:rds/instance:Instance", "database-instance", true);
    const cache = resource("aws:elasticache/replicationGroup:ReplicationGroup", "cache-group", true);
    const balancer = resource("aws:lb/loadBalancer:LoadBalancer", "ingress-balancer", true);
    const found = hindrances(session, [database, cache, balancer]);
    const production = {
      ...session,
      settings: { ...session.settings, tier: "production" as const },
    };
    const lines = describeHindrances(found, production, new Date("2026-11-27"));
    expect(lines).toEqual([
      "3 resources are protected: database-instance, cache-group, ingress-balancer.",
      "To delete them all the same:",
      "- set deletionProtection: false in Pulumi.production.yaml",
      "- in production the policies of DAT-03 refuse deletionProtection: false without an exemption. Put this into exemptions.yaml, with the person who approves:",
      ...proposedExemption([database, cache], {
        ...{ purpose: "destroy", stack: "production", owner: session.settings.owner },
        ...{ reason: "The stack is taken down on purpose.", now: new Date("2026-11-27") },
      }),
      "- run npx slipway up --stack production, then this again",
    ]);
    expect(describeHindrances(found, session, new Date("2026-11-27"))).toEqual(
      session.settings.tier === "production" ? lines : [...lines.slice(0, 3), lines.at(-1)],
    );
  });

  it("says whom to ask, and never that deletionProtection would do", () => {
    const found = hindrances(session, [policy]);
    expect(describeHindrances(found, session, new Date("2026-11-27"))).toEqual([
      "A backup compliance policy holds its project, and nobody takes it back but MongoDB's support:",
      `  atlas-compliance-policy (${COMPLIANCE})`,
      "To delete them all the same:",
      "- ask MongoDB's support to end the policy; once they have, let the engine delete it:",
      `    pulumi state unprotect '${policy.urn}'`,
      "  and remove database.backupCompliance from Pulumi.production.yaml",
      "- run npx slipway up --stack production, then this again",
    ]);
  });
});
