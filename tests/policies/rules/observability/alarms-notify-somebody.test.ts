import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { alarmsNotifySomebody } from "../../../../policies/rules/observability/alarms-notify-somebody.ts";
import { COMPOSITE_ALARM } from "../../../../policies/tokens.ts";
import { alarm, everybody, listener, notifier, topic } from "../../example-alarms.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const silent = { ...given(alarm, { alarmActions: undefined }), propertyDependencies: {} };
const composite = from(
  from(view(COMPOSITE_ALARM, "burn", { alarmActions: ["x"], alarmRule: "ALARM(…)" }), "alarmActions", topic),
  "alarmRule",
  silent,
);

ruleTable(alarmsNotifySomebody, {
  rows: [
    {
      kind: "met",
      it: "accepts a topic that somebody listens to",
      views: [alarm, topic, listener("email")],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts a part of a composite alarm that tells somebody",
      views: [silent, composite, topic, listener("email")],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a topic to which nobody listens",
      views: [alarm, topic],
      state: "violated",
      says: 'ALR-06: "vital-api-down" alarmActions must be a topic that somebody listens to; got topics-critical, to which nobody listens. Make the alarm with the alarm maker, and name somebody under notify.',
    },
    {
      kind: "violated",
      it: "refuses switched off actions",
      views: [given(alarm, { actionsEnabled: false }), topic, listener("email")],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a part of a composite alarm that tells nobody",
      views: [
        silent,
        {
          ...given(composite, { alarmActions: undefined }),
          propertyDependencies: { alarmRule: [silent.urn] },
        },
        topic,
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a function that is always throttled as the only listener",
      views: [
        alarm,
        ...everybody
          .filter(({ name }) => name !== "by-email")
          .map((one) => (one === notifier ? given(notifier, { reservedConcurrentExecutions: 0 }) : one)),
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a composite alarm that another one may silence",
      views: [silent, given(composite, { actionsSuppressor: { alarm: "x" } }), topic, listener("email")],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses an alarm without actions",
      views: [silent, topic, listener("email")],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses an empty list of actions",
      views: [{ ...given(alarm, { alarmActions: [] }), propertyDependencies: {} }, topic, listener("email")],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "follows a known ARN where nothing says where it comes from",
      views: [{ ...alarm, propertyDependencies: {} }, ...everybody],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads switched off actions that stand as text",
      views: [given(alarm, { actionsEnabled: "false" }), topic, listener("email")],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves actions undecided whose origin is not known",
      views: [{ ...given(alarm, { alarmActions: UNKNOWN }), propertyDependencies: {} }, topic],
      state: "undecided",
      undecided: "alarmActions",
    },
  ],
});
