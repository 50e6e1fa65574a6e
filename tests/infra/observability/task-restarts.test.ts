import { describe, expect, it } from "@jest/globals";
import type { AlertSettings } from "../../../infra/config/observability-settings.ts";
import { restartPattern, restartsWatched, TaskRestarts } from "../../../infra/observability/task-restarts.ts";
import { meansEvent } from "../../../policies/languages/event-pattern.ts";
import { matchesEvent, patternProblem } from "../../../rehearsal/services/aws/event-pattern.ts";
import { exampleSettings } from "../example-settings.ts";
import { contextOf, mockEngine, TOPICS } from "../mocked-resources.ts";

const declared = mockEngine();
const CLUSTER = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop";
const ALERT: Omit<AlertSettings, "source"> = {
  severity: "critical",
  statistic: undefined,
  side: "above",
  figure: 0,
  unit: "restarts",
  windowMinutes: 5,
  firstStep: "Read the log",
};
const alerts = {
  restarted: { ...ALERT, source: { kind: "measure", measure: "api.restarts" } },
  both: {
    ...ALERT,
    source: {
      kind: "expression",
      expression: "a + b",
      of: { a: "worker.restarts", b: "api.restarts" },
    },
  },
} as const;

const told = (detail: object) => ({
  source: "aws.ecs",
  "detail-type": "ECS Task State Change",
  detail: { clusterArn: CLUSTER, group: "service:api-1", lastStatus: "STOPPED", ...detail },
});

describe("restartsWatched", () => {
  it("are the services that alerts and dashboards name, each once", () => {
    const dashboards = {
      health: { widgets: [{ title: "Restarts", measures: ["web.restarts", "web.cpuPercent"] }] },
    };
    expect(restartsWatched({ alerts, dashboards })).toEqual(["api", "web", "worker"]);
    expect(restartsWatched({ alerts: {}, dashboards: {} })).toEqual([]);
  });

  it("know no restarts from a table of a query", () => {
    expect(
      restartsWatched({ alerts: {}, dashboards: { a: { widgets: [{ title: "T", query: "q" }] } } }),
    ).toEqual([]);
  });
});

describe("restartPattern", () => {
  const pattern = restartPattern(CLUSTER, "api-1");
  it.each<[string, object, boolean]>([
    [
      "a crash",
      { stopCode: "EssentialContainerExited", stoppedReason: "Essential container in task exited" },
      true,
    ],
    [
      "a failed check of the container",
      { stopCode: "ServiceSchedulerInitiated", stoppedReason: "Task failed container health checks" },
      true,
    ],
    [
      "a failed check of the load balancer",
      {
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:x)",
      },
      true,
    ],
    [
      "a host that went",
      { stopCode: "TerminationNotice", stoppedReason: "Host EC2 (instance i-1) terminated." },
      true,
    ],
    [
      "a deployment",
      {
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: "Scaling activity initiated by deployment ecs-svc/1",
      },
      false,
    ],
    ["a person", { stopCode: "UserInitiated", stoppedReason: "stopped by somebody" }, false],
    [
      "a task that still stops",
      { stopCode: "EssentialContainerExited", lastStatus: "DEPROVISIONING" },
      false,
    ],
    ["another service", { stopCode: "EssentialContainerExited", group: "service:web-1" }, false],
    ["another cluster", { stopCode: "EssentialContainerExited", clusterArn: `${CLUSTER}2` }, false],
  ])("of %s is told right by both readers of patterns", (_, detail, expected) => {
    expect(matchesEvent(pattern, told(detail))).toBe(expected);
    expect(meansEvent(JSON.stringify(pattern), told(detail))).toBe(expected);
  });

  it("is one that EventBridge takes", () => {
    expect(patternProblem(JSON.stringify(pattern))).toBeUndefined();
  });
});

describe("TaskRestarts", () => {
  it("counts what is watched, and tells why each task ended", async () => {
    const { observability } = exampleSettings();
    const restarts = new TaskRestarts("restarts", {
      context: contextOf({ observability: { ...observability, alerts: { restarted: alerts.restarted } } }),
      topics: TOPICS,
      clusterName: "shop",
      services: { api: { serviceName: "api-1" }, web: { serviceName: "web-1" } },
    });
    await new Promise((resolve) => void restarts.urn.apply(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(restarts.find("web")).toBeUndefined();
    expect(restarts.find("api")?.metric).toMatchObject({
      ...{ namespace: "AWS/Events", name: "TriggeredRules", statistic: "Sum" },
    });
    const rule = declared.find(({ name }) => name === "restarts-api");
    const { accountId, region } = exampleSettings().aws;
    expect(JSON.parse(String(rule?.inputs.eventPattern))).toEqual(
      restartPattern(`arn:aws:ecs:${region}:${accountId}:cluster/shop`, "api-1"),
    );
    const target = declared.find(({ name }) => name === "restarts-api-target");
    expect(target?.inputs.arn).toBe("arn:warning");
    expect(JSON.stringify(target?.inputs.inputTransformer)).toContain("First: Read the log of api");
  });
});
