import { describe, expect, it } from "@jest/globals";
import { describeHindrances, hindrances } from "../../../cli/stack/destroy-hindrances.ts";
import { proposedExemption } from "../../../cli/stack/proposed-exemption.ts";
import { seedFrom } from "../../../cli/stack/seed.ts";
import type { StateResource } from "../../../cli/stack/stack-state.ts";
import type { Settings } from "../../../infra/config/settings.ts";
import { World } from "../../../rehearsal/cloud/world.ts";
import { DOCKER_ACCOUNT, PUSHED } from "../../../rehearsal/services/docker/pushed-images.ts";
import { exampleSettings } from "../../infra/example-settings.ts";

const COMPLIANCE = "mongodbatlas:index/backupCompliancePolicy:BackupCompliancePolicy";
const session = {
  on: "rehearsal",
  settings: exampleSettings(),
  stack: "production",
  ground: { configDir: process.cwd() },
  opened: { world: undefined },
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

  describe("of a repository", () => {
    const url = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/api";
    const repository = {
      ...resource("aws:ecr/repository:Repository", "registry-api", false),
      outputs: { repositoryUrl: url },
    };
    const seed = seedFrom(exampleSettings());
    const empty = World.open({ dir: undefined, seed: { ...seed, images: [] } });
    const full = World.open({ dir: undefined, seed });
    const found = (world: World | undefined, forceDelete?: boolean) =>
      hindrances({ opened: { world } }, [{ ...repository, inputs: { forceDelete } }]).full.length;

    it("finds one that holds images and keeps them; a real one counts as full", () => {
      expect([found(full), found(full, false), found(undefined), found(undefined, false)]).toEqual([
        1, 1, 1, 1,
      ]);
      expect([found(full, true), found(undefined, true), found(empty)]).toEqual([0, 0, 0]);
    });

    it("finds what a build pushed there, which no configuration names", () => {
      const world = World.open({ dir: undefined, seed: { ...seed, images: [] } });
      const at = (provider: string, accountId: string) =>
        ({ provider, accountId, region: provider === "aws" ? "eu-west-1" : "global" }) as const;
      const pushed = { token: PUSHED, id: `${url}:1`, outputs: { repository: url, digest: "sha256:1" } };
      world.call(at("docker", DOCKER_ACCOUNT), { name: "", urn: "" }, (cloud) => void cloud.add(pushed));
      expect(found(world)).toBe(0); // they went with the repository
      const standing = { token: "aws:ecr/repository:Repository", id: "shop/api", createdAt: "2026-01-01" };
      world.call(at("aws", "111122223333"), { name: "", urn: "" }, (cloud) => void cloud.add(standing));
      expect(found(world)).toBe(1);
    });

    it.each<[string, Partial<Settings>, readonly string[]]>([
      [
        "the word that lets the images go, where they are kept",
        { deletionProtection: true, keepImages: true },
        [
          "- set deletionProtection: false in Pulumi.production.yaml; the images then go with their repositories",
        ],
      ],
      ["an up alone, where the file says so already", {}, []],
      [
        "the override that keeps them all the same",
        { overrides: { registry: { "repository.api": { forceDelete: false } } } },
        ["- take forceDelete out of overrides.registry in Pulumi.production.yaml"],
      ],
    ])("names %s", (_what, changes, lines) => {
      const settings = { ...session.settings, ...changes };
      const described = describeHindrances(
        { guarded: [], full: [repository], locked: [] },
        { ...session, settings },
        new Date("2026-11-27"),
      );
      expect(described).toEqual([
        "1 repository holds images, and a cloud deletes none of those without forceDelete: registry-api.",
        "To delete them all the same:",
        ...lines,
        "- run npx slipway up --stack production, then this again",
      ]);
    });
  });
});
