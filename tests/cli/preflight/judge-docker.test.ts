import { describe, expect, it } from "@jest/globals";
import type { Machine } from "../../../cli/preflight/docker-machine.ts";
import { dockerChecks } from "../../../cli/preflight/judge-docker.ts";
import type { Settings } from "../../../infra/config/settings.ts";

const READY: Machine = {
  docker: async () => ({ version: "28.5.2", containerd: false }),
  hasBuilder: async () => true,
};
const services = (...builders: readonly (string | undefined)[]): Settings =>
  ({
    services: Object.fromEntries(
      builders.map((builder, at) => [`s${at}`, { build: builder === undefined ? undefined : { builder } }]),
    ),
  }) as unknown as Settings; // only what is asked for

async function judged(
  settings: Settings,
  machine: Partial<Machine> = {},
  on: "cloud" | "rehearsal" = "cloud",
) {
  const checks = dockerChecks(settings, { ...READY, ...machine }, { on });
  return Promise.all(checks.map(async ([subject, check]) => ({ subject, ...(await check()) })));
}

describe("dockerChecks", () => {
  it("passes a machine with Docker and each builder, which is asked for once", async () => {
    expect(
      (await judged(services("default", "arm", "default"))).map(({ state, subject }) => [state, subject]),
    ).toEqual([
      ["ok", "Docker on this machine"],
      ["ok", "buildx builder arm"],
      ["ok", "buildx builder default"],
    ]);
  });

  it("asks nothing where nothing is built, and on the rehearsal, which builds nothing", async () => {
    expect(await judged(services(undefined))).toEqual([]);
    expect(await judged(services("default"), {}, "rehearsal")).toEqual([]);
  });

  it("fails a machine without Docker, without the builder, or with containerd's image store", async () => {
    const none = await judged(services("arm"), {
      docker: () => Promise.reject(new Error("ENOENT")),
      hasBuilder: async () => false,
    });
    expect(none.map(({ found, state }) => [state, found])).toEqual([
      ["failed", "no Docker that answers"],
      ["failed", "none"],
    ]);
    const [containerd] = await judged(services("arm"), {
      docker: async () => ({ version: "29.1.0", containerd: true }),
    });
    expect(containerd).toMatchObject({ state: "failed", found: "29.1.0 with the containerd image store" });
    expect(containerd?.next).toContain('"containerd-snapshotter": false');
  });
});
