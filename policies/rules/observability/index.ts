import type { Rule } from "../../rule.ts";
import { accountActivityIsRecorded } from "./account-activity-is-recorded.ts";
import { accountSettingsAreRecorded } from "./account-settings-are-recorded.ts";
import { alarmsNotifySomebody } from "./alarms-notify-somebody.ts";
import { alarmsReachNamedPeople } from "./alarms-reach-named-people.ts";
import { alarmsSayTheFirstStep } from "./alarms-say-the-first-step.ts";
import { containerWritesLogs } from "./container-writes-logs.ts";
import { failuresFromOutsideAreTold } from "./failures-from-outside-are-told.ts";
import { fastErrorsAreTold } from "./fast-errors-are-told.ts";
import { firewallWritesLogs } from "./firewall-writes-logs.ts";
import { healthRoutesAreProbed } from "./health-routes-are-probed.ts";
import { logsAreKept } from "./logs-are-kept.ts";
import { outageIsSeenInTime } from "./outage-is-seen-in-time.ts";
import { tasksAreCounted } from "./tasks-are-counted.ts";
import { threatsAreWatched } from "./threats-are-watched.ts";
import { topicsAdmitTheirPublishers } from "./topics-admit-their-publishers.ts";
import { whatStandsIsWatched } from "./what-stands-is-watched.ts";

/** The rules of this folder, by checklist row. */
export const OBSERVABILITY_RULES: readonly Rule[] = [
  containerWritesLogs, // OBS-01
  logsAreKept, // OBS-01
  firewallWritesLogs, // OBS-01
  healthRoutesAreProbed, // OBS-06
  outageIsSeenInTime, // OBS-09
  fastErrorsAreTold, // OBS-09
  failuresFromOutsideAreTold, // OBS-09
  whatStandsIsWatched, // OBS-09
  tasksAreCounted, // OBS-09
  accountActivityIsRecorded, // OBS-10
  threatsAreWatched, // OBS-10
  accountSettingsAreRecorded, // OBS-10
  alarmsNotifySomebody, // ALR-06
  alarmsSayTheFirstStep, // ALR-06
  alarmsReachNamedPeople, // ALR-06
  topicsAdmitTheirPublishers, // ALR-06
];
