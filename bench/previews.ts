import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { findEngine } from "../cli/engine/find-engine.ts";
import { loadSettings } from "../cli/stack/load-settings.ts";
import { seedFrom } from "../cli/stack/seed.ts";
import { copyStackFile } from "../cli/stack/stack-file-copy.ts";
import { World } from "../rehearsal/cloud/world.ts";
import { startRehearsalServer } from "../rehearsal/provider/server.ts";
import { services } from "../rehearsal/services/index.ts";
import { Registry } from "../rehearsal/services/registry.ts";
import { interleaved, median, medianDifference, medianRatio } from "./figures.ts";
import type { PreviewRequest, PreviewResult } from "./preview-once.ts";
import { PROJECT, runNode } from "./run-node.ts";
import { type Row, ratio, seconds } from "./table.ts";

const STACK = "production";
const OWN_PACK = join(PROJECT, "policies");
const EMPTY_PACK = join(PROJECT, "bench", "empty-pack");

/** The production stack's preview against one of as many bare resources: same engine, same provider server, in turn. */
export async function measurePreviews(rounds: number, folder: string): Promise<readonly Row[]> {
  const engine = await findEngine({ env: process.env, report: () => undefined });
  const settings = loadSettings(PROJECT, STACK, "rehearsal");
  const server = await startRehearsalServer({
    world: World.open({ dir: undefined, seed: seedFrom(settings) }),
    registry: new Registry(services),
    cacheDir: join(PROJECT, ".cache", "shapes"),
  });
  const env = {
    PULUMI_BACKEND_URL: `file://${made(folder, "backend")}`,
    PULUMI_HOME: made(folder, "home"),
    PULUMI_CONFIG_PASSPHRASE: "of this measurement alone",
    PULUMI_DEBUG_PROVIDERS: server.attach,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    SLIPWAY_CONFIG_DIR: PROJECT,
    SLIPWAY_VIEWS_FILE: viewsFileIn(folder),
  };
  const workDir = made(folder, "work");
  copyStackFile({ configDir: PROJECT, workDir, stack: STACK, rehearsal: true });
  const preview = (request: Pick<PreviewRequest, "stack" | "bare" | "pack">) =>
    runNode<PreviewResult>(
      "bench/preview-once.ts",
      [JSON.stringify({ ...request, workDir, engineRoot: engine.root })],
      env,
    );
  try {
    const own = await preview({ stack: STACK, pack: OWN_PACK });
    const { region, accountId } = settings.aws;
    const bare = { count: own.resources, region, accountId };
    const as = (request: Parameters<typeof preview>[0]) => async () => (await preview(request)).seconds;
    const walls = await interleaved(rounds, {
      own: as({ stack: STACK, pack: OWN_PACK }),
      ownWithoutRules: as({ stack: STACK, pack: EMPTY_PACK }),
      bare: as({ stack: "bare", bare, pack: EMPTY_PACK }),
      bareWithoutPack: as({ stack: "bare", bare }),
    });
    return [
      { what: "resources of the stack, components among them", value: `${own.resources}, ${own.components}` },
      seconds("preview of the stack with its pack", median(walls.own)),
      seconds("the same with an empty pack", median(walls.ownWithoutRules)),
      seconds("preview of as many log groups with an empty pack", median(walls.bare)),
      seconds("the same without any pack", median(walls.bareWithoutPack)),
      ratio(
        "the stack with its pack / log groups with an empty pack",
        medianRatio(walls.own, walls.bare),
        1.3,
      ),
      seconds(
        "starting any pack (empty pack - no pack)",
        medianDifference(walls.bare, walls.bareWithoutPack),
      ),
      seconds(
        "the pack's rules (own pack - empty pack, same stack)",
        medianDifference(walls.own, walls.ownWithoutRules),
      ),
    ];
  } finally {
    server.close();
  }
}

/** Where the pack of those previews writes the stack's resources as it saw them. */
export function viewsFileIn(folder: string): string {
  return join(folder, "views.json");
}

function made(...path: readonly string[]): string {
  const dir = join(...path);
  mkdirSync(dir, { recursive: true });
  return dir;
}
