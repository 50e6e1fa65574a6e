import { inputsOf } from "../../reader.ts";
import { type FailedPercent, toldByBurnRates } from "../../relations/burn-rates.ts";
import { stackRule } from "../../rule.ts";
import { LOAD_BALANCER } from "../../tokens.ts";

/** Percent of a window's requests that the services or the load balancer failed; 0 where there were too few to say. */
const FAILED: FailedPercent = {
  ...{ namespace: "AWS/ApplicationELB", dimension: "LoadBalancer", statistics: ["Sum"], of: "errors" },
  metric:
    "IF(RequestCount>100,100*(FILL(HTTPCode_Target_5XX_Count,0)+FILL(HTTPCode_ELB_5XX_Count,0))/RequestCount,0)",
};

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
  check: (index, context) =>
    index.ofType(LOAD_BALANCER).flatMap((view) => {
      const { arnSuffix } = view.outputs;
      const ids = typeof arnSuffix === "string" ? [arnSuffix] : [];
      return toldByBurnRates(
        index,
        { view, ids, count: 1, region: inputsOf(view).text("region") },
        FAILED,
        context,
      );
    }),
});
