import { fact } from "../../expect.ts";
import { endedSign } from "../../facts/backup-signs.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { toldBy } from "../../relations/watching-alarms.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { DUMP_COMPONENT, TASK_DEFINITION, taskView } from "../../task/task-view.ts";
import { LOG_GROUP, METRIC_FILTER, SCHEDULE } from "../../tokens.ts";
import type { Finding } from "../../verdict.ts";

export const endsOfScheduledTasksAreTold = stackRule({
  name: "ends-of-scheduled-tasks-are-told",
  control: "BAK-12",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "An alarm tells of each scheduled task, such as the dump and its restore, that did not come to its end.",
  rationale: "Nobody waits for a task that runs at night: one that fails is missed when its dump is needed.",
  remediation: "Leave the metric filters and alarms on dumps as they are made.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html",
    readOn: "not yet",
  },
  check: (index, { region }) =>
    index.ofType(SCHEDULE).flatMap((schedule) => {
      const tasks = index.linked(schedule, "target", TASK_DEFINITION);
      return tasks.flatMap((task) => told(index, task, region));
    }),
});

/** One filter that counts the task's end, with an alarm on it, is enough; else what is wrong with each is told. */
function told(index: ViewIndex, task: ResourceView, region: string | undefined): readonly Finding[] {
  try {
    const filters = counting(index, task);
    if (filters.length === 0)
      return judge(task.urn, () =>
        fact(false, "logs", "ones of which a metric filter counts the last line", "no such filter"),
      );
    const findings = filters.map((filter) => {
      const made = inputsOf(filter).at("metricTransformation");
      const sign = endedSign(made.text("namespace") ?? "", made.text("name") ?? "");
      const value = made.text("value") ?? "nothing";
      if (value !== "1")
        return judge(filter.urn, () => fact(false, "metricTransformation", "a value of 1", value));
      return toldBy(index, { view: task, ids: [], count: 1, region: undefined }, sign, region);
    });
    return findings.find((one) => one.every(({ state }) => state === "met")) ?? findings.flat();
  } catch (error) {
    return judge(task.urn, () => {
      throw error;
    });
  }
}

/** Filters over the task's log for a text that its last command writes. */
function counting(index: ViewIndex, task: ResourceView): readonly ResourceView[] {
  const groups = index.ofType(LOG_GROUP).filter((group) => isLogOf(group, task));
  const last = lastWords(index, task);
  return groups
    .flatMap((group) => index.pointingAt(group, METRIC_FILTER, "logGroupName"))
    .filter((filter) => {
      const [, text] = /^"([^"]+)"$/.exec(inputsOf(filter).text("pattern") ?? "") ?? [];
      return text !== undefined && last.some((words) => words.startsWith(`echo "${text}`));
    });
}

function isLogOf({ outputs: { name }, urn }: ResourceView, task: ResourceView): boolean {
  const { containerDefinitions } = task.inputs;
  if (typeof containerDefinitions === "string" && typeof name === "string")
    return containerDefinitions.includes(`"awslogs-group":"${name}"`);
  return (task.propertyDependencies.containerDefinitions ?? []).includes(urn);
}

/** The last line of each container's command, by the draft while the definitions are not known. */
function lastWords(index: ViewIndex, task: ResourceView): readonly string[] {
  const parent = index.byUrn.get(task.parent ?? "");
  const drafted = parent !== undefined && inputsOf(parent).has("draft.containers");
  const unknown = inputsOf(task).unknown("containerDefinitions");
  const source = unknown && drafted ? { ...parent, type: DUMP_COMPONENT } : task; // a restore test says its task the same way
  return taskView(source).containers.map(
    ({ read }) => read.texts("command").at(-1)?.split("\n").at(-1) ?? "",
  );
}
