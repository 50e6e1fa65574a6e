import type { Problem } from "../../infra/lib/errors.ts";
import { shown } from "../../infra/lib/shown.ts";

/** The facts that a person can give, and the key path in a stack file that each one answers. */
export const FACTS = {
  product: ["product"],
  domain: ["domain"],
  awsAccount: ["aws", "accountId"],
  cloudflareAccount: ["cloudflare", "accountId"],
  zone: ["cloudflare", "zoneId"],
  region: ["aws", "region"],
  recoveryRegion: ["aws", "recoveryRegion"],
  owner: ["owner"],
  costCentre: ["costCentre"],
} as const;

export type Fact = keyof typeof FACTS;

/** The option of each fact. */
export const OPTIONS: Readonly<Record<Fact, string>> = {
  product: "--product",
  domain: "--domain",
  awsAccount: "--aws-account",
  cloudflareAccount: "--cloudflare-account",
  zone: "--zone",
  region: "--region",
  recoveryRegion: "--recovery-region",
  owner: "--owner",
  costCentre: "--cost-centre",
};

/** What was given for one stack. */
export type Answers = Readonly<Partial<Record<Fact, string>>>;

/** Without these no product is a new one: each stack has a zone of its own, so each wants its domain. */
const REQUIRED: readonly Fact[] = ["product", "domain"];

/** A product has one of these for all of its stacks. */
const SHARED: readonly Fact[] = ["product"];

/**
 * Given values by stack: `<value>` is for every stack, `<stack>=<value>` for that one. Every problem at once. No stacks: the example is
 * not known, and only what was not given at all is a problem.
 */
export function readAnswers(
  given: Readonly<Partial<Record<Fact, readonly string[]>>>,
  stacks: readonly string[],
): { readonly answers: ReadonlyMap<string, Answers>; readonly problems: readonly Problem[] } {
  if (stacks.length === 0)
    return {
      answers: new Map(),
      problems: REQUIRED.filter((fact) => given[fact] === undefined).map(unnamed),
    };
  const problems: Problem[] = [];
  const answers = new Map<string, Partial<Record<Fact, string>>>(stacks.map((stack) => [stack, {}]));
  const facts = Object.keys(FACTS) as Fact[]; // the keys of our own table
  for (const fact of facts) {
    const where = OPTIONS[fact];
    for (const text of given[fact] ?? []) {
      const [, named, value = text] = /^([A-Za-z0-9_.-]+)=(.*)$/s.exec(text) ?? [];
      if (named !== undefined && !stacks.includes(named)) problems.push(noStack(where, named, stacks));
      if (value === "") problems.push(empty(where));
      for (const stack of named === undefined ? stacks : [named]) {
        const of = answers.get(stack);
        if (of !== undefined) of[fact] = value;
      }
    }
    const lacking = stacks.filter((stack) => answers.get(stack)?.[fact] === undefined);
    if (REQUIRED.includes(fact) && lacking.length > 0) problems.push(missing(fact, lacking));
  }
  return { answers, problems };
}

function noStack(where: string, named: string, stacks: readonly string[]): Problem {
  return {
    where,
    expected: `one of the stacks ${stacks.join(", ")} before =`,
    found: shown(named),
    next: "Write <stack>=<value>, or the value alone for every stack",
  };
}

function empty(where: string): Problem {
  return { where, expected: "a value", found: "none", next: "Write it, or leave the option out" };
}

function missing(fact: Fact, stacks: readonly string[]): Problem {
  const where = OPTIONS[fact];
  const each = stacks.map((stack) => `${where} ${stack}=<value>`).join(" ");
  return {
    where,
    expected: `a value for ${stacks.join(", ")}`,
    found: "none",
    next: `Write ${SHARED.includes(fact) ? `${where} <value>` : each}`,
  };
}

function unnamed(fact: Fact): Problem {
  const where = OPTIONS[fact];
  return SHARED.includes(fact)
    ? { where, expected: "a value", found: "none", next: `Write ${where} <value>` }
    : {
        where,
        expected: "a value for each stack",
        found: "none",
        next: `Write ${where} <stack>=<value> for each`,
      };
}
