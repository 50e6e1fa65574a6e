import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { type Sign, toldBy, watchersOf } from "../../relations/watching-alarms.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { COMPOSITE_ALARM, LOAD_BALANCER } from "../../tokens.ts";
import type { Finding } from "../../verdict.ts";

/** Percent of requests that must succeed where the stack's file says nothing: the checklist's own figure (OBS-07). */
const PROMISED_PERCENT = 99.9;

/** How many times too fast errors may come, and over how many minutes: The Site Reliability Workbook, chapter 5, table 5-8, as the source below tells it. */
const BURNS = [
  { rate: 14.4, minutes: [60, 5] },
  { rate: 6, minutes: [360, 30] },
] as const;

/** Percent of a window's requests that the services or the load balancer failed; 0 where there were too few to say. */
const FAILED =
  "IF(RequestCount>100,100*(FILL(HTTPCode_Target_5XX_Count,0)+FILL(HTTPCode_ELB_5XX_Count,0))/RequestCount,0)";

export const fastErrorsAreTold = stackRule({
  name: "fast-errors-are-told",
  control: "OBS-09",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "Alarms tell when errors spend the promised availability too fast, over a short and over a long window.",
  rationale:
    "Probes ask one route from time to time: a share of failed requests is an outage for those who made them.",
  remediation: "Leave the alarms on availability as they are made.",
  source: {
    url: "https://velobot-wiki.pages.dev/article/software/slo-burn-rate-multi-window-alerting-playbook/",
    readOn: "2026-11-27",
  },
  check: (index, { availabilityPercent = PROMISED_PERCENT, region }) =>
    index
      .ofType(LOAD_BALANCER)
      .flatMap((balancer) =>
        BURNS.flatMap((burn) => told(index, balancer, burn, availabilityPercent, region)),
      ),
});

function told(
  index: ViewIndex,
  view: ResourceView,
  { minutes, rate }: (typeof BURNS)[number],
  percent: number,
  region: string | undefined,
): readonly Finding[] {
  try {
    const { arnSuffix } = view.outputs;
    const ids = typeof arnSuffix === "string" ? [arnSuffix] : [];
    const watched = { view, ids, count: 1, region: inputsOf(view).text("region") };
    const signs = minutes.map((window) => burning(window, rate, percent));
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

function burning(window: number, rate: number, percent: number): Sign {
  return {
    ...{ namespace: "AWS/ApplicationELB", dimension: "LoadBalancer", metric: FAILED, statistics: ["Sum"] },
    ...{ of: `errors over ${window} minutes`, side: "above", least: 0 },
    most: Math.round(rate * (100 - percent) * 1000) / 1000, // in thousandths, as people write such a figure
    ...{ leastMinutes: window, mostMinutes: window },
  };
}

/** A composite alarm that rises when both do: either alone would ring for what is over, or for a moment. */
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
