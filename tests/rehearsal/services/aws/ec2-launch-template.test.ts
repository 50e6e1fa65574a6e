import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { InstanceFixture } from "./instance-fixture.ts";

describe("launch template", () => {
  it("counts its versions, but none for its tags", () => {
    const shop = new InstanceFixture();
    const template = shop.cloud.make(TOKEN.launchTemplate, shop.templateInputs());
    expect(template.outputs).toMatchObject({ latestVersion: 1, defaultVersion: 1 });
    shop.cloud.change(template, shop.templateInputs({ tags: { product: "shop" } }));
    expect(shop.cloud.look(template).latestVersion).toBe(1);
    shop.cloud.change(
      template,
      shop.templateInputs({
        tags: { product: "shop" },
        instanceType: "t4g.large",
        updateDefaultVersion: false,
      }),
    );
    expect(shop.cloud.look(template)).toMatchObject({ latestVersion: 2, defaultVersion: 1 });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["a name of two letters", { name: "ab" }, "must match"],
    [
      "a token that is neither",
      { metadataOptions: { httpTokens: "v2" } },
      'expected one of ["required","optional"], got v2',
    ],
    ["hops without end", { metadataOptions: { httpPutResponseHopLimit: 65 } }, "in the range (1 - 64)"],
    ["credits of another kind", { creditSpecification: { cpuCredits: "free" } }, "got free"],
    ["groups in two places", { vpcSecurityGroupIds: ["sg-1"] }, "may not be specified on the same request"],
    ["a script in clear", { userData: "#!/bin/bash" }, "Invalid BASE64 encoding of user data"],
    [
      "a script of more than 16 KiB",
      { userData: Buffer.from("x".repeat(16_385)).toString("base64") },
      "User data is limited to 16384 bytes",
    ],
  ])("refuses %s", (_wish, change, message) => {
    const shop = new InstanceFixture();
    expect(() => shop.cloud.make(TOKEN.launchTemplate, shop.templateInputs(change))).toThrow(message);
  });

  it("refuses a name that is taken", () => {
    const shop = new InstanceFixture();
    shop.cloud.make(TOKEN.launchTemplate, shop.templateInputs());
    expect(() => shop.cloud.make(TOKEN.launchTemplate, shop.templateInputs())).toThrow("already in use");
  });
});
