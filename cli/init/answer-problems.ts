import { checkConfig } from "../../infra/config/load.ts";
import { keyPath, valueAt } from "../../infra/config/word-at.ts";
import type { Problem } from "../../infra/lib/errors.ts";
import { type Answers, FACTS, type Fact, OPTIONS } from "./answers.ts";
import { asOption } from "./as-option.ts";

/** One stack of the example, and what was given for it. */
export interface Answered {
  readonly stack: string;
  /** The value of `slipway:stack`. */
  readonly raw: unknown;
  readonly answers: Answers;
}

/** Facts of which each stack has its own where the example's stacks do. */
const APART: readonly Fact[] = ["domain", "zone"];

/** What no stack file takes, told by the option that gave it: the files do not stand yet. */
export function answerProblems(stacks: readonly Answered[]): readonly Problem[] {
  return [...stacks.flatMap(ofForm), ...APART.flatMap((fact) => sharedValues(fact, stacks))];
}

/** Each value alone in the example's configuration: what is told at its key is its own fault. */
function ofForm({ answers, raw }: Answered): readonly Problem[] {
  const facts = Object.keys(answers) as Fact[]; // the keys of a record of facts
  return facts.flatMap((fact) => {
    const given = answers[fact];
    if (given === undefined) return [];
    const { problems } = checkConfig(replaced(raw, FACTS[fact], given));
    return problems
      .filter(({ where }) => where === keyPath(FACTS[fact]))
      .map(({ expected, found, next }) => ({
        where: OPTIONS[fact],
        // In a file a text may want quotes; on the command line the shell takes them.
        expected: expected.replace(" as text in quotes", ""),
        found,
        next: asOption(fact, next),
      }));
  });
}

function replaced(raw: unknown, [step, ...rest]: readonly string[], value: string): unknown {
  if (step === undefined) return value;
  const group = raw !== null && typeof raw === "object" ? raw : {};
  return { ...group, [step]: replaced(valueAt(group, [step]), rest, value) };
}

function sharedValues(fact: Fact, stacks: readonly Answered[]): readonly Problem[] {
  return stacks.flatMap(({ answers, raw, stack }, index) => {
    const given = answers[fact];
    const first = stacks
      .slice(0, index)
      .find((other) => other.answers[fact] === given && ownValue(other.raw, fact) !== ownValue(raw, fact));
    if (given === undefined || first === undefined) return [];
    const option = OPTIONS[fact];
    return [
      {
        where: option,
        expected: "one of its own for each stack, since both would serve the same hostnames",
        found: `${given} for ${first.stack} and ${stack}`,
        next: `Write ${option} ${first.stack}=<value> ${option} ${stack}=<value>`,
      },
    ];
  });
}

function ownValue(raw: unknown, fact: Fact): unknown {
  return valueAt(raw, FACTS[fact]);
}
