import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { judge } from "../rule.ts";
import { COMPOSITE_ALARM } from "../tokens.ts";
import type { Finding } from "../verdict.ts";
import { type Sign, toldBy, type Watched, watchersOf } from "./watching-alarms.ts";

/** Percent that must succeed where the stack's file says nothing: the checklist's own figure (OBS-07). */
const PROMISED_PERCENT = 99.9;

/**
 * How many times too fast failures may come, and over how many minutes: The Site Reliability Workbook, chapter 5, table 5-8, as
 * https://velobot-wiki.pages.dev/article/software/slo-burn-rate-multi-window-alerting-playbook/ tells it (read 2026-11-27).
 */
const BURNS = [
  { rate: 14.4, minutes: [60, 5] },
  { rate: 6, minutes: [360, 30] },
] as const;

/** What fails, as a percentage that an alarm computes. */
export type FailedPercent = Pick<
  Sign,
  "namespace" | "dimension" | "amongOthers" | "metric" | "statistics" | "of"
>;

/** What the stack's file says. */
interface Said {
  readonly availabilityPercent?: number | undefined;
  readonly region?: string | undefined;
}

/** Whether alarms tell when that percentage spends the promised availability too fast: at each speed over both of its windows, joined. */
export function toldByBurnRates(
  index: ViewIndex,
  watched: Watched,
  failed: FailedPercent,
  said: Said,
): readonly Finding[] {
  return BURNS.flatMap((burn) => told(index, watched, failed, burn, said));
}

function told(
  index: ViewIndex,
  watched: Watched,
  failed: FailedPercent,
  { minutes, rate }: (typeof BURNS)[number],
  { availabilityPercent = PROMISED_PERCENT, region }: Said,
): readonly Finding[] {
  const { view } = watched;
  try {
    const signs = minutes.map((window) => burning(failed, window, rate, availabilityPercent));
    const findings = signs.flatMap((sign) => toldBy(index, watched, sign, region));
    if (findings.some(({ state }) => state !== "met")) return findings;
    const [long = [], short = []] = signs.map((sign) => watchersOf(index, watched, sign, region));
    return [...findings, ...together(index, view, long, short, minutes)];
  } catch (error) {
    return judge(view.urn, () => {
      throw error;
    });
  }
}

function burning(failed: FailedPercent, window: number, rate: number, percent: number): Sign {
  return {
    ...failed,
    ...{ of: `${failed.of} over ${window} minutes`, side: "above", least: 0 },
    most: Math.round(rate * (100 - percent) * 1000) / 1000, // in thousandths, as people write such a figure
    ...{ leastMinutes: window, mostMinutes: window },
  };
}

/** A composite alarm that rises when both do. One that rises with either rings for a moment and for what is over too: more, not less. */
function together(
  index: ViewIndex,
  view: ResourceView,
  long: readonly ResourceView[],
  short: readonly ResourceView[],
  minutes: readonly number[],
): readonly Finding[] {
  return judge(view.urn, () => {
    const both = index.ofType(COMPOSITE_ALARM).some((composite) => {
      const rule = inputsOf(composite).text("alarmRule") ?? "";
      const [, one = "", other = ""] =
        /^\s*ALARM\("([^"]+)"\)\s+(?:AND|OR)\s+ALARM\("([^"]+)"\)\s*$/.exec(rule) ?? [];
      const names = (alarms: readonly ResourceView[], name: string) =>
        alarms.some(({ inputs, outputs }) => (outputs.name ?? inputs.name) === name);
      return (names(long, one) && names(short, other)) || (names(long, other) && names(short, one));
    });
    const expected = `one that joins those over ${minutes.join(" and ")} minutes`;
    return fact(both, "composite alarm", expected, both ? "one" : "none");
  });
}
