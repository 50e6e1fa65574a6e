import { declared, fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { type ContainerView, DUMP_COMPONENT, taskView } from "../task/task-view.ts";
import { Undecided } from "../undecided.ts";
import type { Verdict } from "../verdict.ts";

/** What a dump's draft says for the bucket while its name is not known. */
const BUCKET_REFERENCE = `\${ref:backup.bucket}`;

/** Programs that write a logical dump, by the kind of server. */
export const DUMP_PROGRAMS = { postgres: ["pg_dump", "pg_dumpall"], mongodb: ["mongodump"] } as const;

/** An upload, and one that runs beside the script with a pipe of its own. */
const UPLOAD = /^aws s3 (?:cp|mv|sync) /;
const WAITING_UPLOAD = /^aws s3 cp - .*< *\S+ *&$/;

/** Where a dump is taken and where it goes. */
export interface DumpTarget {
  readonly kind: keyof typeof DUMP_PROGRAMS;
  readonly buckets: readonly ResourceView[];
}

/** Whether a scheduled task's command runs a dump and puts it into the bucket: by the draft, and by the real text once it is known. */
export function dumpsInto(index: ViewIndex, task: ResourceView, target: DumpTarget): readonly Verdict[] {
  const parent = task.parent === undefined ? undefined : index.byUrn.get(task.parent);
  const drafted = parent !== undefined && inputsOf(parent).has("draft.containers");
  const draft = drafted ? { ...parent, type: DUMP_COMPONENT } : undefined; // a restore test says its task the same way
  const unknown = inputsOf(task).unknown("containerDefinitions");
  if (unknown && draft === undefined) throw new Undecided("containerDefinitions");
  const texts = [...(draft === undefined ? [] : [draft]), ...(unknown ? [] : [task])];
  return texts.flatMap((view) => {
    const { containers } = taskView(view);
    if (containers.length === 0) return [declared("container of the dump", "declared", false)];
    const verdicts = containers.map((one) => judgeContainer(index, task, one, target));
    return verdicts.find((one) => one.every(({ state }) => state === "met")) ?? verdicts[0] ?? [];
  });
}

function judgeContainer(
  index: ViewIndex,
  task: ResourceView,
  { name, read }: ContainerView,
  { buckets, kind }: DumpTarget,
): readonly Verdict[] {
  const command = `${name}'s container.command`;
  const words = read.texts("entryPoint").length > 0 ? [] : read.texts("command"); // an entry point makes them mere arguments
  const stages = commandsOf(words);
  const programs: readonly string[] = DUMP_PROGRAMS[kind];
  const dumped = stages.findIndex((stage) => programs.includes(stage.split(" ")[0] ?? ""));
  const upload = stages.findIndex(
    (stage, at) => UPLOAD.test(stage) && (at > dumped || WAITING_UPLOAD.test(stage)),
  );
  const to = /"?s3:\/\/(\$\{?(\w+)\}?|[a-z0-9.-]+)/.exec(stages[upload] ?? "");
  const variable = to?.[2];
  const named =
    variable === undefined
      ? to?.[1]
      : read
          .items("environment")
          .find((one) => one.text("name") === variable)
          ?.text("value");
  const reaches =
    named !== undefined &&
    (named === BUCKET_REFERENCE || buckets.some((bucket) => isCalled(index, task, bucket, named)));
  return [
    fact(dumped >= 0, command, `one that runs ${programs.join(" or ")}`, dumped >= 0 ? "one" : "another"),
    fact(upload >= 0 && reaches, command, "one that writes into the dump's bucket", "none that does"),
    fact(
      words.join(" ").includes("pipefail"),
      command,
      "one that ends with the dump's fault",
      "without pipefail",
    ),
    fact(
      upload === -1 || needsWhole(words, stages, stages[upload] ?? ""),
      command,
      "one that uploads nothing under the dump's name unless the dump ended well",
      "one whose upload ends with half a dump as with a whole one",
    ),
  ];
}

/**
 * A pipe's upload takes the fault's end for the dump's: `pipefail` only tells of it, and half a dump stays under a whole one's name.
 * An upload beside the script is killed before it sees an end; one of a file comes after the dump, and not after its fault.
 */
function needsWhole(words: readonly string[], stages: readonly string[], upload: string): boolean {
  if (/^aws s3 \w+ - /.test(upload))
    return WAITING_UPLOAD.test(upload) && stages.some((stage) => /\bkill -(?:KILL|9)\b/.test(stage));
  const strict = words.slice(1, -2).some((word) => /^-[a-z]*e/.test(word) || word === "errexit");
  return strict || /\bset -[a-z]*e|&&\s*aws s3 /.test(words.at(-1) ?? "");
}

/** The commands of `<shell> … -c <script>`, a pipe's each for itself, up to the first that ends the script: `exec 3>` only opens a file. */
function commandsOf(words: readonly string[]): readonly string[] {
  const shell = words[0]?.split("/").at(-1) ?? "";
  const script = words.at(-1);
  if (!["bash", "sh"].includes(shell) || words.at(-2) !== "-c" || script === undefined) return [];
  const all = script.split(/\n|;|&&|\|\|?/).map((one) => one.trim());
  const end = all.findIndex((one) => /^(?:exit|return|exec(?! \d*[<>]))\b/.test(one));
  return end === -1 ? all : all.slice(0, end);
}

/** By its name; while that is not known, by what the text is made of. */
function isCalled(index: ViewIndex, task: ResourceView, bucket: ResourceView, name: string): boolean {
  const known = [bucket.outputs.bucket, bucket.outputs.id].filter((one) => typeof one === "string");
  if (known.length > 0) return known.includes(name);
  return index.linked(task, "containerDefinitions", bucket.type).includes(bucket);
}
