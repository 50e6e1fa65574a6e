import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { wholeOfFolder } from "../../../infra/config/whole-of-folder.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

const STAGING = `config:
  slipway:stack:
    tier: staging
    cloudflare: { zoneId: zone-1, ownsZone: true }
    domain: shop.example
    database: { version: 16.10 }
    services: { api: { routes: [{ hostname: api.shop.example }] } }
    admin: { routes: [{ hostname: api.shop.example, paths: [/admin] }] }
`;

function folder(files: Readonly<Record<string, string>>): string {
  const dir = temporaryFolder();
  for (const [stack, text] of Object.entries(files)) writeFileSync(join(dir, `Pulumi.${stack}.yaml`), text);
  return dir;
}

const TEST = "config: { slipway:stack: { like: staging } }\n";

describe("wholeOfFolder", () => {
  it("takes the other file's words, texts as they were written", async () => {
    const dir = folder({ staging: STAGING, test: TEST });
    const whole = await wholeOfFolder("test", { like: "staging" }, dir);
    expect(whole).toMatchObject({ environment: "test", database: { version: "16.10" } });
  });

  it("takes its own words as Pulumi hands them over, whatever a file says", async () => {
    const dir = folder({ staging: STAGING, test: "config: {}\n" });
    const whole = await wholeOfFolder("test", { like: "staging", tier: "production" }, dir);
    expect(whole).toMatchObject({ environment: "test", tier: "production" });
  });

  it("lets the owner of a zone know whom it guards", async () => {
    const own = {
      cloudflare: { zoneId: "zone-1", ownsZone: true },
      domain: "shop.example",
      services: { api: { routes: [{ hostname: "api.shop.example" }] } },
      admin: { routes: [{ hostname: "api.shop.example", paths: ["/admin"] }] },
    };
    const whole = await wholeOfFolder("staging", own, folder({ staging: STAGING, test: TEST }));
    expect(whole).toMatchObject({ admin: { routes: [{}, { hostname: "api-test.shop.example" }] } });
  });

  it("gives a configuration back as it is where no file has the word, without reading YAML", async () => {
    const own = { tier: "staging" };
    const dir = folder({ staging: STAGING, broken: "a: [" });
    expect(await wholeOfFolder("staging", own, dir)).toBe(own);
    expect(await wholeOfFolder("staging", own, "/nowhere")).toBe(own);
  });

  it("refuses a word that leads nowhere, by the file's name", async () => {
    const whole = wholeOfFolder("test", { like: "stagin" }, folder({ staging: STAGING, test: TEST }));
    await expect(whole).rejects.toThrow(
      'Pulumi.test.yaml like: the name of another stack of the folder (staging); got "stagin". Write like: staging.',
    );
  });
});
