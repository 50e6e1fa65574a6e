import { describe, expect, it } from "@jest/globals";
import type { Clouds } from "../../../cli/preflight/clouds.ts";
import { atlasChecks } from "../../../cli/preflight/judge-atlas.ts";
import type { Settings } from "../../../infra/config/settings.ts";

const ORGANIZATION = "c1".repeat(12);
const settings = {
  product: "shop",
  environment: "test",
  mongodbAtlas: { organizationId: ORGANIZATION },
} as Settings; // what the checks read

async function found(clouds: Partial<Clouds>, given: Settings = settings) {
  const checks = atlasChecks(given, clouds as Clouds); // what the checks ask
  return Promise.all(checks.map(async ([subject, check]) => ({ subject, ...(await check()) })));
}

const projects = (count: number) => Array.from({ length: count }, (_, index) => `project-${index}`);

const READY: Partial<Clouds> = {
  atlasOrganization: async (id) => ({ id, name: "Shop" }),
  atlasProjects: async () => [],
};

describe("atlasChecks", () => {
  it("asks nothing for a stack without MongoDB", async () => {
    expect(await found(READY, { ...settings, mongodbAtlas: undefined })).toEqual([]);
  });

  it("finds nothing in the way of an organization that is ready", async () => {
    expect(await found(READY)).toMatchObject([
      { subject: "Atlas organization", state: "ok", found: `${ORGANIZATION} (Shop)` },
      { subject: "Atlas projects", state: "ok", found: "250 allowed, beside 0 of others" },
    ]);
  });

  it("fails for credentials of another organization", async () => {
    const other = await found({
      ...READY,
      atlasOrganization: async () => ({ id: "d".repeat(24), name: "" }),
    });
    expect(other[0]).toMatchObject({ state: "failed", expected: ORGANIZATION, found: "d".repeat(24) });
    expect(other[0]?.next).not.toBe("");
  });

  it.each([
    ["takes the last place", projects(249), "ok"],
    ["takes a full organization where the project is its own", [...projects(249), "shop-test"], "ok"],
    ["fails where others fill the organization", projects(250), "failed"],
  ] as const)("%s", async (_case, names, state) => {
    expect((await found({ ...READY, atlasProjects: async () => names }))[1]).toMatchObject({ state });
  });
});
