import { type Fact, OPTIONS } from "./answers.ts";

/** `Write region: eu-west-1` or `Write it like region: eu-west-1`; in a file a text may want quotes, on the command line the shell takes them. */
const LINE = /^(Write (?:it like )?)\w+: "?([^"]*)"?$/;

/** What to do next where a fact comes from an option: the stack file that its check speaks of does not stand yet. */
export function asOption(fact: Fact, next: string): string {
  const option = OPTIONS[fact];
  return LINE.test(next) ? next.replace(LINE, `$1${option} $2`) : `${next}, with ${option}`;
}
