import { beforeEach, describe, expect, it } from "@jest/globals";
import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { InstanceFixture } from "./instance-fixture.ts";
import { ACCOUNT, policy, ServiceFixture } from "./service-fixture.ts";

const SCHEDULE = "aws:scheduler/schedule:Schedule";
const GROUP = `arn:aws:scheduler:eu-central-1:${ACCOUNT}:schedule-group/default`;

let fixture: ServiceFixture;
let task: Entity;

beforeEach(() => {
  fixture = new ServiceFixture();
  task = fixture.task();
});

function trust(sourceArn = GROUP): string {
  return policy({
    Effect: "Allow",
    Principal: { Service: "scheduler.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: { ArnLike: { "aws:SourceArn": sourceArn } },
  });
}

const grants = (): object[] => [
  {
    Effect: "Allow",
    Action: "ecs:RunTask",
    Resource: `${String(task.outputs.arnWithoutRevision)}:*`,
    Condition: { ArnEquals: { "ecs:cluster": fixture.cluster.outputs.arn } },
  },
  { Effect: "Allow", Action: "iam:PassRole", Resource: fixture.execution.outputs.arn },
];

/** A daily schedule of the task, by a role with these statements. */
function make(
  statements: object[] = grants(),
  change: Record<string, unknown> = {},
  assumeRolePolicy = trust(),
) {
  const { cloud } = fixture;
  const role = cloud.make(TOKEN.role, { name: "starter", assumeRolePolicy });
  if (statements.length > 0)
    cloud.make(TOKEN.rolePolicy, { role: role.id, name: "start", policy: policy(...statements) });
  return cloud.make(SCHEDULE, {
    name: "nightly",
    scheduleExpression: "cron(30 22 * * ? *)",
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      arn: fixture.cluster.outputs.arn,
      roleArn: role.outputs.arn,
      ecsParameters: {
        taskDefinitionArn: task.outputs.arn,
        launchType: "FARGATE",
        networkConfiguration: {
          subnets: fixture.publicSubnets,
          securityGroups: [fixture.taskGroup.id],
          assignPublicIp: true,
        },
      },
    },
    ...change,
  });
}

describe("schedules", () => {
  it("stand in a group, on, and in UTC where nobody says otherwise", () => {
    expect(make().outputs).toMatchObject({
      arn: `arn:aws:scheduler:eu-central-1:${ACCOUNT}:schedule/default/nightly`,
      groupName: "default",
      state: "ENABLED",
      scheduleExpressionTimezone: "UTC",
    });
  });

  it("need a role that the scheduler may assume for their group", () => {
    const refusal = "must allow AWS EventBridge Scheduler to assume the role";
    expect(() => make(grants(), {}, trust(`${GROUP}-other`))).toThrow(refusal);
  });

  it("need a role that may start the task in its cluster", () => {
    expect(() => make(grants().slice(1))).toThrow("is not authorized to perform: ecs:RunTask");
  });

  it("need a role that may hand the task its own roles", () => {
    expect(() => make(grants().slice(0, 1))).toThrow(
      "iam:PassRole on arn:aws:iam::111122223333:role/api-execution",
    );
  });

  it("need a revision that is active", () => {
    fixture.cloud.drop(task);
    expect(() => make()).toThrow("TaskDefinition is inactive or does not exist");
  });

  it("start on an instance where there is room beside what runs, and are refused where there is none", () => {
    const shop = new InstanceFixture();
    shop.start();
    fixture = shop;
    task = shop.hostTask({ memory: "1024" });
    const inputs = (roleArn: unknown) => ({
      name: "nightly",
      scheduleExpression: "cron(30 22 * * ? *)",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: shop.cluster.outputs.arn,
        roleArn,
        ecsParameters: { taskDefinitionArn: task.outputs.arn, launchType: "EC2" },
      },
    });
    const role = shop.cloud.make(TOKEN.role, { name: "starter", assumeRolePolicy: trust() });
    shop.cloud.make(TOKEN.rolePolicy, { role: role.id, name: "start", policy: policy(...grants()) });
    const schedule = shop.cloud.make(SCHEDULE, inputs(role.outputs.arn));
    shop.cloud.drop(schedule);
    shop.hostService(shop.hostTask({ memory: "1024", family: "web" }));
    expect(() => shop.cloud.make(SCHEDULE, inputs(role.outputs.arn))).toThrow(
      "no container instance met all of its requirements",
    );
  });

  it("are refused a task that could not start", () => {
    fixture.cloud.drop(fixture.executionPolicy);
    expect(() => make()).toThrow("ClientException: ResourceInitializationError");
  });

  it.each<[Record<string, unknown>, number]>([
    [{}, 0],
    [{ scheduleExpression: "0 5 * * *" }, 1],
    [{ scheduleExpression: "at(2026-11-20T05:00:00)" }, 0],
    [{ state: "PAUSED" }, 1],
    [{ flexibleTimeWindow: { mode: "FLEXIBLE" } }, 1],
    [{ flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 15 } }, 0],
    [{ target: { retryPolicy: { maximumRetryAttempts: 186 } } }, 1],
    [{ target: { retryPolicy: { maximumRetryAttempts: 185 } } }, 0],
    [{ name: "a b" }, 1],
  ])("with %j have %i faults", (words, faults) => {
    expect(fixture.cloud.failures(SCHEDULE, { name: "nightly", ...words })).toHaveLength(faults);
  });
});
