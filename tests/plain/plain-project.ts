import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import { findEngine } from "../../cli/engine/find-engine.ts";
import { refuseEngineLogs } from "../../cli/stack/ground.ts";
import { loadSettings } from "../../cli/stack/load-settings.ts";
import { seedFrom } from "../../cli/stack/seed.ts";
import { World } from "../../rehearsal/cloud/world.ts";
import { type RehearsalServer, startRehearsalServer } from "../../rehearsal/provider/server.ts";
import { services } from "../../rehearsal/services/index.ts";
import { Registry } from "../../rehearsal/services/registry.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const LANGUAGE_HOST = fileURLToPath(new URL("language-host", import.meta.url));
/** All that plain Pulumi needs of the project, the runbooks that policies read among it: neither the command nor the rehearsal cloud. */
const NEEDED =
  /^(main\.js|compile-cache\.js|package\.json|docs|infra|policies|(Pulumi|expectations|exemptions)(\..+)?\.yaml)$/;

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the project in which the plain `pulumi` command runs, with a backend and a home of its own. */
export class PlainProject {
  readonly dir: string;
  readonly #engine: string;
  #server: RehearsalServer | undefined;

  private constructor(dir: string, engine: string) {
    this.dir = dir;
    this.#engine = engine;
  }

  /** Makes the copy and starts the simulated clouds of that stack's accounts, in memory. */
  static async make(stack: string): Promise<PlainProject> {
    const engine = await findEngine({ env: process.env, report: () => undefined });
    const folder = mkdtempSync(join(tmpdir(), "slipway-plain-"));
    const dir = join(folder, "project");
    for (const name of readdirSync(PROJECT).filter((one) => NEEDED.test(one))) {
      cpSync(join(PROJECT, name), join(dir, name), { recursive: true });
    }
    symlinkSync(join(PROJECT, "node_modules"), join(dir, "node_modules"));
    for (const name of ["backend", "home"]) mkdirSync(join(folder, name));
    refuseEngineLogs(join(folder, "home"));
    const project = new PlainProject(dir, engine.command);
    const world = World.open({ dir: undefined, seed: seedFrom(loadSettings(dir, stack, "rehearsal")) });
    project.#server = await startRehearsalServer({
      world,
      registry: new Registry(services),
      cacheDir: join(PROJECT, ".cache", "shapes"),
    });
    return project;
  }

  /** Runs `pulumi` with these arguments in the copy. A failure is a result, not an exception. */
  pulumi(...args: readonly string[]): Promise<Ended> {
    const folder = dirname(this.dir);
    const env = {
      PATH: [LANGUAGE_HOST, dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter),
      HOME: folder,
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "of this test alone",
      PULUMI_DEBUG_PROVIDERS: this.#server?.attach ?? "",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_SKIP_CHECKPOINTS: "true",
      GOGC: "400", // as in a rehearsal
    };
    return new Promise((resolve) => {
      const words = [...args, "--non-interactive", "--color=never"];
      execFile(this.#engine, words, { cwd: this.dir, env }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
      });
    });
  }

  stackFile(stack: string): string {
    return readFileSync(join(this.dir, `Pulumi.${stack}.yaml`), "utf8");
  }

  writeStackFile(stack: string, text: string): void {
    writeFileSync(join(this.dir, `Pulumi.${stack}.yaml`), text);
  }

  /** Sets one value below `slipway:stack` in the copy's stack file. */
  edit(stack: string, path: readonly string[], value: unknown): void {
    const document = parseDocument(this.stackFile(stack));
    document.setIn(["config", "slipway:stack", ...path], document.createNode(value));
    this.writeStackFile(stack, document.toString());
  }

  remove(): void {
    this.#server?.close();
    rmSync(dirname(this.dir), { recursive: true, force: true });
  }
}
