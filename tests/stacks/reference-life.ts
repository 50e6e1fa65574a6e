import { expect, it } from "@jest/globals";
import type { destroySession } from "../../cli/commands/destroy.ts";
import { stateResources } from "../../cli/stack/stack-state.ts";
import { countByType, type RehearsalFolder, withStack } from "./rehearsal.ts";

const SERVICES = ["api", "web"];

/** The life that both reference stacks share; `counts` is what differs: how many resources of a type there are. */
export function livesOn(
  folder: RehearsalFolder,
  stack: string,
  counts: Readonly<Record<string, number>>,
): void {
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
