import { existsSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import type { Command } from "commander";
import { parse } from "yaml";
import { commands } from "../../cli/program.ts";
import { describeReport } from "../../cli/stack/verdict.ts";
import { readExemptions } from "../../policies/exemptions.ts";
import { RULES } from "../../policies/rules/index.ts";
import { SERVICE_COMPONENT } from "../../policies/task/task-view.ts";
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
  it("shows exemptions that the reader takes, each of a row or rule that is there", () => {
    const blocks = readProject("README.md").match(/(?<=```yaml\n)exemptions:\n.*?(?=```)/gs) ?? [];
    const shown = blocks.flatMap((block) => readExemptions(parse(block), "README.md"));
    expect(shown.map(({ resource }) => resource.type)).toContain(SERVICE_COMPONENT);
    for (const { control, rule } of shown)
      expect(RULES.some((one) => one.control === control || one.name === rule)).toBe(true);
  });

  it("tells of every command", () => {
    const page = readProject("README.md");
    expect(SLIPWAY.filter((words) => !page.includes(`slipway ${words}`))).toEqual([]);
  });
});

/** What `make up` prints, as the page shows it: figures would be wrong after the next rule or resource. */
function figuresIn(page: string): readonly string[] {
  const sample = codeOf(page).filter((code) =>
    /^\w.* is up on|^ {2}[\w-]+ +\S+ made$|^Policies: /.test(code),
  );
  return sample.flatMap((code) => code.match(/[1-9][\d.]* (?:s\)|made|[a-z]+)/g) ?? []);
}

describe("the sample of a run in README.md", () => {
  const page = readProject("README.md");

  it("holds no figure that grows old", () => {
    expect(figuresIn(page)).toEqual([]);
  });

  it("says of the policies what the command says", () => {
    const counts = {
      met: 0,
      violated: 0,
      undecided: 0,
      exempt: 0,
      "not yet covered": 0,
      "not applicable": 0,
    };
    const said = page.match(/^Policies: passed\. Checklist: (.*)\.$/m)?.[1];
    expect(said?.replaceAll("…", "0")).toBe(describeReport({ counts }));
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

  it("catch figures of a run", () => {
    const sample = [
      "```",
      "staging is up on the rehearsal cloud. (9.8 s)",
      "  api          12 made",
      "Policies: passed. Checklist: 33 met, 0 violated.",
      "```",
    ];
    expect(figuresIn(sample.join("\n"))).toEqual(["9.8 s)", "12 made", "33 met"]);
  });

  it("catch links to nothing", () => {
    expect(deadLinks("docs/a.md", page, (path) => path === "docs/there.md")).toEqual(["gone.md", "#two"]);
  });
});
