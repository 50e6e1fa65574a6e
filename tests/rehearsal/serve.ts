import { World } from "../../rehearsal/cloud/world.ts";
import { startRehearsalServer } from "../../rehearsal/provider/server.ts";
import { Registry } from "../../rehearsal/services/registry.ts";
import { probeService } from "./probe-service.ts";

/** Run as a process of its own: serves a world in the folder given until it is killed, and says where. */
const [dir = "", cacheDir = ""] = process.argv.slice(2);
const world = World.open({
  dir,
  seed: {
    aws: { accountId: "111122223333", regions: ["eu-central-1"] },
    cloudflare: { accountId: "0".repeat(32), zones: [] },
    images: [],
  },
});
const { attach } = await startRehearsalServer({ world, registry: new Registry([probeService]), cacheDir });
console.log(attach);
