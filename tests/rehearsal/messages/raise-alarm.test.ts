import { describe, expect, it } from "@jest/globals";
import { changeAlarm } from "../../../rehearsal/messages/raise-alarm.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { ACCOUNT } from "../services/aws/service-fixture.ts";
import { ALARM, REGION, STAGE, TopicWorld } from "./topic-world.ts";

/** A function that gives back the subject and the alarm's own words. */
const READS =
  "export const handler = ({ Records: [{ Sns }] }) => ({ subject: Sns.Subject, ...JSON.parse(Sns.Message) });";

/** An alarm that tells the topic when it rises and ends, and a function that listens. */
function withAlarm(change: object = {}) {
  const world = new TopicWorld();
  world.listen("sns.amazonaws.com", READS);
  world.cloud.make(TOKEN.logGroup, { name: "api" });
  world.cloud.make(TOKEN.logMetricFilter, {
    name: "jobs",
    logGroupName: "api",
    pattern: '{ $.event = "job" }',
    metricTransformation: { namespace: "shop", name: "jobs", value: "1" },
  });
  world.cloud.make(TOKEN.metricAlarm, {
    name: "jobs",
    alarmDescription: "Jobs failed. First: look.",
    namespace: "shop",
    metricName: "jobs",
    statistic: "Sum",
    period: 60,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 1,
    alarmActions: [world.topicArn],
    okActions: [world.topicArn],
    ...change,
  });
  return (state: "ALARM" | "OK", alarmName = "jobs") =>
    changeAlarm(
      world.cloud.world,
      { accountId: ACCOUNT, region: REGION, alarmName, state, reason: "1 was above 0" },
      STAGE,
    );
}

describe("changeAlarm", () => {
  it("tells what CloudWatch tells, when the alarm rises and when it ends", async () => {
    const change = withAlarm();
    const common = {
      AlarmName: "jobs",
      AlarmDescription: "Jobs failed. First: look.",
      AWSAccountId: ACCOUNT,
      NewStateReason: "1 was above 0",
      StateChangeTime: "2026-11-20T12:00:00.000Z",
      Region: REGION,
      AlarmArn: ALARM,
    };
    const told = async (state: "ALARM" | "OK") =>
      JSON.parse((await change(state))[0]?.detail ?? "") as unknown;
    expect(await told("ALARM")).toEqual({
      ...common,
      subject: 'ALARM: "jobs"',
      NewStateValue: "ALARM",
      OldStateValue: "OK",
    });
    expect(await told("OK")).toEqual({
      ...common,
      subject: 'OK: "jobs"',
      NewStateValue: "OK",
      OldStateValue: "ALARM",
    });
  });

  it.each<[string, object, "ALARM" | "OK"]>([
    ["its actions are off", { actionsEnabled: false }, "ALARM"],
    ["it names nobody for its rise", { alarmActions: [] }, "ALARM"],
    ["it names nobody for its end", { okActions: [] }, "OK"],
  ])("tells nobody where %s", async (_, more, state) => {
    expect(await withAlarm(more)(state)).toEqual([]);
  });

  it("does for composite alarms too", async () => {
    const world = new TopicWorld();
    world.subscribe("email", "oncall@shop.example");
    world.cloud.put(TOKEN.compositeAlarm, "burn", { arn: ALARM, alarmActions: [world.topicArn] });
    const change = {
      accountId: ACCOUNT,
      region: REGION,
      alarmName: "burn",
      state: "ALARM",
      reason: "a",
    } as const;
    expect(await changeAlarm(world.cloud.world, change, STAGE)).toMatchObject([{ outcome: "waiting" }]);
  });

  it("fails for an alarm that is not there", async () => {
    await expect(withAlarm()("ALARM", "gone")).rejects.toThrow(
      new Error("gone: an alarm of eu-central-1 was expected; got none."),
    );
  });
});
