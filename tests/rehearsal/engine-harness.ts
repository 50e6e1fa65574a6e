import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { findEngine } from "../../cli/engine/find-engine.ts";
import { engineStack } from "../../cli/stack/engine-stack.ts";
import { EventLog } from "../../cli/stack/event-log.ts";
import { refuseEngineLogs } from "../../cli/stack/ground.ts";
import type { Service } from "../../rehearsal/cloud/behaviour.ts";
import type { Entity } from "../../rehearsal/cloud/entity.ts";
import type { Seed } from "../../rehearsal/cloud/seed.ts";
import { World } from "../../rehearsal/cloud/world.ts";
import { type RehearsalServer, startRehearsalServer } from "../../rehearsal/provider/server.ts";
import { Registry } from "../../rehearsal/services/registry.ts";

export const ACCOUNT = "111122223333";
export const REGION = "eu-central-1";
export const OTHER_REGION = "eu-west-1";
/** Of MongoDB Atlas. */
export const ORGANIZATION = "5f0000000000000000000001";

const SEED: Seed = {
  aws: { accountId: ACCOUNT, regions: [REGION, OTHER_REGION] },
  cloudflare: { accountId: "0".repeat(32), zones: [] },
  mongodbAtlas: { organizationId: ORGANIZATION },
  images: [],
};

const PROJECT = "protocol";

type Values = Record<string, unknown>;
type Program = () => Values | void | Promise<void>;

/** How one run of the real engine ended. */
export interface EngineRun {
  readonly ok: boolean;
  readonly log: EventLog;
  /** `op name` of every step that changes a resource (providers are left out), in the order in which they began. */
  readonly steps: readonly string[];
  /** All that the engine said, for errors. */
  readonly text: string;
}

/** A resource as the engine's state holds it. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Values;
  readonly outputs?: Values;
  readonly initErrors?: readonly string[];
}

/** One stack of the harness: each operation is one run of the real engine. */
export interface TestStack {
  preview(program: Program): Promise<EngineRun>;
  up(program: Program): Promise<EngineRun>;
  refresh(): Promise<EngineRun>;
  destroy(): Promise<EngineRun>;
  /** What the engine's state file holds. */
  state(): readonly StateResource[];
  /** The state's resource of that logical name. */
  resource(name: string): StateResource;
  /** The stack's outputs as the state holds them. */
  outputs(): Values;
}

/** The real engine over the rehearsal's provider server, with folders of its own for everything. */
export class EngineHarness {
  readonly folder: string;
  readonly world: World;
  readonly #server: RehearsalServer;
  readonly #command: PulumiCommand;
  readonly #backend: string;
  #count = 0;

  private constructor(folder: string, world: World, server: RehearsalServer, command: PulumiCommand) {
    this.folder = folder;
    this.world = world;
    this.#server = server;
    this.#command = command;
    this.#backend = mkdtempSync(join(folder, "backend-"));
  }

  /** Starts the server once. `onDisk` keeps the world in files below the folder, else it lives in memory. */
  static async start(
    services: readonly Service[],
    options: { onDisk?: boolean } = {},
  ): Promise<EngineHarness> {
    const engine = await findEngine({ env: process.env, report: () => undefined });
    const folder = mkdtempSync(join(tmpdir(), "slipway-protocol-"));
    writeFileSync(join(folder, "passphrase"), "of the tests");
    mkdirSync(join(folder, "home"));
    refuseEngineLogs(join(folder, "home"));
    const dir = options.onDisk === true ? join(folder, "cloud") : undefined;
    const world = World.open({ dir, seed: SEED });
    const server = await startRehearsalServer({
      world,
      registry: new Registry(services),
      cacheDir: join(folder, "shapes"),
    });
    const command = await PulumiCommand.get({ root: engine.root, skipVersionCheck: true });
    return new EngineHarness(folder, world, server, command);
  }

