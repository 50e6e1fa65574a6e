import { describe, expect, it } from "@jest/globals";
import { explain } from "../../../infra/config/explain.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import { onMongodb } from "./broken/mongodb.ts";
import { referenceConfig } from "./reference-config.ts";

const M10 = 'tier: M10\nversion: "8.0"\nstorageGib: 10';

function resolved(words: string) {
  return resolve(referenceConfig("production", onMongodb(words)));
}

describe("resolveDatabase of MongoDB", () => {
  it.each([
    ["M0", "tier: M0", { ownKey: false, auditing: false, pointInTimeDays: 0, reach: "egress-addresses" }],
    ["Flex", "tier: FLEX", { ownKey: false, auditing: false, pointInTimeDays: 0, reach: "egress-addresses" }],
    ["M10", M10, { ownKey: true, auditing: true, pointInTimeDays: 7, reach: "private-endpoint" }],
  ])("gives %s what its tier has, and says that it follows from it", (_tier, words, settings) => {
    const found = resolved(words);
    expect(found.settings.database).toMatchObject({ ...settings, backupCompliance: undefined });
    const told = explain(found).find(({ path }) => path === "database.ownKey");
    expect(told).toMatchObject({ value: String(settings.ownKey), origin: "derived" });
  });

  it("takes a written word over the tier's", () => {
    const found = resolved(`${M10}\nownKey: false`);
    expect(found.settings.database).toMatchObject({ ownKey: false });
    expect(found.origins.get("database.ownKey")).toBe("file");
  });

  it("keeps who may change the compliance policy, and not the word that acknowledged it", () => {
    const person = "email: a@shop.example, firstName: Ada, lastName: Lovelace";
    const words = `${M10}\nbackupCompliance: { acknowledgement: nobody-can-take-it-back, ${person} }`;
    expect(resolved(words).settings.database).toMatchObject({
      backupCompliance: { email: "a@shop.example", firstName: "Ada", lastName: "Lovelace" },
    });
    expect(resolved(M10).origins.get("database.backupCompliance")).toBe("default");
  });
});
