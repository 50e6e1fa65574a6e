import { afterAll, describe, expect, it } from "@jest/globals";
import { withStack } from "./rehearsal.ts";
import { WORKER, workerFolder } from "./worker-folder.ts";

const ALERT = {
  ...{
    severity: "warning",
    above: 5,
    unit: "% of pages",
    windowMinutes: 5,
    firstStep: "Look at the newest pages",
  },
};

/** What the worker publishes itself, how much of it is waste, and how often it starts again. */
const WATCHED = {
  published: {
    pages: { service: "worker", namespace: "Press/Staging", metric: "Pages", statistic: "Sum" },
    waste: {
      ...{ service: "worker", namespace: "Press/Staging", metric: "Waste", statistic: "Sum" },
      dimensions: { Machine: "one" },
    },
  },
  alerts: {
    waste: { kind: "ratio", ...ALERT, parts: ["published.waste"], whole: "published.pages", leastWhole: 20 },
    restarted: { kind: "measure", ...ALERT, measure: "worker.restarts", above: 0, unit: "restarts" },
  },
};

describe("a stack with one worker and no route", () => {
  const folder = workerFolder({ ...WORKER, ...WATCHED });
  afterAll(() => folder.remove());

  it("comes up with nothing violated, and a second update changes nothing", async () => {
    await withStack(folder, "staging", async (open) => {
      const made = await open.apply();
      expect(made.log.violations.filter(({ mandatory }) => mandatory)).toEqual([]);
      expect(made.problems).toEqual([]);

      const names = made.log.steps.map((step) => step.name);
      // An alarm over a metric that nobody may publish, or that no rule counts, is refused: each came after what emits it.
      for (const name of ["worker-task-policy", "alerts-waste", "restarts-worker", "alerts-restarted"])
        expect(names).toContain(name);
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
