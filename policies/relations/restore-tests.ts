import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import { inputsOf, type Reader } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { DUMP_COMPONENT, TASK_DEFINITION, taskView } from "../task/task-view.ts";
import { LOG_GROUP, SCHEDULE } from "../tokens.ts";
import { Undecided } from "../undecided.ts";
import type { Verdict } from "../verdict.ts";
import { logName } from "./stack-logs.ts";

const COMPONENT = "slipway:backup:RestoreTest";

/** Programs that bring a logical dump back, by the kind of server. */
export const RESTORE_PROGRAMS = { postgres: "pg_restore", mongodb: "mongorestore" } as const;

export interface RestoreTest {
  readonly schedule: ResourceView;
  readonly task: ResourceView;
  /** The container, by the draft and, once it is known, by the real text. */
  readonly containers: readonly Reader[];
}

/** Scheduled tasks that restore a dump, or are there to. Throws `Undecided` where none is known and one may be. */
export function restoreTests(index: ViewIndex, kind: keyof typeof RESTORE_PROGRAMS): readonly RestoreTest[] {
  let unread: Undecided | undefined;
  const found = index.ofType(SCHEDULE).flatMap((schedule) =>
    index.linked(schedule, "target", TASK_DEFINITION).flatMap((task) => {
      const parent = task.parent === undefined ? undefined : index.byUrn.get(task.parent);
      const texts = textsOf(task, parent);
      if (texts.length === 0) unread = new Undecided("containerDefinitions");
      const containers = texts.flatMap((text) => taskView(text).containers.map(({ read }) => read));
      const meant = parent?.type === COMPONENT || containers.some((one) => runs(one, RESTORE_PROGRAMS[kind]));
      return meant ? [{ schedule, task, containers }] : [];
    }),
  );
  if (found.length === 0 && unread !== undefined) throw unread;
  return found;
}

function textsOf(task: ResourceView, parent: ResourceView | undefined): readonly ResourceView[] {
  const drafted = parent !== undefined && inputsOf(parent).has("draft.containers");
  const draft = drafted ? [{ ...parent, type: DUMP_COMPONENT }] : []; // a restore test says its task the same way
  return inputsOf(task).unknown("containerDefinitions") ? draft : [...draft, task];
}

/** Whether a test's command brings the dump back from the bucket and fails where it cannot. */
export function restoresDump(
  { containers, task }: RestoreTest,
  kind: keyof typeof RESTORE_PROGRAMS,
): readonly Verdict[] {
  const program = RESTORE_PROGRAMS[kind];
  const command = `${task.name}'s command`;
  return containers.flatMap((container) => {
    const script = scriptOf(container);
    const restores = runs(container, program);
    return [
      fact(restores, command, `one that runs ${program}`, restores ? "one" : "another"),
      fact(/^.*\baws s3 cp "?s3:\/\//m.test(script), command, "one that reads a bucket", "none that does"),
      fact(
        endsWithFault(container, program),
        command,
        "one that ends with the restore's fault",
        "one that goes on",
      ),
    ];
  });
}

/** The text that a shell runs, up to the line that ends it whatever happened before. */
export function scriptOf(container: Reader): string {
  if (container.texts("entryPoint").length > 0) return ""; // the command is mere arguments then
  const words = container.texts("command");
  const shell = words[0]?.split("/").at(-1) ?? "";
  if (!["bash", "sh"].includes(shell) || words.at(-2) !== "-c") return "";
  const lines = (words.at(-1) ?? "").split("\n");
  const end = lines.findIndex((line) => /^(?:exit|return|exec(?! \d*[<>]))\b/.test(line));
  return (end === -1 ? lines : lines.slice(0, end)).join("\n");
}

/** As a command, and not as a word of another: what stands before it may be `if !` or a pipe. */
function runs(container: Reader, program: string): boolean {
  return scriptOf(container)
    .split(/\n|;|&&|\|\|?/)
    .some(
      (one) =>
        one
          .trim()
          .replace(/^(?:(?:if|then|else|do|!|\{) )+/, "")
          .split(" ")[0] === program,
    );
}

function endsWithFault(container: Reader, program: string): boolean {
  const words = container.texts("command");
  const strict = words.includes("pipefail") && words.some((word) => /^-[a-z]*e/.test(word));
  const swallowed = new RegExp(`\\b${program}\\b[^\\n]*\\|\\|\\s*(?:true|:)(?:\\s|;|$)`, "m");
  return strict && !swallowed.test(scriptOf(container));
}

/** The log that a container writes to, by the name that the stack gives it; undefined where that is not known yet. */
export function logOf(index: ViewIndex, container: Reader): string | undefined {
  const group = container.text("logConfiguration.options.awslogs-group") ?? "";
  const reference = /^\$\{ref:logs\.([\w-]+)\}$/.exec(group)?.[1];
  const known = index.ofType(LOG_GROUP).find(({ outputs }) => outputs.name === group);
  return reference ?? (known === undefined ? undefined : logName(known));
}
