import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { RECEIVERS, type Receiver, receiversOf } from "../../relations/alert-receivers.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { EVENT_RULE, EVENT_TARGET, TOPIC } from "../../tokens.ts";
import { Undecided } from "../../undecided.ts";

const EDGE_CERTIFICATE =
  "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate";
const SIGNED = "tls:index/locallySignedCert:LocallySignedCert";

/** Days before the end: later there is no time left, earlier nobody believes it. */
const DAYS = { least: 7, most: 90 } as const;

const DAY_MS = 86_400_000;

export const originPullEndReachesEveryChannel = stackRule({
  name: "origin-pull-end-reaches-every-channel",
  control: "EDGE-19",
  severity: "medium",
  enforcement: "mandatory",
  statement: `Every channel that the stack's alarms reach is told ${DAYS.least} days or more before the edge's certificate ends.`,
  rationale: "A mail alone is read too late, and from the certificate's end on every hostname fails at once.",
  remediation:
    "Leave the rules of origin-pull for its certificate's end on, and their targets the stack's topics.",
  source: {
    url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html",
    readOn: "not yet",
  },
  check: (index) =>
    index.ofType(EDGE_CERTIFICATE).flatMap((certificate) =>
      judge(certificate.urn, () => {
        const all = channels(index, index.ofType(TOPIC));
        const told = channels(index, toldInTime(index, certificate));
        const missing = all.filter((receiver) => !told.includes(receiver));
        return fact(
          all.length > 0 && missing.length === 0,
          "end",
          `told to ${all.length === 0 ? "somebody" : all.join(", ")} ${DAYS.least} days or more before it`,
          told.length === 0 ? "told to nobody" : `told to ${told.join(", ")}`,
        );
      }),
    ),
});

function channels(index: ViewIndex, topics: readonly ResourceView[]): readonly Receiver[] {
  const found = new Set(topics.flatMap((topic) => receiversOf(index, topic)));
  return RECEIVERS.filter((receiver) => found.has(receiver));
}

/** The topics that hear of it in time. */
function toldInTime(index: ViewIndex, certificate: ResourceView): readonly ResourceView[] {
  const ends = index.linked(certificate, "certificate", SIGNED).map((signed) => {
    const end = signed.outputs.validityEndTime;
    if (typeof end !== "string") throw new Undecided("end", "the certificate is not made yet");
    return Date.parse(end);
  });
  const rules = index.ofType(EVENT_RULE).filter((rule) => {
    const read = inputsOf(rule);
    if (!read.has("scheduleExpression")) return false;
    if (read.text("state") === "DISABLED" || !read.flag("isEnabled", true)) return false; // @pulumi/aws 7.48.0: on where nothing is said
    const at = onlyMoment(read.text("scheduleExpression") ?? "");
    return ends.length > 0 && ends.every((end) => inTime((end - at) / DAY_MS));
  });
  const targets = rules.flatMap((rule) => index.pointingAt(rule, EVENT_TARGET, "rule"));
  return targets.flatMap((target) => index.linked(target, "arn", TOPIC));
}

/** The moment of a schedule that happens once, in milliseconds; `NaN` for any other. */
function onlyMoment(schedule: string): number {
  const [, minute, hour, day, month, year] =
    /^cron\((\d+) (\d+) (\d+) (\d+) \? (\d{4})\)$/.exec(schedule) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
}

/** False for no number. */
function inTime(days: number): boolean {
  return days >= DAYS.least && days <= DAYS.most;
}