  /** A new stack. */
  async stack(): Promise<TestStack> {
    this.#count += 1;
    const workDir = mkdtempSync(join(this.folder, "work-"));
    const stackName = `test-${this.#count}`;
    const stack = await LocalWorkspace.createStack(
      { stackName, projectName: PROJECT, program: async () => undefined },
      {
        workDir,
        pulumiCommand: this.#command,
        projectSettings: { name: PROJECT, runtime: "nodejs" },
        stackSettings: { [stackName]: { config: { "aws:region": REGION } } },
        envVars: {
          PULUMI_BACKEND_URL: `file://${this.#backend}`,
          PULUMI_HOME: join(this.folder, "home"),
          PULUMI_CONFIG_PASSPHRASE_FILE: join(this.folder, "passphrase"),
          PULUMI_DEBUG_PROVIDERS: this.#server.attach,
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
          PULUMI_SKIP_CHECKPOINTS: "true",
          PULUMI_SKIP_UPDATE_CHECK: "true",
          GOGC: "400", // as in a rehearsal
        },
      },
    );
    engineStack(stack);
    const file = join(this.#backend, ".pulumi", "stacks", PROJECT, `${stackName}.json`);
    const state = (): readonly StateResource[] => resourcesOf(readFileSync(file, "utf8"));
    return {
      preview: (program) => run((common) => stack.preview({ ...common, program: whole(program) })),
      up: (program) => run((common) => stack.up({ ...common, program: whole(program) })),
      refresh: () => run((common) => stack.refresh(common)),
      destroy: () => run((common) => stack.destroy(common)),
      state,
      resource: (name) => {
        const found = state().find(({ urn }) => urn.endsWith(`::${name}`));
        if (found === undefined) throw new Error(`${name} is not in the state`);
        return found;
      },
      outputs: () => state().find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {},
    };
  }

  /** The entities of a token in the simulated AWS account. */
  entities(token: string): readonly Entity[] {
    return this.world.entities("aws", ACCOUNT).filter((entity) => entity.token === token);
  }

  /** The one entity of a token that the named resource made. */
  entity(name: string): Entity {
    const found = this.world
      .entities("aws", ACCOUNT)
      .filter((entity) => entity.urn?.endsWith(`::${name}`) === true && entity.kept === undefined);
    const [only] = found;
    if (only === undefined || found.length > 1) throw new Error(`${found.length} entities of ${name}`);
    return only;
  }

  /** Files below the folder whose bytes hold that text. */
  filesWith(text: string): readonly string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => readFileSync(file).includes(text));
  }

  close(): void {
    this.#server.close();
    this.world.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Any resource by its type token, with its outputs as the provider answers them. */
export class Resource extends pulumi.CustomResource {
  readonly all: Readonly<Record<string, pulumi.Output<unknown>>>;

  constructor(
    type: string,
    name: string,
    inputs: Values,
    options: pulumi.CustomResourceOptions & { readonly outputs?: readonly string[] } = {},
  ) {
    const { outputs = [], ...rest } = options;
    const wanted = Object.fromEntries(outputs.map((output) => [output, undefined]));
    super(type, name, { ...wanted, ...inputs }, rest);
    this.all = this as unknown as Record<string, pulumi.Output<unknown>>; // the SDK adds a property for each input
  }
}

/** An explicit provider of AWS. */
export class AwsProvider extends pulumi.ProviderResource {
  constructor(
    name: string,
    config: { readonly region: string; readonly allowedAccountIds?: readonly string[] },
  ) {
    const { region, allowedAccountIds } = config;
    const allowed = allowedAccountIds === undefined ? undefined : JSON.stringify(allowedAccountIds);
    super("aws", name, { region, allowedAccountIds: allowed });
  }
}

function whole(program: Program): () => Promise<Values> {
  return async () => (await program()) ?? {};
}

interface Common {
  readonly onEvent: EventLog["take"];
  readonly color: "never";
}

async function run(operate: (common: Common) => Promise<unknown>): Promise<EngineRun> {
  const log = new EventLog();
  const done = (ok: boolean, text: string): EngineRun => ({
    ok,
    log,
    steps: log.steps
      .filter(({ type }) => !type.startsWith("pulumi:providers:"))
      .map(({ op, name }) => `${op} ${name}`),
    text,
  });
  try {
    await operate({ onEvent: log.take, color: "never" });
    return done(true, "");
  } catch (error) {
    return done(false, [...log.errors, String(error)].join("\n"));
  }
}

function resourcesOf(file: string): readonly StateResource[] {
  // The engine's own format 3; a stack that was never brought up has no `latest`.
  const { checkpoint } = JSON.parse(file) as { checkpoint: { latest?: { resources?: StateResource[] } } };
  return checkpoint.latest?.resources ?? [];
}
