import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { containerWritesLogs } from "../../../../policies/rules/observability/container-writes-logs.ts";
import { definition, draft } from "../../example-task.ts";
import { ruleTable } from "../../rule-table.ts";

const driver = (logDriver: unknown) => ({ logConfiguration: { logDriver } });

ruleTable(containerWritesLogs, {
  rows: [
    { kind: "met", it: "accepts CloudWatch", views: [draft()], state: "met" },
    {
      kind: "violated",
      it: "refuses a driver that Fargate does not know",
      views: [draft(driver("none"))],
      state: "violated",
      says: 'OBS-01: "api" containers.api.logConfiguration.logDriver must be a driver that collects; got none. Leave the container\'s logConfiguration as the component makes it.',
    },
    {
      kind: "absent",
      it: "refuses a container without a driver",
      views: [draft({ logConfiguration: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a log router in container definitions",
      views: [definition(driver("awsfirelens"))],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown driver undecided",
      views: [draft(driver(UNKNOWN))],
      state: "undecided",
    },
  ],
  without: { boundary: "a driver is named or not" },
});
