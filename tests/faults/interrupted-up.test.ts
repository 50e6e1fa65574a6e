import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "@jest/globals";
import type { RehearsalFolder } from "../stacks/rehearsal.ts";
import { LEAST, workerFolder } from "../stacks/worker-folder.ts";

const SLIPWAY = fileURLToPath(new URL("../../bin/slipway.js", import.meta.url));
const ACCOUNT = "111122223333";
/** Things in the simulated account when the run is cut off: some made, many not. */
const CUT_AT_ENTITIES = 25;

describe("an update that is cut off", () => {
  const folder = workerFolder(LEAST);
  afterAll(() => folder.remove());

  it("is finished by the next one after kill -9, with nothing made twice", async () => {
    const first = startUp(folder);
    await untilCut(folder, first);
    first.child.kill("SIGKILL");
    await first.ended;

    const second = startUp(folder);
    expect((await second.ended) === 0 ? "" : second.output()).toBe("");
    // Where it was cut decides whether an engine, its lock or a step under way is left.
    expect(second.output()).toMatch(/an earlier run was interrupted|of an interrupted run/);
    expect(madeTwice(folder)).toEqual([]);

    const third = startUp(folder);
    expect(await third.ended).toBe(0);
    expect(third.output()).toContain("nothing to change");
  });
});

describe("a run that is cut off by SIGINT", () => {
  const folder = workerFolder(LEAST);
  afterAll(() => folder.remove());

  it("stops an update after the steps under way, and the next one continues", async () => {
    const first = startUp(folder);
    await untilCut(folder, first);
    first.child.kill("SIGINT");
    expect(await first.ended).toBe(1);
    expect(first.output()).toContain("stopping after the steps under way");
    expect(first.output()).toContain("interrupted: the next run continues from there. So far:");
    expect(first.output()).not.toMatch(/failed|cancell?ed/);

    const second = startUp(folder);
    expect({ code: await second.ended, said: second.output() }).toMatchObject({ code: 0 });
    expect(madeTwice(folder)).toEqual([]);
  });

  it("tells an interrupted destroy and no failure, loses nothing, and the next one finishes it", async () => {
    const before = entities(folder).length;
    const first = start(folder, "destroy", "--json");
    await until(first, () => entities(folder).length < before);
    first.child.kill("SIGINT");
    expect(await first.ended).toBe(1);
    expect(first.output()).toContain("stopping after the steps under way");
    const result = JSON.parse(first.standardOutput()) as Record<string, unknown>;
    expect(result).toMatchObject({ ok: false, exitCode: 1, interrupted: true, problems: [] });
    expect(entities(folder).some((entity) => entity.kept === undefined && entity.urn !== undefined)).toBe(
      true,
    );

    const second = start(folder, "destroy");
    expect({ code: await second.ended, said: second.output() }).toMatchObject({ code: 0 });
    expect(second.output()).toContain("staging is deleted.");
    expect(second.output()).not.toContain("left behind");
  });
});

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** Both streams. */
  output(): string;
  standardOutput(): string;
}

function startUp(folder: RehearsalFolder): Running {
  return start(folder, "up");
}

function start(folder: RehearsalFolder, command: string, ...more: readonly string[]): Running {
  const args = [SLIPWAY, command, "--stack", "staging", "--config", folder.dir, ...more];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let standardOutput = "";
  child.stdout.on("data", (text) => {
    output += String(text);
    standardOutput += String(text);
  });
  child.stderr.on("data", (text) => {
    output += String(text);
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  return { child, ended, output: () => output, standardOutput: () => standardOutput };
}

function untilCut(folder: RehearsalFolder, run: Running): Promise<void> {
  return until(run, () => entities(folder).length >= CUT_AT_ENTITIES);
}

async function until(run: Running, reached: () => boolean): Promise<void> {
  let over = false;
  void run.ended.then(() => {
    over = true;
  });
  while (!reached()) {
    if (over) throw new Error(`the run ended before it could be cut off: ${run.output()}`);
    await sleep(50); // each look reads the whole account, which takes from the run that is looked at
  }
}

interface SavedEntity {
  readonly token: string;
  readonly urn?: string;
  readonly kept?: unknown;
}

function entities(folder: RehearsalFolder): readonly SavedEntity[] {
  const dir = join(folder.dir, ".slipway", "rehearsal", "cloud");
  const name = `aws-${ACCOUNT}.json`;
  if (!existsSync(dir) || !readdirSync(dir).includes(name)) return [];
  return (JSON.parse(readFileSync(join(dir, name), "utf8")) as { entities: SavedEntity[] }).entities;
}

/** URNs that live more than once in the simulated account. */
function madeTwice(folder: RehearsalFolder): readonly string[] {
  const urns = entities(folder).flatMap((entity) =>
    entity.kept === undefined && entity.urn !== undefined ? [entity.urn] : [],
  );
  return urns.filter((urn, index) => urns.indexOf(urn) !== index);
}
