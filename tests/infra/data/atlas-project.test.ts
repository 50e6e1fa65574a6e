import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { programViews } from "../../../cli/cost/program-views.ts";
import { checkFolder } from "../../../infra/config/check.ts";
import { resolve } from "../../../infra/config/resolve.ts";

const FOLDER = fileURLToPath(new URL("../../../examples/al-marya", import.meta.url));

describe("AtlasProject", () => {
  it("sets the hours of maintenance after the cluster, since a project of M0 alone has none", async () => {
    const { configs, wholes } = checkFolder(FOLDER, "production");
    const config = configs.get("production");
    if (config === undefined) throw new Error("the stack must be right");
    const raw = wholes.get("production")?.raw;
    const { settings } = resolve(config);
    const views = await programViews({ folder: FOLDER, stack: "production", raw, settings });
    const window = views.find(({ name }) => name === "atlas-maintenance");
    expect(window?.inputs).toMatchObject({ dayOfWeek: 1, hourOfDay: 22 });
    expect(window?.dependencies).toContainEqual(expect.stringMatching(/::atlas-cluster-cluster$/));
  });
});
