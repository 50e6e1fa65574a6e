import type { Service } from "../../cloud/behaviour.ts";
import { cloudwatchAlarms } from "./cloudwatch-alarm.ts";
import { dashboard } from "./cloudwatch-dashboard.ts";
import { logMetricFilter } from "./log-metric-filter.ts";
import { queryDefinition } from "./query-definition.ts";

/** Amazon CloudWatch beside its log groups: alarms, dashboards, saved queries, metrics made of logs. */
export const cloudwatch: Service = {
  behaviours: [...cloudwatchAlarms, dashboard, logMetricFilter, queryDefinition],
};
