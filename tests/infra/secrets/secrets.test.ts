import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { programViews } from "../../../cli/cost/program-views.ts";
import { checkFolder } from "../../../infra/config/check.ts";
import { resolve } from "../../../infra/config/resolve.ts";

const PROJECT = fileURLToPath(new URL("../../../", import.meta.url));

describe("Secrets", () => {
  it.each([
    ["", "aws:secretsmanager/secret:Secret"],
    ["examples/al-marya/first-stage", "aws:ssm/parameter:Parameter"],
  ])(
    "protects what nobody can make again, and no value of another component: production of /%s",
    async (folder, type) => {
      const { configs, wholes } = checkFolder(`${PROJECT}${folder}`, "production");
      const config = configs.get("production");
      if (config === undefined) throw new Error("the stack must be right");
      const { settings } = resolve(config);
      const views = await programViews({
        stack: "production",
        raw: wholes.get("production")?.raw,
        settings,
        folder: `${PROJECT}${folder}`,
      });
      const secrets = Object.entries(settings.secrets);
      const kinds = new Set(secrets.map(([, { kind }]) => kind));
      expect(kinds).toContain("composed");
      expect(kinds.size).toBeGreaterThan(1);
      for (const [key, { kind }] of secrets) {
        const view = views.find((one) => one.type === type && one.name === `secrets-${key}`);
        expect([key, view?.protect]).toEqual([key, kind !== "composed"]);
      }
    },
  );
});
