import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import type { Settings } from "../../infra/config/settings.ts";
import { startApiServer } from "../../rehearsal/api/server.ts";
import type { Fault } from "../../rehearsal/cloud/faults.ts";
import { World } from "../../rehearsal/cloud/world.ts";
import { startRehearsalServer } from "../../rehearsal/provider/server.ts";
import { services } from "../../rehearsal/services/index.ts";
import { Registry } from "../../rehearsal/services/registry.ts";
import { type AwsEndpoint, rehearsalEndpoint } from "../cloud/aws-endpoint.ts";
import type { Engine } from "../engine/engine.ts";
import { UserError } from "../lib/user-error.ts";
import { dropCloudCredentials } from "./cloud-credentials.ts";
import { type EngineStack, engineStack } from "./engine-stack.ts";
import { FindingGate } from "./finding-gate.ts";
import type { Ground, Target } from "./ground.ts";
import { PROJECT } from "./project-name.ts";
import { seedFrom } from "./seed.ts";
import { copyStackFile } from "./stack-file-copy.ts";

const projectDir = fileURLToPath(new URL("../../", import.meta.url));
/** The policy pack that every preview and update runs. */
export const POLICY_PACK = join(projectDir, "policies");
const SHIMS = fileURLToPath(new URL("../engine/shims", import.meta.url));

export interface OpenStackOptions {
  readonly ground: Ground;
  readonly engine: Engine;
  readonly on: Target;
  readonly stack: string;
  readonly settings: Settings;
  /** Where the pack writes what it saw. */
  readonly viewsFile: string;
  readonly faults?: readonly Fault[];
  /** For tests of many short runs only: a kill then loses the state. */
  readonly skipCheckpoints?: boolean;
}

/** A stack ready to be previewed or updated, with what stands behind it. */
export interface OpenedStack {
  readonly stack: EngineStack;
  readonly workDir: string;
  /** The simulated clouds; undefined on a real one. */
  readonly world: World | undefined;
  /** How the AWS SDK reaches that region of the stack's cloud. */
  readonly aws: (region: string) => AwsEndpoint;
  /** Judges images before a service changes. */
  readonly gate: FindingGate;
  close(): void;
}

/** Selects or makes the stack on the rehearsal cloud or on the real one. Throws `UserError`. */
export async function openStack(options: OpenStackOptions): Promise<OpenedStack> {
  const { ground, on, stack: stackName } = options;
  const workDir = ground.workDir(on, stackName);
  copyStackFile({ configDir: ground.configDir, workDir, stack: stackName, rehearsal: on === "rehearsal" });
  const behind = on === "rehearsal" ? await openRehearsal(options) : realCloud();
  const gate = new FindingGate(options.settings, behind.aws);
  try {
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName, projectName: PROJECT, program: () => loadProgram(ground.configDir, gate) },
      {
        workDir,
        pulumiCommand: await PulumiCommand.get({ root: options.engine.root, skipVersionCheck: true }),
        projectSettings: { name: PROJECT, runtime: "nodejs" },
        envVars: {
          ...behind.env,
          PATH: [SHIMS, process.env.PATH ?? ""].join(delimiter),
          PULUMI_SKIP_UPDATE_CHECK: "true",
          SLIPWAY_NODE: process.execPath,
          SLIPWAY_CONFIG_DIR: ground.configDir,
          SLIPWAY_VIEWS_FILE: options.viewsFile,
          ...(options.skipCheckpoints === true ? { PULUMI_SKIP_CHECKPOINTS: "true" } : {}),
        },
      },
    );
    return { stack: engineStack(stack), workDir, gate, ...behind };
  } catch (error) {
    behind.close();
    throw error;
  }
}

/** The program is loaded only when the engine runs it: `destroy` and `refresh` do without. */
async function loadProgram(folder: string, gate: FindingGate): Promise<Record<string, unknown>> {
  const { program } = await import("../../infra/index.ts");
  return program({ folder, judgeImage: (service, reference) => gate.judgeBuilt(service, reference) });
}

/** What stands behind a stack, and what the engine must know of it. */
interface Behind {
  readonly env: Readonly<Record<string, string>>;
  readonly world: World | undefined;
  readonly aws: (region: string) => AwsEndpoint;
  readonly close: () => void;
}

function realCloud(): Behind {
  return { env: {}, world: undefined, aws: (region) => ({ region }), close: () => undefined };
}

async function openRehearsal(options: OpenStackOptions): Promise<Behind> {
  const { ground } = options;
  dropCloudCredentials(process.env);
  const world = openWorld(options);
  const registry = new Registry(services);
  const providers = await startRehearsalServer({ world, registry, cacheDir: ground.cacheDir });
  const api = await startApiServer(world, registry);
  return {
    world,
    aws: (region) => rehearsalEndpoint(region, api.endpoint),
    env: {
      PULUMI_BACKEND_URL: `file://${ground.backendDir}`,
      PULUMI_HOME: ground.pulumiHome,
      PULUMI_CONFIG_PASSPHRASE_FILE: ground.passphraseFile,
      PULUMI_DEBUG_PROVIDERS: providers.attach,
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      // The engine spells the whole state anew at every step: memory saves it work. Not on real clouds, whose plugins would obey too.
      GOGC: process.env.GOGC ?? "400",
    },
    close: () => {
      providers.close();
      api.close();
      world.close();
    },
  };
}

/** The simulated accounts as they stand; throws `UserError` where another run holds them. */
export function openWorld(options: Pick<OpenStackOptions, "ground" | "settings" | "faults">): World {
  try {
    const { ground, faults } = options;
    return World.open({
      dir: ground.cloudDir,
      seed: seedFrom(options.settings),
      ...(faults === undefined ? {} : { faults }),
    });
  } catch (error) {
    const known = error instanceof Error && ["StateFileError", "LockedError"].includes(error.name);
    throw known ? new UserError(error.message) : error;
  }
}
