import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { COMPOSITE_ALARM, METRIC_ALARM } from "../../tokens.ts";

/** What comes before the first step in a description, and the fewest characters that say one. */
const FIRST_STEP = { mark: "First:", least: 10 } as const;

export const alarmsSayTheFirstStep = resourceRule({
  name: "alarms-say-the-first-step",
  control: "ALR-06",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every alarm says in its description what to do first.",
  rationale: "Whoever is woken has to begin somewhere, and has not built the thing.",
  remediation: `Write what is wrong, then "${FIRST_STEP.mark}" and the first step, as the alarm maker does.`,
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/cloudwatch/metricAlarm.d.ts",
    readOn: "2026-11-27",
  },
  types: [METRIC_ALARM, COMPOSITE_ALARM],
  check(view) {
    const text = inputsOf(view).text("alarmDescription") ?? "";
    const [what = "", step] = text.split(FIRST_STEP.mark);
    const told = what.trim() !== "" && (step ?? "").trim().length >= FIRST_STEP.least;
    const found =
      text === "" ? "nothing" : step === undefined ? "no first step" : told ? "both" : "only a part";
    return fact(told, "alarmDescription", "what is wrong and what to do first", found);
  },
});
