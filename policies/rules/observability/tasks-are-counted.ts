import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { ECS_CLUSTER } from "../../tokens.ts";

/** The setting that counts the tasks of a cluster, and its words for on. */
const SETTING = "containerInsights";
const ON = ["enabled", "enhanced"];

export const tasksAreCounted = resourceRule({
  name: "tasks-are-counted",
  control: "OBS-09",
  severity: "high",
  enforcement: "mandatory",
  statement: "Container Insights counts the tasks of every cluster.",
  rationale: "Without it an alarm on missing tasks has no data for ever, and takes that for peace.",
  remediation: "Leave Container Insights on.",
  source: { url: "https://unpkg.com/@pulumi/aws@7.48.0/ecs/cluster.d.ts", readOn: "2026-11-27" },
  types: [ECS_CLUSTER],
  check(view) {
    const setting = inputsOf(view)
      .items("settings")
      .find((one) => one.text("name") === SETTING);
    const value = setting?.text("value") ?? "nothing"; // the account's own default then, which nobody here sees
    return fact(ON.includes(value), `settings.${SETTING}`, ON.join(" or "), value);
  },
});
