import type { Command } from "commander";
import { openTerminal } from "./lib/terminal.ts";
import { commands } from "./program.ts";

/** Columns of the help texts on the page, whatever terminal generates it. */
const HELP_WIDTH = 100;

/** What `--json` prints, for whoever reads it with a program. */
const DOCUMENTS = [
  "## The documents of --json",
  "",
  "With `--json` a command prints one document on standard output; notes go to standard error. Each has:",
  "",
  "| field | holds |",
  "| --- | --- |",
  "| `ok` | whether all went well: the exit code is 0 |",
  "| `exitCode` | the command's exit code |",
  "| `stack`, `on` | what it was about, where it was about one |",
  "| `problems` | what went wrong: where it is there, a list of objects of the one shape below |",
  "",
  "A problem has the same fields in every command:",
  "",
  "| field | holds |",
  "| --- | --- |",
  "| `text` | the whole of it, as it is printed without `--json`; always there |",
  "| `where` | the key, option or thing to mend |",
  "| `expected` | what would have been right |",
  "| `found` | what was there |",
  "| `next` | what to do now |",
  "| `source`, `line` | the file, and its line from 1, where the problem stands in one |",
  "",
  "A problem of the configuration and of the command line has `where`, `expected`, `found` and `next`. What only repeats the words",
  "of the engine, of a cloud or of the reader of options has `text` alone.",
];

/** The page of all commands, from their own help texts: path from the project's folder → text. */
export function commandDocuments(): Readonly<Record<string, string>> {
  const program = commands(openTerminal({ json: false }), () => undefined);
  const page = [
    "# Commands",
    "",
    "Generated from `cli/program.ts`; do not edit.",
    ...leaves(program).flatMap((command) => ["", `## ${nameOf(command)}`, "", "```", helpOf(command), "```"]),
    "",
    ...DOCUMENTS,
    "",
  ];
  return { "docs/reference/commands.md": page.join("\n") };
}

function leaves(command: Command): readonly Command[] {
  const children = command.commands.flatMap((child) => leaves(child));
  return command.parent === null
    ? [command, ...children]
    : command.commands.length === 0
      ? [command]
      : children;
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

function helpOf(command: Command): string {
  command.configureOutput({ getOutHelpWidth: () => HELP_WIDTH, getOutHasColors: () => false });
  return command.helpInformation().trimEnd();
}
