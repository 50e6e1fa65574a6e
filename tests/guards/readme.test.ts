import { existsSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import type { Command } from "commander";
import { commands } from "../../cli/program.ts";
import { filesBelow, readProject } from "./project-files.ts";

const pages = filesBelow([""], /\.md$/);
const exists = (path: string): boolean =>
  existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)));

/** Words of the command line: `up`, `secrets set`; the group alone is none. */
function wordsOf(command: Command, before = ""): readonly string[] {
  return command.commands.flatMap((one) => {
    const words = `${before}${one.name()}`;
    return one.commands.length > 0 ? wordsOf(one, `${words} `) : [words];
  });
}

const silent = {
  say: () => undefined,
  progress: () => undefined,
  note: () => undefined,
  json: () => undefined,
  style: (_format: unknown, text: string) => text,
};
const slipway = commands(silent, () => undefined);
const SLIPWAY = wordsOf(slipway);
const MAKE = [...readProject("Makefile").matchAll(/^([a-z]+):/gm)].map((match) => match[1] ?? "");

/** What stands in code on a page: fenced blocks line by line, and single words of code. */
function codeOf(page: string): readonly string[] {
  const fenced = [...page.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].flatMap((match) =>
    (match[1] ?? "").split("\n"),
  );
  const prose = page.replaceAll(/^```[\s\S]*?^```/gm, "");
  return [...fenced, ...[...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "")];
}

/** Commands in code on the page that do not exist. */
function unknownCommands(page: string): readonly string[] {
  return codeOf(page).flatMap((code) => {
    const text = code.trim().replace(/\s+#.*$/, "");
    const slipwayWords =
      /^(?:npx slipway|node bin\/slipway\.js|slipway)\s+([a-z][a-z ]*?)(?=\s+[^a-z]|\s*$|\s+[A-Z<])/.exec(
        text,
      )?.[1];
    const target = /^make\s+([a-z]+)/.exec(text)?.[1];
    return [
      ...(slipwayWords === undefined || SLIPWAY.includes(slipwayWords) ? [] : [`slipway ${slipwayWords}`]),
      ...(target === undefined || MAKE.includes(target) ? [] : [`make ${target}`]),
    ];
  });
}

/** Long options beside a `slipway` on the page that no command has. */
function unknownOptions(page: string): readonly string[] {
  const known = new Set(
    [...allCommands(slipway)].flatMap((command) => command.options.map((option) => option.long ?? "")),
  );
  const given = codeOf(page)
    .filter((code) => /^(?:npx slipway|node bin\/slipway\.js|slipway|--)/.test(code.trim()))
    .flatMap((code) => [...code.matchAll(/(?<=^|\s)--[a-z-]+/g)].map((match) => match[0]));
  return given.filter((option) => option !== "--help" && !known.has(option));
}

function* allCommands(command: Command): Generator<Command> {
  yield command;
  for (const one of command.commands) yield* allCommands(one);
}

/** Relative links of a page whose file is not there, and anchors that no heading of it makes. */
function deadLinks(path: string, page: string, isThere: (path: string) => boolean): readonly string[] {
  return [...page.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? "")
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [file = "", anchor] = link.split("#");
      if (file !== "") return !isThere(posix.join(posix.dirname(path), file));
      return anchor !== undefined && !anchorsOf(page).includes(anchor);
    });
}

/** Anchors as GitHub makes them from headings. */
function anchorsOf(page: string): readonly string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? "")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe.each(pages.map(({ path, text }) => [path, text] as const))("%s", (path, page) => {
  it("names only commands and options that exist", () => {
    expect(unknownCommands(page)).toEqual([]);
    expect(unknownOptions(page)).toEqual([]);
  });

  it("links to files and headings that are there", () => {
    expect(deadLinks(path, page, exists)).toEqual([]);
  });

  it("holds no place that was to be filled in", () => {
    expect(page.match(/@[A-Z]+(_[A-Z]+)+@/g) ?? []).toEqual([]);
  });
});

describe("README.md", () => {
  it("tells of every command", () => {
    const page = readProject("README.md");
    expect(SLIPWAY.filter((words) => !page.includes(`slipway ${words}`))).toEqual([]);
  });
});

describe("these guards", () => {
  const page = [
    "# One page",
    "`slipway deploy --stack staging`, `slipway secrets get NAME`, `make install`, and `slipway up --fast`",
    "```sh",
    "make everything   # all",
    "node bin/slipway.js upgrade",
    "```",
    "`make up`, `slipway secrets set NAME --stack staging < file`, `slipway` alone",
    "[a](gone.md) [b](there.md) [c](#one-page) [d](#two) [e](https://example.com/x)",
  ].join("\n");

  it("catch commands, targets and options that do not exist", () => {
    expect([...unknownCommands(page)].sort()).toEqual([
      "make everything",
      "make install",
      "slipway deploy",
      "slipway secrets get",
      "slipway upgrade",
    ]);
    expect(unknownOptions(page)).toEqual(["--fast"]);
  });

  it("catch links to nothing", () => {
    expect(deadLinks("docs/a.md", page, (path) => path === "docs/there.md")).toEqual(["gone.md", "#two"]);
  });
});
