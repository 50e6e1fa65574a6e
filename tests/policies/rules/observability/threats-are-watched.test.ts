import { type ResourceView, UNKNOWN } from "../../../../policies/resource-view.ts";
import { threatsAreWatched } from "../../../../policies/rules/observability/threats-are-watched.ts";
import {
  BUCKET,
  DB_INSTANCE,
  DETECTOR,
  DETECTOR_FEATURE,
  EVENT_RULE,
  EVENT_TARGET,
  FUNCTION,
} from "../../../../policies/tokens.ts";
import { listener, topic } from "../../example-alarms.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const REMEDY =
  "Write account.guardDuty: owned and leave the detectors and the rules over their findings as they are, or elsewhere where the account has them.";

const pattern = (...numeric: (string | number)[]) =>
  JSON.stringify({
    source: ["aws.guardduty"],
    "detail-type": ["GuardDuty Finding"],
    detail: { severity: [{ numeric }] },
  });

const here = view(DETECTOR, "threats-eu-west-1", { region: "eu-west-1", enable: true });
const there = view(DETECTOR, "threats-eu-central-1", { region: "eu-central-1", enable: true });

const rule = view(EVENT_RULE, "told", { eventPattern: pattern(">=", 7), state: "ENABLED" });
const target = from(
  from(view(EVENT_TARGET, "told-target", { rule: "r", arn: "t" }), "rule", rule),
  "arn",
  topic,
);
const told = [rule, target, topic, listener("email")];

const handing = view(EVENT_RULE, "handed", { eventPattern: pattern(">=", 4), region: "eu-central-1" });
const bus = from(
  view(EVENT_TARGET, "handed-target", {
    rule: "h",
    arn: "arn:aws:events:eu-west-1:111122223333:event-bus/default",
    roleArn: "arn:aws:iam::111122223333:role/hands-on",
    region: "eu-central-1",
  }),
  "rule",
  handing,
);
const handed = [handing, bus];
const whole = [here, there, ...told, ...handed];

const bucket = view(BUCKET, "copies", { region: "eu-central-1" });
const objects = feature("objects", there, {
  name: "S3_DATA_EVENTS",
  status: "ENABLED",
  region: "eu-central-1",
});

function feature(name: string, detector: ResourceView, inputs: Readonly<Record<string, unknown>>) {
  return from(view(DETECTOR_FEATURE, name, { detectorId: "d", ...inputs }), "detectorId", detector);
}

/** The whole without some of it. */
function without(...left: readonly ResourceView[]): readonly ResourceView[] {
  return whole.filter((one) => !left.includes(one));
}

ruleTable(threatsAreWatched, {
  rows: [
    {
      kind: "met",
      it: "accepts a detector in both regions, whose findings reach somebody",
      views: whole,
      state: "met",
    },
    {
      kind: "met",
      it: "accepts the features that the parts of a region need",
      views: [...whole, bucket, objects],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a detector that is suspended",
      views: [...without(there), given(there, { enable: false })],
      state: "violated",
      says: `OBS-10: the stack detector of eu-central-1 must be declared and on; got one that is suspended. ${REMEDY}`,
    },
    {
      kind: "violated",
      it: "refuses a region of the watchers without a detector",
      views: [...whole, view(FUNCTION, "notifier", { region: "us-east-1" })],
      state: "violated",
      says: `OBS-10: the stack detector of us-east-1 must be declared and on; got none. ${REMEDY}`,
    },
    {
      kind: "violated",
      it: "refuses a bucket whose objects the detector does not read",
      views: [...whole, bucket],
      state: "violated",
      says: `OBS-10: the stack features of the detector of eu-central-1 must be S3_DATA_EVENTS; got none of S3_DATA_EVENTS. ${REMEDY}`,
    },
    {
      kind: "violated",
      it: "refuses a feature that is switched off",
      views: [...whole, bucket, given(objects, { status: "DISABLED" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses the feature of another region's detector",
      views: [...whole, bucket, feature("objects", here, { name: "S3_DATA_EVENTS", status: "ENABLED" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a database whose logins nobody reads",
      views: [...whole, view(DB_INSTANCE, "database", {})],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses findings of the recovery region that go nowhere",
      views: without(bus),
      state: "violated",
      says: `OBS-10: the stack findings of eu-central-1 must be told to somebody from severity 7 on; got nobody who hears of 7, 8.9, 10. ${REMEDY}`,
    },
    {
      kind: "violated",
      it: "refuses a bus without a role",
      views: [...without(bus), given(bus, { roleArn: undefined })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a rule that is switched off",
      views: [...without(rule), given(rule, { state: "DISABLED" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a pattern that means no finding",
      views: [...without(rule), given(rule, { eventPattern: pattern(">", 10) })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a topic to which nobody listens",
      views: [here, there, rule, target, topic, ...handed],
      state: "violated",
    },
    { kind: "absent", it: "refuses an account without a detector", views: [], state: "violated" },
    {
      kind: "absent",
      it: "accepts a detector that says nothing of being on",
      views: [...without(here), given(here, { enable: undefined })],
      state: "met",
    },
    { kind: "boundary", it: "refuses one region of two", views: without(there), state: "violated" },
    {
      kind: "boundary",
      it: "refuses a pattern that begins above 7",
      views: [...without(rule), given(rule, { eventPattern: pattern(">", 7) })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a pattern that ends below 10",
      views: [...without(rule), given(rule, { eventPattern: pattern(">=", 7, "<", 10) })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a detector in its provider's region",
      views: [...without(here), given(here, { region: undefined })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "does not take it for one of the recovery region",
      views: [...without(there), given(there, { region: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a pattern of all findings",
      views: [...without(rule), given(rule, { eventPattern: '{"source":[{"prefix":"aws.guard"}]}' })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [...without(here), given(here, { enable: UNKNOWN })],
      state: "undecided",
      undecided: "enable",
    },
    {
      kind: "unknown",
      it: "leaves an unknown pattern undecided",
      views: [...without(rule), given(rule, { eventPattern: UNKNOWN })],
      state: "undecided",
      undecided: "eventPattern",
    },
    {
      kind: "unknown",
      it: "leaves a pattern with a comparison that it does not read undecided",
      views: [...without(rule), given(rule, { eventPattern: '{"source":[{"wildcard":"aws.*"}]}' })],
      state: "undecided",
    },
    {
      kind: "not applicable",
      it: "says who has the detectors where the file says elsewhere",
      views: [],
      state: "notApplicable",
      context: { account: { cloudTrail: "owned", guardDuty: "elsewhere", config: "owned" } },
    },
  ],
});
