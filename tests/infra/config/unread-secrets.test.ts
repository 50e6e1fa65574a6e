import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import type { Config } from "../../../infra/config/config.ts";
import { checkConfig } from "../../../infra/config/load.ts";
import { readStackFile } from "../../../infra/config/stack-file.ts";
import { unreadSecrets } from "../../../infra/config/unread-secrets.ts";

const FILE = fileURLToPath(new URL("../../../Pulumi.production.yaml", import.meta.url));

function reference(): Config {
  const { config } = checkConfig(readStackFile(readFileSync(FILE, "utf8")).raw);
  if (config === undefined) throw new Error("the reference stack must be right");
  return config;
}

describe("unreadSecrets", () => {
  it("are none of the reference stack, whose receivers and services name all", () => {
    expect(unreadSecrets(reference())).toEqual([]);
  });

  it("are external ones that nobody names, and none that the stack fills itself", () => {
    const config = reference();
    const secrets = {
      ...config.secrets,
      OLD_TOKEN: { kind: "external", description: "Of a partner who left" },
      SPARE: { kind: "generated" },
    } as const;
    expect(unreadSecrets({ ...config, secrets })).toEqual(["OLD_TOKEN"]);
  });
});
