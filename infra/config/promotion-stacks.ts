import type { Problem } from "../lib/errors.ts";
import { nearest } from "../lib/nearest.ts";
import { shown } from "../lib/shown.ts";
import type { StackSource } from "./owning-stacks.ts";
import { stackFileName } from "./stack-folder.ts";
import { valueAt } from "./word-at.ts";

/**
 * What is wrong with the stacks that images are to come from: none of that name, the stack itself, two that wait for one another,
 * or another architecture, under which one digest is another image. Judged over all stack files together.
 */
export function promotionProblems(stacks: readonly StackSource[]): readonly Problem[] {
  return stacks.flatMap((stack) => {
    const from = fromOf(stack);
    if (from === undefined) return [];
    const before = stacks.find(({ source }) => source === stackFileName(from));
    if (before === undefined || before === stack) return [nameProblem(stack, from, stacks)];
    const circle = circleProblem(stack, stacks);
    return [...(circle === undefined ? [] : [circle]), ...architectureProblems(stack, before)];
  });
}

function nameProblem({ source }: StackSource, from: string, stacks: readonly StackSource[]): Problem {
  const others = stacks.filter((one) => one.source !== source).map(nameOf);
  const list = others.length === 0 ? "" : ` (${others.join(", ")})`;
  const near = nearest(from, others) ?? (others.length === 1 ? others[0] : undefined);
  return {
    source,
    where: "promotion.from",
    expected: `the name of another stack of the folder${list}`,
    found: source === stackFileName(from) ? `${shown(from)}, the stack itself` : shown(from),
    next: near === undefined ? "Name the stack that runs images first" : `Write from: ${near}`,
  };
}

/** Told once, at the first stack of the circle: none of them could ever get a new image. */
function circleProblem(stack: StackSource, stacks: readonly StackSource[]): Problem | undefined {
  const way: StackSource[] = [stack];
  for (let at = before(stack, stacks); at !== undefined; at = before(at, stacks)) {
    if (at === stack) break;
    if (way.includes(at)) return undefined; // a circle further on, told there
    way.push(at);
  }
  const last = way.at(-1);
  if (last === undefined || before(last, stacks) !== stack) return undefined;
  const sources = way.map(({ source }) => source);
  if (stack.source !== [...sources].sort()[0]) return undefined;
  return {
    source: stack.source,
    where: "promotion.from",
    expected: "a stack that takes its images from none that waits for this one",
    found: [...sources.slice(1), "this one"].join(", which takes them from "),
    next: "Leave promotion out in the stack where images begin",
  };
}

function architectureProblems(stack: StackSource, before: StackSource): readonly Problem[] {
  const services = valueAt(stack.raw, ["services"]);
  if (services === null || typeof services !== "object") return [];
  return Object.keys(services).flatMap((name) => {
    const path = ["services", name, "architecture"];
    const [here, there] = [valueAt(stack.raw, path), valueAt(before.raw, path)];
    if (typeof here !== "string" || typeof there !== "string" || here === there) return [];
    return [
      {
        source: stack.source,
        where: path.join("."),
        expected: `${there}, under which ${before.source} runs the image first: one digest may hold an image for each`,
        found: here,
        next: "Write the same in both",
      },
    ];
  });
}

function before(stack: StackSource, stacks: readonly StackSource[]): StackSource | undefined {
  const from = fromOf(stack);
  return from === undefined ? undefined : stacks.find(({ source }) => source === stackFileName(from));
}

function fromOf({ raw }: StackSource): string | undefined {
  const from = valueAt(raw, ["promotion", "from"]);
  return typeof from === "string" ? from : undefined;
}

function nameOf({ source }: StackSource): string {
  return source.replace(/^Pulumi\.(.*)\.yaml$/, "$1");
}
