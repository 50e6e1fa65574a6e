import { spawn } from "node:child_process";
import { appendFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { sdkVersion } from "../../../cli/engine/engine-version.ts";
import { findEngine } from "../../../cli/engine/find-engine.ts";
import { UserError } from "../../../cli/lib/user-error.ts";
import { FakeMachine } from "./fake-machine.ts";

const VERSION = sdkVersion();
const OLDER = "3.1.9";
const NEWER = "3.9999.0";

/** What the npm package does at its first run: brings the binary into Pulumi's home. */
const DOWNLOADS = `
const fs = require("fs");
const bin = process.env.PULUMI_HOME + "/versions/" + process.env.PULUMI_VERSION + "/bin";
fs.mkdirSync(bin, { recursive: true });
fs.writeFileSync(bin + "/pulumi", "#!/bin/sh\\necho v" + process.env.PULUMI_VERSION + "\\n", { mode: 0o755 });
fs.writeFileSync(bin + "/pulumi-language-nodejs", "#!/bin/sh\\n", { mode: 0o755 });
`;
/** A download that breaks off: the folder is there, the binary is half there, and the command fails. */
const BREAKS_OFF = `
const fs = require("fs");
const bin = process.env.PULUMI_HOME + "/versions/" + process.env.PULUMI_VERSION + "/bin";
fs.mkdirSync(bin, { recursive: true });
fs.writeFileSync(bin + "/pulumi", "half");
console.error("pulumi: fetch failed");
process.exit(1);
`;

let machine: FakeMachine;
beforeEach(async () => {
  machine = await FakeMachine.make();
});
afterEach(() => machine.remove());

const find = () => findEngine({ env: machine.env, report: machine.report });
const cachedRoot = () => join(machine.versions, VERSION);
const cachedCommand = () => join(cachedRoot(), "bin", "pulumi");
const cachePulumi = (version: string) => machine.script(cachedCommand(), `echo v${version}`);

describe("findEngine: pulumi on PATH", () => {
  it("takes one of the SDK's own version", async () => {
    const command = await machine.script("pulumi", `echo v${VERSION}`);
    expect(await find()).toEqual({ command, version: VERSION, source: "path", root: machine.folder });
    expect(machine.lines).toEqual([`engine: pulumi ${VERSION} (PATH): ${command}`]);
  });

  it("takes a newer one, since only the SDK must not be the newer", async () => {
    await machine.script("pulumi", `echo v${NEWER}`);
    expect(await find()).toMatchObject({ version: NEWER, source: "path" });
  });

  it("passes over an older one and says both versions", async () => {
    const command = await machine.script("pulumi", `echo v${OLDER}`);
    await cachePulumi(VERSION);
    expect(await find()).toMatchObject({ version: VERSION, source: "cache" });
    expect(machine.lines[0]).toBe(`engine: PATH: ${command} is ${OLDER}, older than the SDK's ${VERSION}`);
  });

  it("passes over a pre-release of the SDK's version, which is older than it", async () => {
    await machine.script("pulumi", `echo v${VERSION}-alpha.1+abc`);
    await cachePulumi(VERSION);
    expect((await find()).source).toBe("cache");
  });

  it("passes over another major version, which speaks another protocol", async () => {
    await machine.script("pulumi", "echo v4.0.0");
    await cachePulumi(VERSION);
    expect((await find()).source).toBe("cache");
    expect(machine.lines[0]).toContain("of another major version");
  });

  it("passes over one that fails, with its own words", async () => {
    const command = await machine.script("pulumi", "echo broken installation >&2; exit 3");
    await cachePulumi(VERSION);
    expect((await find()).source).toBe("cache");
    expect(machine.lines[0]).toBe(
      `engine: PATH: "${command} version" failed: broken installation (exit code 3)`,
    );
  });

  it("asks without a check for updates, which would need the network", async () => {
    await machine.script("pulumi", `[ "$PULUMI_SKIP_UPDATE_CHECK" = true ] || exit 1; echo v${VERSION}`);
    expect((await find()).source).toBe("path");
  });

  it("gives one outside a folder named bin a root with bin/pulumi", async () => {
    const command = await machine.script(join(machine.folder, "unpacked", "pulumi"), `echo v${VERSION}`);
    const env = { ...machine.env, PATH: `${join(machine.folder, "unpacked")}:${machine.binFolder}` };
    for (const _ of ["first time", "link already there"]) {
      const engine = await findEngine({ env, report: machine.report });
      expect(engine.command).toBe(command);
      expect(await readFile(join(engine.root, "bin", "pulumi"), "utf8")).toContain(VERSION);
    }
  });
});

describe("findEngine: cache", () => {
  it("takes a copy of the official installer, which writes no manifest", async () => {
    await cachePulumi(VERSION);
    expect(await find()).toEqual({
      command: cachedCommand(),
      version: VERSION,
      source: "cache",
      root: cachedRoot(),
    });
  });

  it("takes what an earlier run built, and builds nothing", async () => {
    await machine.goThatBuilds(VERSION);
    expect((await find()).source).toBe("go");
    expect((await find()).source).toBe("cache");
    expect(await machine.runsOf("go")).toHaveLength(1);
  });

  const damages: readonly (readonly [string, () => Promise<unknown>, string])[] = [
    ["grew by a line", () => appendFile(cachedCommand(), "#"), "bytes"],
    [
      "changed but kept its length",
      async () => {
        const text = await readFile(cachedCommand(), "utf8");
        await writeFile(cachedCommand(), text.replace("echo", "ECHO"));
      },
      "SHA-256",
    ],
    ["is empty", () => writeFile(cachedCommand(), ""), "bytes"],
    ["has a damaged manifest", () => writeFile(join(cachedRoot(), "slipway-engine.json"), "{"), "damaged"],
    [
      "has a manifest without its words",
      () => writeFile(join(cachedRoot(), "slipway-engine.json"), "null"),
      "damaged",
    ],
  ];
  it.each(damages)("notices a copy that %s and builds it anew", async (_name, damage, word) => {
    await machine.goThatBuilds(VERSION);
    await find();
    await damage();
    machine.lines.length = 0;
    expect((await find()).source).toBe("go");
    expect(machine.lines.find((line) => line.startsWith("engine: cache:"))).toContain(word);
    expect((await find()).source).toBe("cache");
    expect(await machine.runsOf("go")).toHaveLength(2);
  });

  it("notices a folder without the executable, as an installer that was cut off leaves it, and replaces it", async () => {
    await mkdir(cachedRoot(), { recursive: true });
    await machine.goThatBuilds(VERSION);
    expect((await find()).source).toBe("go");
    expect((await find()).source).toBe("cache");
  });

  it("notices a copy of another version under this version's name and replaces it", async () => {
    await cachePulumi(OLDER);
    await machine.goThatBuilds(VERSION);
    expect((await find()).source).toBe("go");
    expect(machine.lines).toContain(`engine: cache: ${cachedCommand()} is ${OLDER}, not ${VERSION}`);
  });

  it("removes the unfinished folder of a run that died, and leaves that of a living one", async () => {
    const dead = await idOfDeadProcess();
    const abandoned = `.slipway-${hostname()}-${dead}-abandoned`;
    const living = `.slipway-${hostname()}-${process.pid}-living`;
    await mkdir(join(machine.versions, abandoned, "root"), { recursive: true });
    await mkdir(join(machine.versions, living), { recursive: true });
    await machine.goThatBuilds(VERSION);
    await find();
    expect((await readdir(machine.versions)).sort()).toEqual([living, VERSION]);
  });
});

describe("findEngine: npm", () => {
  it("brings the official binary with all that came beside it, by the first run of the package's command", async () => {
    await machine.npmThatInstalls(DOWNLOADS);
    expect(await find()).toEqual({
      command: cachedCommand(),
      version: VERSION,
      source: "npm",
      root: cachedRoot(),
    });
    expect(await readdir(join(cachedRoot(), "bin"))).toEqual(["pulumi", "pulumi-language-nodejs"]);
    expect((await machine.runsOf("npm"))[0]).toContain(`pulumi@${VERSION}`);
    expect(await readdir(machine.versions)).toEqual([VERSION]);
  });

  it("leaves nothing of a download that broke off, and goes on to the Go build", async () => {
    await machine.npmThatInstalls(BREAKS_OFF);
    await machine.goThatBuilds(VERSION);
    expect((await find()).source).toBe("go");
    expect(machine.lines).toContain(
      "engine: npm: its download of the binary failed: pulumi: fetch failed (exit code 1)",
    );
    expect(await readdir(machine.versions)).toEqual([VERSION]);
  });

  it("says npm's own words when the package cannot be installed", async () => {
    await machine.script("npm", "echo npm error network unreachable >&2; exit 1");
    await machine.goThatBuilds(VERSION);
    await find();
    expect(machine.lines).toContain(
      `engine: npm: "npm install pulumi@${VERSION}" failed: npm error network unreachable (exit code 1)`,
    );
  });

  it("refuses a binary that says another version", async () => {
    await machine.npmThatInstalls(
      DOWNLOADS.replace('"#!/bin/sh\\necho v" + process.env.PULUMI_VERSION', `"#!/bin/sh\\necho v${OLDER}"`),
    );
    await expect(find()).rejects.toThrow(`is ${OLDER}, not ${VERSION}`);
    expect(await readdir(machine.versions)).toEqual([]);
  });
});

describe("findEngine: go", () => {
  it("builds the pinned module read-only, with the version set, outside any workspace", async () => {
    await machine.goThatBuilds(VERSION);
    await find();
    const [run] = await machine.runsOf("go");
    expect(run).toContain("cli/engine/go | off | build -mod=readonly -trimpath -ldflags -s -w -X ");
    expect(run).toContain(`version.Version=v${VERSION} -o `);
    expect(run?.endsWith(" github.com/pulumi/pulumi/pkg/v3/cmd/pulumi")).toBe(true);
  });

  it("does not publish a build that failed", async () => {
    await machine.script("go", "echo no space left on device >&2; exit 1");
    await expect(find()).rejects.toThrow('"go build" failed: no space left on device (exit code 1)');
    expect(await readdir(machine.versions)).toEqual([]);
  });

  it("does not publish a build whose binary cannot run", async () => {
    await machine.goThatBuilds(VERSION);
    const whole = await readFile(join(machine.binFolder, "go"), "utf8");
    await machine.script("go", whole.replace("#!/bin/sh\\necho", "cut off"));
    await expect(find()).rejects.toThrow(UserError);
    expect(await readdir(machine.versions)).toEqual([]);
  });
});

describe("findEngine: none of the four", () => {
  it("throws one error that lists all four with why each failed", async () => {
    const error: unknown = await find().catch((caught: unknown) => caught);
    if (!(error instanceof UserError)) throw new Error(`not a UserError: ${String(error)}`);
    expect(error.exitCode).toBe(1);
    expect(error.message).toBe(
      [
        `engine: expected a Pulumi engine ${VERSION} or newer from one of four sources; got none.`,
        "  PATH: no pulumi there.",
        `  cache: there is no ${cachedRoot()}.`,
        "  npm: no npm on PATH to ask.",
        "  go: no go on PATH to build with.",
        `Install Pulumi ${VERSION} or newer so that "pulumi" is on PATH, or install Go, and run the command again.`,
      ].join("\n"),
    );
  });

  it("names the folder when the cache cannot be written", async () => {
    await writeFile(join(machine.folder, "file"), "");
    const env = { ...machine.env, PULUMI_HOME: join(machine.folder, "file") };
    await expect(findEngine({ env, report: machine.report })).rejects.toThrow(
      `engine: ${join(machine.folder, "file", "versions")} must be a folder that you may write; got ENOTDIR. Set PULUMI_HOME to another folder.`,
    );
  });

  it("says which sources were passed over on request", async () => {
    await machine.script("pulumi", `echo v${VERSION}`);
    await machine.goThatBuilds(VERSION);
    await expect(
      findEngine({ env: machine.env, report: machine.report, skip: ["path", "cache", "npm", "go"] }),
    ).rejects.toThrow("  PATH: passed over on request.\n  cache: passed over on request.");
    expect(await machine.runsOf("go")).toEqual([]);
  });
});

describe("findEngine: two runs at once", () => {
  it("lets one build while the other says that it waits, and both use the one result", async () => {
    await machine.goThatBuilds(VERSION, 2);
    const both = await Promise.all([findInOwnProcess(), findInOwnProcess()]);
    expect(await machine.runsOf("go")).toHaveLength(1);
    expect(both.map(({ engine }) => engine.command)).toEqual([cachedCommand(), cachedCommand()]);
    expect(both.map(({ engine }) => engine.source).sort()).toEqual(["cache", "go"]);
    const waiter = both.find(({ engine }) => engine.source === "cache");
    expect(waiter?.lines.join("\n")).toMatch(/engine: waiting for process \d+ on .+, which is installing it/);
    expect(await readdir(machine.versions)).toEqual([VERSION]);
  }, 30_000);

  it("goes on after a run that was killed while it built", async () => {
    await machine.goThatBuilds(VERSION, 60);
    const killed = startFinder();
    while ((await machine.runsOf("go")).length === 0) await sleep(50);
    killed.kill("SIGKILL");
    await new Promise((resolve) => killed.once("close", resolve));
    await machine.goThatBuilds(VERSION);
    expect((await find()).source).toBe("go");
    expect(machine.lines.join("\n")).toContain("which ended without releasing it");
    expect(await readdir(machine.versions)).toEqual([VERSION]);
  }, 30_000);

  it("ends the build when it is itself told to end", async () => {
    await machine.script(
      "go",
      `echo $$ >> "${machine.log("go")}"; sleep 20; echo ended >> "${machine.log("go")}"`,
    );
    const finder = startFinder();
    while ((await machine.runsOf("go")).length === 0) await sleep(50);
    finder.kill("SIGTERM");
    const signal = await new Promise((resolve) => finder.once("close", (_code, name) => resolve(name)));
    expect(signal).toBe("SIGTERM");
    const [build, ...more] = await machine.runsOf("go");
    expect(more).toEqual([]);
    // A build that goes on lives longer than this waits.
    for (let tries = 0; isAlive(Number(build)) && tries < 100; tries += 1) await sleep(100);
    expect(isAlive(Number(build))).toBe(false);
    expect(await machine.runsOf("go")).toEqual([build]);
  }, 40_000);
});

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

function startFinder() {
  const url = new URL("../../../cli/engine/find-engine.ts", import.meta.url).href;
  const program = `
    const { findEngine } = await import(${JSON.stringify(url)});
    const lines = [];
    const engine = await findEngine({ env: process.env, report: (line) => lines.push(line) });
    console.log(JSON.stringify({ engine, lines }));`;
  return spawn(process.execPath, ["--input-type=module", "--eval", program], {
    env: machine.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function findInOwnProcess(): Promise<{
  engine: { command: string; source: string };
  lines: string[];
}> {
  const child = startFinder();
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  await new Promise((resolve) => child.once("close", resolve));
  return JSON.parse(output) as { engine: { command: string; source: string }; lines: string[] };
}

async function idOfDeadProcess(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await new Promise((resolve) => child.once("close", resolve));
  return child.pid ?? Number.NaN;
}
