import type { Command } from "commander";
import { openTerminal } from "./lib/terminal.ts";
import { commands } from "./program.ts";

/** Columns of the help texts on the page, whatever terminal generates it. */
const HELP_WIDTH = 100;

/** The page of all commands, from their own help texts: path from the project's folder → text. */
export function commandDocuments(): Readonly<Record<string, string>> {
  const program = commands(openTerminal({ json: false }), () => undefined);
  const page = [
    "# Commands",
    "",
    "Generated from `cli/program.ts`; do not edit.",
    ...leaves(program).flatMap((command) => ["", `## ${nameOf(command)}`, "", "```", helpOf(command), "```"]),
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
