import { afterAll, describe, expect, it } from "@jest/globals";
import { withStack } from "./rehearsal.ts";
import { WORKER, workerFolder } from "./worker-folder.ts";

describe("a stack with one worker and no route", () => {
  const folder = workerFolder(WORKER);
  afterAll(() => folder.remove());

  it("comes up with nothing violated, and a second update changes nothing", async () => {
    await withStack(folder, "staging", async (open) => {
      const made = await open.apply();
      expect(made.log.violations.filter(({ mandatory }) => mandatory)).toEqual([]);
      expect(made.problems).toEqual([]);

      const types = new Set(made.log.steps.map((step) => step.type));
      expect(types).toContain("cloudflare:index/zoneSetting:ZoneSetting");
      expect(types).not.toContain("aws:lb/loadBalancer:LoadBalancer");
      const second = await open.up();
      expect(second.exitCode).toBe(0);
      expect(second.run.log.steps).toEqual([]);
      expect(second.audited?.report.counts).toMatchObject({ violated: 0, undecided: 0 });
    });
  });

  it("may tell Slack, by a function beside the configured regions", async () => {
    const { notify, secrets } = WORKER;
    const hook = { kind: "external", description: "Address of the incoming webhook" };
    folder.edit("staging", ["notify"], { ...notify, slackWebhook: "SLACK_WEBHOOK_URL" });
    folder.edit("staging", ["secrets"], { ...secrets, SLACK_WEBHOOK_URL: hook });
    await withStack(folder, "staging", async (open) => {
      const run = await open.preview();
      expect(run.log.violations.filter(({ mandatory }) => mandatory)).toEqual([]);
      expect(run.ok).toBe(true);
    });
  });
});
