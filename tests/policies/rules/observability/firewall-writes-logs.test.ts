import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { firewallWritesLogs } from "../../../../policies/rules/observability/firewall-writes-logs.ts";
import { webAcl } from "../../example-edge.ts";
import { logFilter, loggedFirewall } from "../../example-firewall-log.ts";
import { ruleTable } from "../../rule-table.ts";

const filtered = (defaultBehavior: string, ...filters: readonly object[]) =>
  loggedFirewall({ loggingFilter: { defaultBehavior, filters } });
const label = { labelNameCondition: { labelName: UNKNOWN } };
const kept = logFilter("KEEP", "MEETS_ANY", "BLOCK", "EXCLUDED_AS_COUNT");
const says = (who: string, found: string) =>
  `OBS-01: "${who}" refused requests must be written down; got ${found}. Leave the firewall's logging and its filter as the component makes them.`;

ruleTable(firewallWritesLogs, {
  rows: [
    {
      kind: "met",
      it: "accepts a log of what is refused or carries a label that is not known yet",
      views: loggedFirewall({
        loggingFilter: {
          defaultBehavior: "DROP",
          filters: [{ ...kept, conditions: [{ actionCondition: { action: "BLOCK" } }, label] }],
        },
      }),
      state: "met",
      heldBy: ["firewall-logging"],
    },
    {
      kind: "absent",
      it: "accepts a log without a filter: every line is kept",
      views: loggedFirewall({}),
      state: "met",
    },
    {
      kind: "absent",
      it: "refuses a firewall without a log",
      views: webAcl([]),
      state: "violated",
      says: says("firewall-acl", "no log"),
    },
    {
      kind: "absent",
      it: "has nothing to say without a firewall at the load balancer",
      views: [],
      state: "silent",
    },
    {
      kind: "violated",
      it: "refuses a filter that keeps nothing",
      views: filtered("DROP"),
      state: "violated",
      says: says("firewall-logging", "left out by loggingFilter"),
    },
    {
      kind: "violated",
      it: "refuses a filter that keeps what is counted alone",
      views: filtered("DROP", logFilter("KEEP", "MEETS_ANY", "COUNT")),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a filter that drops refusals, whatever another keeps",
      views: filtered("KEEP", kept, logFilter("DROP", "MEETS_ANY", "BLOCK")),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a filter that drops what carries a label: a refusal may",
      views: filtered("KEEP", { behavior: "DROP", requirement: "MEETS_ANY", conditions: [label] }),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a filter for refusals that meet something else too",
      views: filtered("DROP", logFilter("KEEP", "MEETS_ALL", "BLOCK", "COUNT")),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a filter that drops what passes",
      views: filtered("KEEP", logFilter("DROP", "MEETS_ANY", "ALLOW")),
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts a filter with refusals as its only condition, and keeping as the default",
      views: filtered("DROP", logFilter("KEEP", "MEETS_ALL", "BLOCK")),
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an action that is not known undecided",
      views: filtered("DROP", logFilter("KEEP", "MEETS_ANY", UNKNOWN)),
      state: "undecided",
    },
    {
      kind: "unknown",
      it: "leaves a filter that is not known undecided",
      views: loggedFirewall({ loggingFilter: UNKNOWN }),
      state: "undecided",
    },
  ],
});
