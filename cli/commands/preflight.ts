import type { Settings } from "../../infra/config/settings.ts";
import { startApiServer } from "../../rehearsal/api/server.ts";
import type { World } from "../../rehearsal/cloud/world.ts";
import { services } from "../../rehearsal/services/index.ts";
import { Registry } from "../../rehearsal/services/registry.ts";
import { rehearsalEndpoint } from "../cloud/aws-endpoint.ts";
import { EXIT } from "../exit-codes.ts";
import { table } from "../lib/table.ts";
import { ATLAS, atlasCalls, atlasLogin } from "../preflight/atlas-calls.ts";
import { awsCalls } from "../preflight/aws-calls.ts";
import { judge, type State } from "../preflight/judge.ts";
import { type CloudAccess, realClouds } from "../preflight/real-clouds.ts";
import { dropCloudCredentials } from "../stack/cloud-credentials.ts";
import { openGround } from "../stack/ground.ts";
import { loadSettings } from "../stack/load-settings.ts";
import { openWorld } from "../stack/open-stack.ts";
import { idleFaults, type RehearsedFault, rehearsedFaults } from "../stack/rehearsed-faults.ts";
import type { RehearsingOptions } from "./common.ts";

/** What else than being there a fault strikes is a matter of `up`. */
const NEXT =
  "Preflight asks whether an image in ECR is there: rehearse image-absent of one, or run slipway up.";

const CLOUDFLARE = "https://api.cloudflare.com/client/v4";

/** `slipway preflight`: asks the clouds, changes nothing, and says what an update would fail on and what a person must do. */
export async function preflight(options: RehearsingOptions): Promise<number> {
  const { configDir, on, rehearse, stack, terminal } = options;
  // Example digests and the secrets provider are up's to refuse: an account is looked at before anything is built.
  const settings = loadSettings(configDir, stack, "rehearsal");
  const tags = { product: settings.product, environment: settings.environment };
  const rehearsed = rehearsedFaults(rehearse, settings, on);
  const { access, close, world } =
    on === "rehearsal"
      ? await rehearsalAccess(configDir, settings, rehearsed)
      : cloudAccess(settings.aws.region);
  try {
    const findings = await judge(settings, realClouds({ ...access, ...tags }), { stack, on, configDir });
    const rows = findings.map((one) => [WORDS[one.state], one.subject, one.expected, one.found, one.next]);
    for (const line of table(["", "what", "expected", "found", "next"], rows)) terminal.say(line);
    const wrong = findings.filter(({ state }) => state === "failed" || state === "unknown").length;
    const left = findings.filter(({ state }) => state === "person").length;
    terminal.say();
    for (const line of idleFaults(rehearsed, world)) terminal.note(`${line} ${NEXT}`);
    terminal.say(`${stack}, ${on}: ${wrong} in the way, ${left} for a person; nothing was touched.`);
    const exitCode = wrong === 0 ? EXIT.done : EXIT.failed;
    terminal.json({ ok: wrong === 0, exitCode, stack, on, findings });
    return exitCode;
  } finally {
    close();
  }
}

const WORDS: Readonly<Record<State, string>> = {
  ok: "ok",
  failed: "FAILED",
  unknown: "UNKNOWN",
  person: "to do",
};

interface Opened {
  readonly access: Pick<CloudAccess, "atlas" | "aws" | "cloudflare" | "cloudflareToken" | "ecr">;
  /** The simulated clouds; undefined on the real ones. */
  readonly world?: World;
  readonly close: () => void;
}

function cloudAccess(region: string): Opened {
  const cloudflareToken = process.env.CLOUDFLARE_API_TOKEN;
  return {
    access: {
      aws: awsCalls({ region }),
      ecr: (of) => ({ region: of }),
      cloudflare: CLOUDFLARE,
      cloudflareToken,
      atlas: atlasCalls(process.env.MONGODB_ATLAS_BASE_URL ?? ATLAS, atlasLogin(process.env)),
    },
    close: () => undefined,
  };
}

/** The same calls, over the simulated accounts as the last rehearsal left them. */
async function rehearsalAccess(
  configDir: string,
  settings: Settings,
  rehearsed: readonly RehearsedFault[],
): Promise<Opened> {
  dropCloudCredentials(process.env);
  const faults = rehearsed.map(({ fault }) => fault);
  const world = openWorld({ ground: openGround(configDir), settings, faults });
  const api = await startApiServer(world, new Registry(services));
  return {
    world,
    access: {
      aws: awsCalls(rehearsalEndpoint(settings.aws.region, api.endpoint)),
      ecr: (region) => rehearsalEndpoint(region, api.endpoint),
      cloudflare: `${api.endpoint}/client/v4`,
      cloudflareToken: "rehearsal",
      atlas: atlasCalls(api.endpoint, { kind: "token", token: "rehearsal" }),
    },
    close: () => {
      api.close();
      world.close();
    },
  };
}
