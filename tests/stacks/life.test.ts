import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { destroySession } from "../../cli/commands/destroy.ts";
import { stateResources } from "../../cli/stack/stack-state.ts";
import { countByType, rehearsalFolder, withStack } from "./rehearsal.ts";

const SERVICES = ["api", "web"];

/** What differs between the two reference stacks. */
const STACKS = {
  staging: {
    "aws:ec2/natGateway:NatGateway": 0,
    "aws:ec2/subnet:Subnet": 6,
    "aws:ecr/repository:Repository": 0,
  },
  production: {
    "aws:ec2/natGateway:NatGateway": 3,
    "aws:ec2/subnet:Subnet": 9,
    "aws:ecr/repository:Repository": 2,
  },
} as const;

/** What `destroy` of production said, for the way down that it describes. */
let instructions: readonly string[] = [];

describe.each(Object.entries(STACKS))("the %s stack of the reference product", (stack, counts) => {
  const folder = rehearsalFolder();
  afterAll(() => folder.remove());

  it("comes up, changes nothing the second time, and gives one service alone a new digest", async () => {
    await withStack(folder, stack, async ({ session, up }) => {
      const first = await up();
      expect(first.run.problems).toEqual([]);
      expect(first.exitCode).toBe(0);
      const made = countByType(first.run, "create");
      for (const [type, count] of Object.entries(counts)) expect(made[type] ?? 0).toBe(count);
      expect(made["aws:ecs/service:Service"]).toBe(SERVICES.length);
      for (const service of SERVICES) expect(await runningTasks(session, service)).toBeGreaterThan(0);

      const second = await up();
      expect(second.exitCode).toBe(0);
      expect(second.run.log.steps).toEqual([]);
      expect(second.run.log.same).toBeGreaterThan(80);
    });

    const digest = `sha256:${"0".repeat(48)}00000000000000ff`;
    folder.edit(
      stack,
      ["services", "api", "image"],
      `444455556666.dkr.ecr.ap-southeast-3.amazonaws.com/warungin/api@${digest}`,
    );
    await withStack(folder, stack, async ({ up }) => {
      const changed = await up();
      expect(changed.run.problems).toEqual([]);
      const touched = changed.run.log.steps.map((step) => step.name);
      expect([...new Set(touched)].sort()).toEqual(["api", "api-service", "api-task"]);
    });
  });

  it("has an audit without a violated or undecided row", async () => {
    await withStack(folder, stack, async ({ up }) => {
      const { audited } = await up();
      const open = audited?.report.rows.filter(
        (row) => row.state === "violated" || row.state === "undecided",
      );
      expect(open?.map((row) => `${row.id} ${row.state}`)).toEqual([]);
      expect(audited?.report.verdict).toBe("passed");
      expect(audited?.report.counts.met).toBeGreaterThan(30);
    });
  });

  it("refreshes without finding drift", async () => {
    await withStack(folder, stack, async ({ session }) => {
      await session.opened.stack.refresh({ color: "never", expectNoChanges: true });
    });
  });

  it(
    stack === "production"
      ? "is not destroyed while its resources are protected, and loses nothing"
      : "is destroyed but for what the clouds keep on purpose, and comes up again",
    async () => {
      await withStack(folder, stack, async ({ session, said, up }) => {
        const before = await stateResources(session.opened.stack);
        const exitCode = await destroySession(session);
        if (stack === "production") {
          expect(exitCode).toBe(1);
          expect(said.join("\n")).toContain("set deletionProtection: false in Pulumi.production.yaml");
          expect(await stateResources(session.opened.stack)).toEqual(before);
          instructions = [...said];
          return;
        }
        expect(exitCode).toBe(0);
        expect(await stateResources(session.opened.stack)).toEqual([]);
        const text = said.join("\n");
        expect(text).toMatch(/secrets-DATABASE_URL: secret in its recovery window, until \d{4}-\d\d-\d\d/);
        expect(text).toMatch(/data-key-key: .*until \d{4}-\d\d-\d\d/);
        expect(text).not.toContain("left behind");
        const again = await up();
        expect(again.run.problems).toEqual([]);
        expect(again.exitCode).toBe(0);
      });
    },
  );
});

describe("the production stack, taken down on purpose", () => {
  const folder = rehearsalFolder();
  afterAll(() => folder.remove());

  it("goes as a whole, the way that its first destroy says", async () => {
    await withStack(folder, "production", async ({ up }) => {
      expect((await up()).run.problems).toEqual([]);
    });
    folder.edit("production", ["deletionProtection"], false);
    folder.edit("production", ["overrides"], { "registry.repository": { forceDelete: true } });
    writeFileSync(join(folder.dir, "exemptions.yaml"), exemptionsIn(instructions));
    await withStack(folder, "production", async ({ session, said, up }) => {
      const unprotected = await up();
      expect(unprotected.run.problems).toEqual([]);
      expect(unprotected.exitCode).toBe(0);
      expect(await destroySession(session)).toBe(0);
      expect(await stateResources(session.opened.stack)).toEqual([]);
      expect(said.join("\n")).not.toContain("left behind");
    });
  });
});

/** The exemptions that `destroy` printed, with somebody who approves of them. */
function exemptionsIn(said: readonly string[]): string {
  const lines = said.join("\n").split("\n");
  const start = lines.indexOf("    exemptions:");
  const length = lines.slice(start).findIndex((line) => !line.startsWith("    "));
  return lines
    .slice(start, start + length)
    .map((line) => line.slice(4).replace('approver: ""', 'approver: "owner@shop.example"'))
    .join("\n");
}

async function runningTasks(session: Parameters<typeof destroySession>[0], service: string): Promise<number> {
  const { world, stack } = session.opened;
  const found = (await stateResources(stack)).find((resource) =>
    resource.urn.endsWith(`::${service}-service`),
  );
  const entities = world?.entities("aws", session.settings.aws.accountId) ?? [];
  const live = entities.find(
    (entity) => entity.token === "aws:ecs/service:Service" && entity.id === found?.id,
  );
  return Number(live?.internal.runningCount ?? 0);
}
