import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { dependantProblems, dependants, needsOf, orphanNotes } from "../../../cli/stack/dependants.ts";
import type { Settings } from "../../../infra/config/settings.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";
import { exampleSettings } from "../../infra/example-settings.ts";
import { backendFolder } from "./backend-folder.ts";

const OWN = exampleSettings({
  registry: { ownership: "owner", readerAccountIds: [] },
  account: { cloudTrail: "owned", guardDuty: "owned", config: "owned" },
});
const ELSEWHERE = { cloudTrail: "elsewhere", guardDuty: "elsewhere", config: "elsewhere" } as const;

describe("needsOf", () => {
  it.each<[string, Partial<Settings>, readonly string[]]>([
    ["nothing of one that owns the same for itself", {}, []],
    ["its zone", { cloudflare: { ...OWN.cloudflare, ownsZone: false } }, ["the zone shop.example"]],
    [
      "nothing of another zone",
      { cloudflare: { ...OWN.cloudflare, zoneId: "c".repeat(32), ownsZone: false } },
      [],
    ],
    ["what the account has once", { account: ELSEWHERE }, ["cloudTrail, guardDuty, config of the account"]],
    [
      "less in another region",
      { account: ELSEWHERE, aws: { ...OWN.aws, region: "eu-west-3" } },
      ["cloudTrail, guardDuty of the account"],
    ],
    [
      "nothing of another account",
      { account: ELSEWHERE, aws: { ...OWN.aws, accountId: "444455556666" } },
      [],
    ],
  ])("finds %s", (_, other, needs) => {
    const registry = { registry: OWN.registry };
    expect(needsOf(OWN, exampleSettings({ ...registry, account: OWN.account, ...other }))).toEqual(needs);
  });
});

describe("dependants", () => {
  it("are the stacks that are up and stand in the zone, until they are destroyed", async () => {
    const folder = backendFolder();
    const session = folder.session("staging");
    expect(await dependants(session)).toEqual([]);
    folder.stands("test", {});
    const found = await dependants(session);
    const [{ domain } = { domain: "" }] = [session.settings];
    expect(found).toEqual([
      {
        stack: "test",
        needs: [`the zone ${domain}`, "cloudTrail, guardDuty, config of the account"],
        hasFile: true,
      },
    ]);
    expect(dependantProblems(found, session as never).map(formatProblem)).toEqual([
      `destroy: no other stack that stands on what staging declares; got test, which is up and needs the zone ${domain} and cloudTrail, guardDuty, config of the account. Destroy it first: npx slipway destroy --stack test --config ${folder.configDir}; or let another stack own that.`,
    ]);
    expect(await dependants(folder.session("test"))).toEqual([]);
    folder.stands("test", "destroyed");
    expect(await dependants(session)).toEqual([]);
  });

  it("are found by their hostnames where their file is gone, and told to the owner of the zone", async () => {
    const folder = backendFolder();
    const session = folder.session("staging");
    rmSync(join(folder.configDir, "Pulumi.test.yaml"));
    folder.stands("test", { urls: { [`test.${session.settings.domain}`]: "" } });
    folder.stands("strange", { urls: { [`not${session.settings.domain}`]: "" } });
    const found = await dependants(session);
    expect(found).toEqual([
      { stack: "test", needs: [`the zone ${session.settings.domain}`], hasFile: false },
    ]);
    expect(dependantProblems(found, session as never)[0]?.next).toBe(
      "Put Pulumi.test.yaml back, and destroy it first",
    );
    expect(await orphanNotes(session)).toEqual([
      `test is up and needs the zone ${session.settings.domain}, but its file is gone: staging guards its hostnames no longer. Put Pulumi.test.yaml back, and destroy that stack before its file goes.`,
    ]);
  });

  it("counts a file with problems as one that needs something, and tells no orphan where every file is there", async () => {
    const folder = backendFolder();
    const session = folder.session("staging");
    folder.stands("test", {});
    expect(await orphanNotes(session)).toEqual([]);
    writeFileSync(
      join(folder.configDir, "Pulumi.test.yaml"),
      "config:\n  slipway:stack:\n    like: nobody\n",
    );
    expect(await dependants(session)).toMatchObject([{ stack: "test", hasFile: true }]);
  });
});
