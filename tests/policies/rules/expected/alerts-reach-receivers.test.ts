import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { alertsReachReceivers } from "../../../../policies/rules/expected/alerts-reach-receivers.ts";
import { alarm, everybody, listener, topic } from "../../example-alarms.ts";
import { given, ruleTable } from "../../rule-table.ts";

const rule = alertsReachReceivers("ALR-01", {
  rule: "alerts-reach",
  severity: "critical",
  receivers: ["email", "sms"],
  tier: "production",
});

const alert = (name: string, severity: unknown = "critical") => {
  const plain = given(alarm, { tags: { severity } });
  return { ...plain, name, urn: plain.urn.replace(/[^:]*$/, name) };
};
const down = alert("alerts-server-down");
const payments = alert("alerts-payments");
const heard = [...everybody, listener("sms")];

ruleTable(rule, {
  rows: [
    {
      kind: "met",
      it: "accepts alerts that reach both, and names them",
      views: [down, payments, ...heard],
      state: "met",
      heldBy: ["alerts-server-down", "alerts-payments"],
    },
    {
      kind: "violated",
      it: "refuses alerts that send mail alone, and says so of the stack",
      views: [down, topic, listener("email")],
      state: "violated",
      says: "ALR-01: the stack alerts-server-down's receivers must be email, sms; got email. Name email, sms under notify.",
    },
    {
      kind: "violated",
      it: "refuses an alert whose actions are switched off",
      views: [down, given(payments, { actionsEnabled: false }), ...heard],
      state: "violated",
    },
    { kind: "absent", it: "refuses a stack without such an alert", views: [...heard], state: "violated" },
    {
      kind: "boundary",
      it: "asks nothing of an alert of the other severity",
      views: [down, given(alert("alerts-slow", "warning"), { alarmActions: [] }), ...heard],
      state: "met",
      heldBy: ["alerts-server-down"],
    },
    {
      kind: "spelling",
      it: "asks nothing of the stack's own alarms",
      views: [given(alarm, { tags: { severity: "critical" }, actionsEnabled: false }), down, ...heard],
      state: "met",
      heldBy: ["alerts-server-down"],
    },
    {
      kind: "unknown",
      it: "is undecided while an alert's severity is not known",
      views: [down, alert("alerts-payments", UNKNOWN), ...heard],
      state: "undecided",
      undecided: "tags.severity",
    },
    {
      kind: "not applicable",
      it: "says nothing of staging where it was declared for production",
      views: [...heard],
      context: { tier: "staging" },
      state: "notApplicable",
    },
  ],
});
