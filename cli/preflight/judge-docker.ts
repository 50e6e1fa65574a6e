import type { Settings } from "../../infra/config/settings.ts";
import type { Target } from "../stack/ground.ts";
import type { Machine } from "./docker-machine.ts";
import type { Verdict } from "./judge.ts";

const INSTALL = "Install Docker with buildx and start it, or run this where the images are built";

/** What this machine needs to build the stack's images. A rehearsal builds none. */
export function dockerChecks(
  { services }: Settings,
  machine: Machine,
  { on }: { readonly on: Target },
): readonly (readonly [subject: string, check: () => Promise<Verdict>])[] {
  const builders = new Set(
    Object.values(services).flatMap(({ build }) => (build === undefined ? [] : [build.builder])),
  );
  if (builders.size === 0 || on === "rehearsal") return [];
  return [
    ["Docker on this machine", () => daemon(machine)],
    ...[...builders].sort().map((name) => [`buildx builder ${name}`, () => builder(machine, name)] as const),
  ];
}

/**
 * The provider pushes from the classic image store alone: @pulumi/docker 5.2.0, registryImage.d.ts, `build` (read 2026-11-27), by
 * kreuzwerker/terraform-provider-docker issue 534. Fresh installations from Docker Engine 29 on have the other one: docs.docker.com,
 * "containerd image store with Docker Engine" (read 2026-11-27).
 */
async function daemon(machine: Machine): Promise<Verdict> {
  const expected = "Docker, its containerd image store switched off";
  const found = await machine.docker().catch(() => undefined);
  if (found === undefined)
    return { state: "failed", expected, found: "no Docker that answers", next: INSTALL };
  if (!found.containerd) return { state: "ok", expected, found: found.version, next: "" };
  return {
    state: "failed",
    expected,
    found: `${found.version} with the containerd image store`,
    next: 'Set "features": { "containerd-snapshotter": false } in daemon.json, or the same switch in Docker Desktop, and restart Docker',
  };
}

async function builder(machine: Machine, name: string): Promise<Verdict> {
  const there = await machine.hasBuilder(name);
  return {
    state: there ? "ok" : "failed",
    expected: "a builder of that name",
    found: there ? "there" : "none",
    next: there ? "" : `docker buildx create --name ${name}, or correct services.*.build.builder`,
  };
}
