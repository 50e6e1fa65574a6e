import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { alarmTopics, listeners } from "../../../policies/relations/alarm-listeners.ts";
import { COMPOSITE_ALARM, METRIC_ALARM } from "../../../policies/tokens.ts";
import { alarm, everybody, topic } from "../example-alarms.ts";
import { from, given, view } from "../rule-table.ts";

const part = view(METRIC_ALARM, "burn-5m", {}, { outputs: { name: "burn-5m" } });
const composite = from(
  view(COMPOSITE_ALARM, "burn", { alarmActions: ["x"], alarmRule: 'ALARM("burn-5m")' }),
  "alarmActions",
  topic,
);
const names = (views: Parameters<typeof indexViews>[0], of = part) =>
  alarmTopics(indexViews(views), of).map(({ name }) => name);

describe("alarmTopics", () => {
  it("are the alarm's own", () => {
    expect(names([alarm, topic], alarm)).toEqual(["topics-critical"]);
  });

  it("are those of a composite alarm that names it, or whose rule comes from it, each once", () => {
    expect(names([part, composite, topic])).toEqual(["topics-critical"]);
    const fromIt = from(given(composite, { alarmRule: "…" }), "alarmRule", part);
    expect(names([part, fromIt, topic])).toEqual(["topics-critical"]);
    expect(names([part, from(composite, "alarmRule", part), topic])).toEqual(["topics-critical"]);
  });

  it.each([
    ["its actions are off", given(alarm, { actionsEnabled: false }), [] as const],
    ["the composite's actions are off", part, [given(composite, { actionsEnabled: false })]],
    [
      "the composite names an alarm that only begins like it",
      part,
      [given(composite, { alarmRule: 'ALARM("burn-5m-x")' })],
    ],
    [
      "another alarm may silence the composite",
      part,
      [given(composite, { actionsSuppressor: { alarm: "x" } })],
    ],
    ["nothing names it", part, []],
  ])("are none where %s", (_, one, others) => {
    expect(names([one, ...others, topic], one)).toEqual([]);
  });
});

describe("listeners", () => {
  it("are the protocols of the topic's subscriptions", () => {
    const index = indexViews(everybody);
    expect(listeners(index, topic)).toEqual(["email", "lambda"]);
    expect(listeners(indexViews([topic]), topic)).toEqual([]);
  });
});
