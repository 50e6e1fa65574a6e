import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it, jest } from "@jest/globals";
import { main } from "../../cli/main.ts";
import { openGround } from "../../cli/stack/ground.ts";
import { takeLock } from "../../rehearsal/cloud/lock.ts";
import { temporaryFolder } from "../rehearsal/schema/temporary-folder.ts";

jest.setTimeout(60_000);

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SLIPWAY = join(ROOT, "bin", "slipway.js");

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process: each run then loads only what the one before did not. */
async function slipway(args: readonly string[]): Promise<Ended> {
  const written = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    jest.spyOn(process[name], "write").mockImplementation((chunk) => {
      written[name] += String(chunk);
      return true;
    }),
  );
  try {
    return { code: await main(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs the command as a person does, from a folder that is not the project's. */
async function slipwayProcess(args: readonly string[], input = ""): Promise<Ended> {
  const child = spawn(process.execPath, [SLIPWAY, ...args], { cwd: "/", stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

/** A folder with copies of the reference files, edited. */
function configFolder(edit: (stackText: string) => string = (whole) => whole): string {
  const folder = temporaryFolder();
  for (const stack of ["staging", "production"]) {
    const file = join(folder, `Pulumi.${stack}.yaml`);
    cpSync(join(ROOT, `Pulumi.${stack}.yaml`), file);
    writeFileSync(file, edit(readFileSync(file, "utf8")));
  }
  return folder;
}

/** The one JSON document that standard output holds. */
function document(ended: Ended): Record<string, unknown> {
  return JSON.parse(ended.stdout) as Record<string, unknown>; // fails unless it is exactly one
}

const STACK_TRACE = /\n\s+at .*\(?.*:\d+:\d+\)?/;

describe("slipway: exit code 0", () => {
  it("for a configuration without faults, of one stack or of all", async () => {
    const all = await slipway(["check"]);
    expect(all).toMatchObject({ code: 0, stdout: "production, staging: nothing wrong.\n", stderr: "" });
    expect((await slipway(["check", "--stack", "staging"])).stdout).toBe("staging: nothing wrong.\n");
  });

  it("for help, which documents every exit code", async () => {
    const { code, stdout } = await slipway(["--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      "Exit codes: 0 done, 1 failed, 2 usage or configuration (nothing was touched), 3 refused by policy, or for what would be lost.",
    );
    for (const command of ["check", "explain", "preview", "up", "refresh", "destroy", "audit", "secrets"])
      expect(stdout).toContain(`  ${command}`);
  });

  it("as the process's own, and 2 for wrong use", async () => {
    expect(await slipwayProcess(["check", "--stack", "staging"])).toEqual({
      code: 0,
      stdout: `staging in ${resolve(ROOT)}: nothing wrong.\n`,
      stderr: "",
    });
    const wrong = await slipwayProcess(["check", "--stack", "prod", "--json"]);
    expect(wrong.code).toBe(2);
    expect(document(wrong)).toMatchObject({ ok: false, exitCode: 2 });
  });

  it("for explain, with one line for each setting and where it came from", async () => {
    const { code, stdout, stderr } = await slipway(["explain", "--stack", "production"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^aws\.accountId +\S+ +file$/m);
  });
});

describe("slipway: exit code 2", () => {
  it.each<[string, string[], string]>([
    ["no command", [], "Usage: slipway"],
    ["an unknown command", ["upp"], "slipway: unknown command 'upp'"],
    ["an unknown option", ["check", "--stak", "staging"], "slipway: unknown option '--stak'"],
    [
      "explain without a stack",
      ["explain"],
      "--stack: the name of a stack; got none. Name it, such as --stack staging.",
    ],
    ["up without a stack", ["up"], "--stack: the name of a stack; got none."],
    ["destroy without a stack", ["destroy"], "--stack: the name of a stack; got none."],
    ["another cloud", ["up", "--stack", "staging", "--on", "moon"], "argument 'moon' is invalid"],
    ["a stack without a file", ["check", "--stack", "prod"], "prod"],
    [
      "a folder without stack files",
      ["check", "--config", "/nonexistent"],
      "--config /nonexistent: a folder with a file Pulumi.<stack>.yaml; got none.",
    ],
    ["a secret without a name", ["secrets", "set", "--stack", "staging"], "missing required argument 'NAME'"],
    ["one argument too many", ["up", "staging"], "too many arguments"],
  ])("for %s, without a stack trace", async (_what, args, message) => {
    const ended = await slipway(args);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
    expect(ended.stderr).not.toMatch(STACK_TRACE);
    expect(ended.stdout).toBe("");
  });

  it("for a broken configuration, with every problem, before anything is opened", async () => {
    const folder = configFolder((whole) =>
      whole.replace(/ownsZone: \w+/, "ownsZone: 1").replace("tier: ", "teir: "),
    );
    for (const command of ["check", "explain", "preview", "up", "refresh", "destroy", "audit"]) {
      const ended = await slipway([command, "--stack", "staging", "--config", folder]);
      expect({ command, code: ended.code }).toEqual({ command, code: 2 });
      expect(ended.stderr).toContain("ownsZone");
      expect(ended.stderr).toContain("teir");
      expect(ended.stderr).not.toMatch(STACK_TRACE);
    }
    expect(existsSync(join(folder, ".slipway"))).toBe(false);
  });

  it.each([
    ["no name", []],
    ["another name", ["--confirm", "staging"]],
    ["an empty name", ["--confirm", ""]],
  ])("for destroy of production with %s typed again, before anything is opened", async (_what, confirm) => {
    const folder = configFolder();
    const ended = await slipway(["destroy", "--stack", "production", "--config", folder, ...confirm]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(
      `slipway destroy --stack production --config ${folder} --confirm production.`,
    );
    expect(ended.stderr).not.toMatch(STACK_TRACE);
    expect(existsSync(join(folder, ".slipway"))).toBe(false);
  });

  it.each(["preview", "up", "refresh", "destroy", "audit"])(
    "for %s with a path for its report that is no folder, before anything is opened",
    async (command) => {
      const folder = configFolder();
      const file = join(folder, "Pulumi.staging.yaml");
      const ended = await slipway([command, "--stack", "staging", "--config", folder, "--out", file]);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain(`--out ${file}: a folder that can be made and written to; got ENOTDIR.`);
      expect(ended.stderr).not.toMatch(STACK_TRACE);
      expect(existsSync(join(folder, ".slipway"))).toBe(false);
    },
  );

  it("for audit of a stack that was never brought up", async () => {
    const folder = configFolder();
    const ended = await slipway(["audit", "--stack", "staging", "--config", folder]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(`Run "npx slipway up --stack staging --config ${folder}" first.`);
    expect(existsSync(join(folder, ".slipway"))).toBe(false);
  });

  it.each([
    ["was destroyed, or only ever refreshed", { version: 3, checkpoint: { latest: { manifest: {} } } }],
    ["holds an empty list", { version: 3, checkpoint: { latest: { resources: [] } } }],
  ])("for audit of a stack whose state %s, as for one that was never up", async (_what, state) => {
    const folder = configFolder();
    const dir = join(openGround(folder).backendDir, ".pulumi", "stacks", "slipway");
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, "staging.json"), JSON.stringify(state));
    const ended = await slipway(["audit", "--stack", "staging", "--config", folder]);
    expect(ended.stderr).toContain(
      `staging: a stack that was brought up; got none on the rehearsal cloud. Run "npx slipway up --stack staging --config ${folder}" first.`,
    );
    expect(ended.stderr).not.toMatch(STACK_TRACE);
    expect(ended.code).toBe(2);
  });

  it("for the secret of a webhook that would hold no address, without repeating what was given", async () => {
    const args = ["secrets", "set", "SLACK_WEBHOOK_URL", "--stack", "staging", "--config", configFolder()];
    const ended = await slipwayProcess(args, "s3cret");
    expect(ended.stderr).toContain("SLACK_WEBHOOK_URL: the address of a webhook of Slack,");
    expect(ended.stderr).not.toContain("s3cret");
    expect(ended.code).toBe(2);
  });
});

describe("slipway: exit code 1", () => {
  it.each([
    ["that is cut off", '{"schema":1,"provider":"aws"', "text that is not JSON"],
    ["of a newer schema", '{"schema":2}', '"schema": 1; got 2'],
  ])(
    "for a rehearsal's state file %s, which it names and leaves byte for byte",
    async (_what, state, found) => {
      const config = configFolder();
      const { cloudDir } = openGround(config);
      const file = join(cloudDir, "aws-111122223333.json");
      writeFileSync(file, state);
      const ended = await slipway(["preview", "--stack", "staging", "--config", config]);
      expect(ended.stderr).toContain(`${file}: `);
      expect(ended.stderr).toContain(found);
      expect(ended.stderr).not.toMatch(STACK_TRACE);
      expect(ended.code).toBe(1);
      expect(readFileSync(file, "utf8")).toBe(state);
      expect(existsSync(join(cloudDir, "lock"))).toBe(false);
    },
  );

  it("for an engine's state that is cut off, by its name, before the engine could overwrite it", async () => {
    const config = configFolder();
    const dir = join(openGround(config).backendDir, ".pulumi", "stacks", "slipway");
    mkdirSync(dir, { recursive: true });
    const file = join(dir, "staging.json");
    writeFileSync(file, '{"version":3,');
    const ended = await slipway(["up", "--stack", "staging", "--config", config]);
    expect(ended.stderr).toContain(
      `${file}: the engine's whole state of staging; got text that is not JSON.`,
    );
    expect(ended.stderr).not.toMatch(STACK_TRACE);
    expect(ended.code).toBe(1);
    expect(readFileSync(file, "utf8")).toBe('{"version":3,');
  });

  it("for a second run at once on one rehearsal, and not when the first has ended", async () => {
    const config = configFolder();
    const release = takeLock(join(openGround(config).cloudDir, "lock"));
    const ended = await slipway(["preview", "--stack", "staging", "--config", config]);
    release();
    expect(ended.stderr).toContain("one run at a time on a rehearsal; got a second one while");
    expect(ended.stderr).not.toMatch(STACK_TRACE);
    expect(ended.code).toBe(1);
  });
});

describe("slipway --on cloud", () => {
  it.each(["preview", "up", "refresh", "audit"])(
    "refuses the example digests at %s, each by name",
    async (command) => {
      const folder = configFolder();
      const ended = await slipway([command, "--stack", "staging", "--on", "cloud", "--config", folder]);
      expect(ended.code).toBe(2);
      for (const service of ["api", "web", "tools"])
        expect(ended.stderr).toContain(`services.${service}.image`);
      expect(ended.stderr).toContain("the reference file's example digest");
      expect(ended.stderr).not.toMatch(STACK_TRACE);
      expect(existsSync(join(folder, ".slipway"))).toBe(false);
    },
  );

  it.each([
    ["without a secrets provider", "", "got none"],
    ["whose secrets hang on a passphrase", "secretsprovider: passphrase\n", 'got "passphrase"'],
  ])("refuses a stack %s", async (_what, line, found) => {
    const real = (whole: string) => `${line}${whole.replace(/sha256:0{48}/g, `sha256:${"5e".repeat(24)}`)}`;
    const folder = configFolder(real);
    const ended = await slipway(["preview", "--stack", "staging", "--on", "cloud", "--config", folder]);
    expect(ended.stderr).toContain(
      `Pulumi.staging.yaml secretsprovider: the name of a key of a cloud; ${found}.`,
    );
    expect(ended.code).toBe(2);
    expect(ended.stderr).not.toMatch(STACK_TRACE);
  });
});

describe("slipway --json", () => {
  it.each<[string, string[], number]>([
    ["a good check", ["check"], 0],
    ["explain", ["explain", "--stack", "staging"], 0],
    ["a missing option", ["up"], 2],
    ["an unknown command", ["upp"], 2],
    ["an unknown option", ["check", "--nothing"], 2],
    ["a bad choice", ["up", "--stack", "staging", "--on", "moon"], 2],
    ["a stack without a file", ["check", "--stack", "prod"], 2],
    ["a refused destroy", ["destroy", "--stack", "production"], 2],
  ])("prints exactly one document for %s, with its exit code", async (_what, args, code) => {
    const ended = await slipway([...args, "--json"]);
    expect(ended.code).toBe(code);
    expect(document(ended)).toMatchObject({ ok: code === 0, exitCode: code });
  });

  const whole = {
    text: expect.stringMatching(/^.+: .+; got .+\. .+\.$/),
    where: expect.any(String),
    expected: expect.any(String),
    found: expect.any(String),
    next: expect.any(String),
  };

  it("lists every problem with key path, expected, found and next step", async () => {
    const folder = configFolder((text) => text.replace("tier: ", "teir: "));
    const { problems } = document(
      await slipway(["check", "--stack", "staging", "--config", folder, "--json"]),
    );
    for (const problem of problems as unknown[]) expect(problem).toMatchObject(whole);
    expect(problems).not.toEqual([]);
  });

  it.each<[string, string[]]>([
    ["destroy without the name typed again", ["destroy", "--stack", "production"]],
    ["secrets set of none that is known", ["secrets", "set", "NOBODY", "--stack", "staging"]],
    ["audit before up", ["audit", "--stack", "staging"]],
    ["rows of no id", ["rows", "nothing", "--stack", "staging"]],
    ["cost by an unknown assumption", ["cost", "--stack", "staging", "--assume", "luck=1"]],
    ["cost by a region without prices", ["cost", "--stack", "staging", "--stand-in", "mars-1"]],
    ["a missing --stack", ["up"]],
    ["a configuration that is wrong", ["up", "--stack", "prod"]],
    ["a report that cannot be written", ["up", "--stack", "staging", "--out", "/proc/nothing"]],
  ])("tells the problem of %s in the same parts", async (_what, args) => {
    const { problems } = document(await slipway([...args, "--config", configFolder(), "--json"]));
    expect(problems).toEqual([expect.objectContaining(whole)]);
  });

  it("gives the words of the reader of options as a text in the same place", async () => {
    expect(document(await slipway(["upp", "--json"])).problems).toEqual([
      { text: expect.stringContaining("unknown command 'upp'") },
    ]);
  });
});

describe("slipway into a pipe that closes", () => {
  it.each([
    ["explain", ["explain", "--stack", "production"], 0],
    ["explain --json", ["explain", "--stack", "production", "--json"], 0],
  ])("ends %s quietly", async (_what, args, code) => {
    const child = spawn(process.execPath, [SLIPWAY, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    const ended = once(child, "exit") as Promise<[number | null]>;
    child.stdout.destroy(); // as head does once it has its line
    const stderr = await text(child.stderr);
    expect({ code: (await ended)[0], stderr }).toEqual({ code, stderr: "" });
  });

  it("ends explain | head -1 quietly, with its first line", async () => {
    const child = spawn("bash", [
      "-c",
      `set -o pipefail; "$0" "$1" explain --stack production | head -1`,
      process.execPath,
      SLIPWAY,
    ]);
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "exit"),
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.trim().split("\n")).toHaveLength(1);
  });
});

describe("slipway secrets set", () => {
  const external = (whole: string) =>
    whole.replace(
      /^( {4}secrets:\n)/m,
      "$1      PARTNER_TOKEN: { kind: external, description: Token of the partner. }\n",
    );

  it.each([
    ["one that the stack does not have", "NOBODY", '"NOBODY", which the stack does not have'],
    ["one that the stack makes itself", "JWT_SECRET", '"JWT_SECRET", which the stack makes itself'],
  ])("refuses %s, and never shows the value", async (_what, name, found) => {
    const folder = configFolder();
    const value = "s3cret-of-the-test";
    const ended = await slipwayProcess(
      ["secrets", "set", name, "--stack", "staging", "--config", folder],
      value,
    );
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(
      `secrets set: an external secret of staging (SLACK_WEBHOOK_URL, PAGERDUTY_ROUTING_KEY); got ${found}.`,
    );
    expect(ended.stdout + ended.stderr).not.toContain(value);
    expect(existsSync(join(folder, ".slipway"))).toBe(false);
  });

  it("refuses a value on the command line, without repeating it", async () => {
    const ended = await slipway(["secrets", "set", "NOBODY", "s3cret-of-the-test", "--stack", "staging"]);
    expect(ended.code).toBe(2);
    expect(ended.stdout + ended.stderr).not.toContain("s3cret-of-the-test");
  });

  it.each([
    ["an empty one", ""],
    ["a line's end alone", "\n"],
    ["a line's end of Windows alone", "\r\n"],
  ])("refuses %s as a value", async (_what, input) => {
    const folder = configFolder(external);
    const ended = await slipwayProcess(
      ["secrets", "set", "PARTNER_TOKEN", "--stack", "staging", "--config", folder],
      input,
    );
    expect(ended.stderr).toContain("PARTNER_TOKEN: a value on standard input; got nothing.");
    expect(ended.code).toBe(2);
    expect(existsSync(join(folder, ".slipway"))).toBe(false);
  });

  it("says that the stack must be up first, and leaves the value nowhere", async () => {
    const folder = configFolder(external);
    const value = "s3cret-of-the-test";
    const args = ["secrets", "set", "PARTNER_TOKEN", "--stack", "staging", "--config", folder];
    const ended = await slipwayProcess(args, `${value}\n`);
    expect(ended.stderr).toContain(
      `PARTNER_TOKEN: a secret that the stack has made; got none yet. Run node ${SLIPWAY} up --stack staging --config ${folder} first.`,
    );
    expect(ended.code).toBe(1);
    expect(ended.stdout + ended.stderr).not.toContain(value);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.some(({ name }) => name === "passphrase")).toBe(true); // the rehearsal was opened
    for (const { parentPath, name } of files)
      expect(readFileSync(join(parentPath, name)).includes(value)).toBe(false);
  });
});
