import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { init } from "../../../cli/commands/init.ts";
import { checkFolder } from "../../../infra/config/check.ts";
import { loadExpectations } from "../../../policies/expectations.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";
import { QuietTerminal } from "../quiet-terminal.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const GIVEN = { product: ["kopi"], domain: ["production=kopi.io", "staging=kopi-test.io"] };

function started(to: string, given: Parameters<typeof init>[0]["given"] = GIVEN, from = ROOT) {
  const terminal = new QuietTerminal();
  const exitCode = init({ from, to, given, terminal });
  return { exitCode, terminal };
}

describe("init", () => {
  it("starts a folder that passes the check, keeps the comments and lists what is left to fill", () => {
    const to = join(temporaryFolder(), "kopi");
    const { exitCode, terminal } = started(to);
    expect(exitCode).toBe(0);
    expect(checkFolder(to)).toMatchObject({ problems: [], stacks: ["production", "staging"] });
    expect(readdirSync(to).sort()).toContain("expectations.yaml");
    expect(terminal.said.slice(-3)).toEqual([
      "A rehearsal takes it as it stands:",
      `  npx slipway up --stack staging --config ${to}`,
      `  npx slipway up --stack production --config ${to}`,
    ]);
    const text = readFileSync(join(to, "Pulumi.staging.yaml"), "utf8");
    expect(text).toContain(
      "deletionProtection: false # staging may be thrown away; without this word it may not",
    );
    expect(text).not.toContain("warungin");
    const filled = readFileSync(join(ROOT, "Pulumi.staging.yaml"), "utf8").match(/# example/g)?.length ?? 0;
    const open = terminal.document.toFill as { file: string; next: string }[]; // the command's own document
    const marked = open.filter(
      ({ file, next }) => file === "Pulumi.staging.yaml" && next.startsWith("your own"),
    );
    expect(marked).toHaveLength(filled - 1); // the domain was given
  });

  it("hands over no demand of the example's owners, says so, and keeps what generic rules judge", () => {
    const to = join(temporaryFolder(), "kopi");
    const { terminal } = started(
      to,
      { product: ["kopi"], domain: GIVEN.domain },
      join(ROOT, "examples/fynlo"),
    );
    const { choose, rows } = loadExpectations(to);
    expect(rows).toEqual([]);
    expect(choose).toContain("BAK-03");
    const own = loadExpectations(join(ROOT, "examples/fynlo")).rows.length;
    expect(terminal.said).toContain(
      `expectations.yaml: ${own} rows of the example's own set aside as comments: they are its owners' demands.`,
    );
    const open = terminal.document.toFill as { file: string; path: string; line: number }[]; // the command's own document
    const [, aside] = open.filter(({ file }) => file === "expectations.yaml");
    const text = readFileSync(join(to, "expectations.yaml"), "utf8").split("\n");
    expect(text[(aside?.line ?? 0) - 1]).toMatch(/^# Demands that the owners of the example made/);
    expect(text.join("\n")).toContain("#       - rule: alert\n#         alert: api-down");
  });

  it.each(["examples/al-marya", "examples/phase5"])(
    "hands over no acknowledgement of the person in %s, and says what is left to decide",
    (example) => {
      const to = join(temporaryFolder(), "kopi");
      const { terminal } = started(to, GIVEN, join(ROOT, example));
      const lines = readFileSync(join(to, "Pulumi.production.yaml"), "utf8").split("\n");
      expect(lines.filter((line) => line.includes("nobody-can-take-it-back"))).toEqual([
        expect.stringMatching(/^ +# {3}acknowledgement: /),
      ]);
      const open = terminal.document.toFill as { path: string; line: number }[]; // the command's own document
      const asked = open.filter(({ path }) => path === "database.backupCompliance");
      expect(asked.map(({ line }) => lines[line - 1]?.trim())).toEqual(["# backupCompliance:"]);
      expect(terminal.said.join("\n")).toContain("nobody can take it back, so that you alone acknowledge it");
    },
  );

  it.each(["", "examples/al-marya", "examples/fynlo", "examples/phase5"])(
    "leaves no word of the product of example %j in any file that it writes",
    (example) => {
      const from = join(ROOT, example);
      const to = join(temporaryFolder(), "kopi");
      const given = { ...GIVEN, owner: ["team@kopi.io"] };
      started(to, given, from);
      const product = /^ {4}product: (\S+)/m.exec(
        readFileSync(join(from, "Pulumi.staging.yaml"), "utf8"),
      )?.[1];
      const words = product?.match(/[a-z]+|\d+/g) ?? [];
      expect(words).not.toEqual([]);
      const spelled = new RegExp(words.join("[^a-z0-9]?"), "i");
      const left = readdirSync(to).flatMap((file) =>
        readFileSync(join(to, file), "utf8")
          .split("\n")
          .filter((line) => spelled.test(line))
          .map((line) => `${file}: ${line}`),
      );
      expect(left).toEqual([]);
    },
  );

  it("takes one AWS account for both stacks", () => {
    const to = join(temporaryFolder(), "kopi");
    const { terminal } = started(to, { ...GIVEN, awsAccount: ["123456789012"] });
    expect(checkFolder(to).problems).toEqual([]);
    expect(terminal.said.slice(-3)).toEqual([
      "A rehearsal takes it as it stands, production first: it makes the repositories that staging pulls from:",
      `  npx slipway up --stack production --config ${to}`,
      `  npx slipway up --stack staging --config ${to}`,
    ]);
    expect(terminal.said).toContain(
      "Pulumi.staging.yaml: one AWS account has these once, and another stack of it declares them: cloudTrail, guardDuty, config (account).",
    );
  });

  it("names the option of a recovery region that the new main region does not go with", () => {
    const to = join(temporaryFolder(), "kopi");
    expect(() => started(to, { ...GIVEN, region: ["ap-southeast-1"] })).toThrow(
      /^aws\.recoveryRegion of the new Pulumi\.production\.yaml: another region than aws\.region; got "ap-southeast-1" for both\. .*, with --recovery-region\.$/m,
    );
    expect(() => started(to, { ...GIVEN, region: ["eu-west-1"] })).toThrow(
      / Write --recovery-region \S+\.$/m,
    );
  });

  it("prints the one command of an example with one stack", () => {
    const from = temporaryFolder();
    const to = join(temporaryFolder(), "kopi");
    cpSync(join(ROOT, "Pulumi.staging.yaml"), join(from, "Pulumi.staging.yaml"));
    const { terminal } = started(to, { product: ["kopi"], domain: ["kopi.io"] }, from);
    expect(terminal.said.at(-1)).toBe(
      `A rehearsal takes it as it stands: npx slipway up --stack staging --config ${to}`,
    );
  });

  it("tells all that lacks where nothing was given", () => {
    const terminal = new QuietTerminal();
    expect(() => init({ from: undefined, to: undefined, given: {}, terminal })).toThrow(
      /^--config: .*\n--domain: a value for each stack; .*\n--from: .*\n--product: a value; .*$/,
    );
  });

  it("names no line of a file that does not stand", () => {
    const from = temporaryFolder();
    const text = readFileSync(join(ROOT, "Pulumi.staging.yaml"), "utf8");
    writeFileSync(join(from, "Pulumi.staging.yaml"), text.replace("plan: free", "plan: gold"));
    const given = { product: ["kopi"], domain: ["kopi.io"] };
    expect(() => started(join(temporaryFolder(), "kopi"), given, from)).toThrow(
      /^cloudflare\.plan of the new Pulumi\.staging\.yaml: .* got "gold"/,
    );
  });

  it("refuses a folder that holds something, and leaves it alone", () => {
    const to = temporaryFolder();
    writeFileSync(join(to, "mine.txt"), "x");
    expect(() => started(to)).toThrow(
      `--config ${to}: an empty folder, or none yet; got mine.txt. Name another one: nothing is overwritten.`,
    );
    expect(readdirSync(to)).toEqual(["mine.txt"]);
  });

  it("refuses a value that no stack file may hold, and writes nothing", () => {
    const parent = temporaryFolder();
    expect(() => started(join(parent, "kopi"), { ...GIVEN, product: ["Not A Name"] })).toThrow(
      /^--product: 2 to 20 lower-case letters.*$/,
    );
    expect(existsSync(join(parent, "kopi"))).toBe(false);
    expect(readdirSync(parent)).toEqual([]);
  });

  it("refuses a folder without stack files as an example", () => {
    expect(() => started(join(temporaryFolder(), "kopi"), GIVEN, join(ROOT, "docs"))).toThrow(
      "a folder with a file Pulumi.<stack>.yaml; got none. Write one of examples/al-marya,",
    );
  });
});
