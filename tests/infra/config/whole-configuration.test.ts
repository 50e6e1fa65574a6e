import { describe, expect, it } from "@jest/globals";
import { wholeConfiguration } from "../../../infra/config/whole-configuration.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";

const STAGING = {
  tier: "staging",
  cloudflare: { zoneId: "zone-1", ownsZone: true },
  domain: "shop.example",
  services: { api: { routes: [{ hostname: "api.shop.example" }] } },
  admin: { routes: [{ hostname: "api.shop.example", paths: ["/admin"] }] },
};
const PRODUCTION = {
  tier: "production",
  cloudflare: { zoneId: "zone-2", ownsZone: true },
  domain: "b.example",
};

function whole(name: string, raws: Readonly<Record<string, unknown>>) {
  return wholeConfiguration(name, {
    names: Object.keys(raws).sort(),
    raw: (other) => raws[other],
    mayBeLike: () => true,
  });
}

function says(test: unknown, others: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const { problems, raw } = whole("test", { staging: STAGING, production: PRODUCTION, ...others, test });
  expect(raw === undefined).toBe(problems.length > 0);
  return problems.map(formatProblem);
}

describe("wholeConfiguration", () => {
  it("takes the other stack's words over, and says whose they are", () => {
    const { like, raw } = whole("test", { staging: STAGING, test: { like: "staging" } });
    expect(like).toBe("staging");
    expect(raw).toMatchObject({ tier: "staging", environment: "test", domain: "shop.example" });
    expect(raw).not.toHaveProperty("like");
  });

  it("lets the zone's owner guard whoever is like it, and nobody else", () => {
    const raws = {
      staging: STAGING,
      production: PRODUCTION,
      test: { like: "staging" },
      qa: { like: "production" },
    };
    expect(whole("staging", raws).raw).toMatchObject({
      admin: { routes: [...STAGING.admin.routes, { hostname: "api-test.shop.example", paths: ["/admin"] }] },
    });
    expect(whole("production", raws).raw).toBe(PRODUCTION);
  });

  it("leaves the owner as it is where the other one's word is wrong", () => {
    expect(
      whole("staging", { staging: STAGING, test: { like: "staging", environment: "staging" } }).raw,
    ).toBe(STAGING);
  });

  it.each([undefined, null, "text", [1]])("gives what is no group back as it is: %j", (raw) => {
    expect(whole("test", { test: raw })).toEqual({ raw, problems: [], like: undefined, derived: [] });
  });

  it.each<[string, unknown, readonly string[]]>([
    [
      "no stack",
      { like: "stagin" },
      [
        'like: the name of another stack of the folder (production, staging); got "stagin". Write like: staging.',
      ],
    ],
    [
      "nothing near to one",
      { like: "blue" },
      [
        'like: the name of another stack of the folder (production, staging); got "blue". Name the stack whose configuration this one takes, or write the configuration out.',
      ],
    ],
    [
      "the stack itself",
      { like: "test" },
      [
        'like: the name of another stack of the folder (production, staging); got "test", the stack itself. Name the stack whose configuration this one takes, or write the configuration out.',
      ],
    ],
    [
      "no text",
      { like: 3 },
      [
        "like: the name of another stack of the folder (production, staging); got 3. Name the stack whose configuration this one takes, or write the configuration out.",
      ],
    ],
    [
      "nothing",
      { like: null },
      [
        "like: the name of another stack of the folder (production, staging); got nothing. Name the stack whose configuration this one takes, or write the configuration out.",
      ],
    ],
  ])("refuses like with %s", (_, test, messages) => {
    expect(says(test)).toEqual(messages);
  });

  it.each<[string, unknown, string]>([
    [
      "is like a third",
      { like: "staging" },
      'like: a stack whose own file says everything; got "qa", which is like "staging". Write like: staging.',
    ],
    [
      "is like this one",
      { like: "test" },
      'like: a stack whose own file says everything; got "qa", which is like this one. Write one of the two out.',
    ],
    [
      "cannot be read",
      undefined,
      "like: a stack file with a configuration that can be read; got none in Pulumi.qa.yaml. Correct that file first.",
    ],
  ])("refuses like with a stack that %s", (_, qa, message) => {
    expect(says({ like: "qa" }, { qa })).toEqual([message]);
  });

  it("refuses the other stack's environment, written or by name", () => {
    expect(says({ like: "staging", environment: "staging" })).toEqual([
      'environment: an environment of another name than that of the stack it is like; got "staging" for both. Remove it: the stack\'s own name serves.',
    ]);
    expect(says({ like: "qa" }, { qa: { ...STAGING, environment: "test" } })).toEqual([
      'like: an environment of another name than that of the stack it is like; got "test" for both. Write environment: test, or another name that no stack has.',
    ]);
  });

  it("refuses a hostname that the other stack serves too, where the new name is taken or the old one written again", () => {
    const services = { ...STAGING.services, trial: { routes: [{ hostname: "api-test.shop.example" }] } };
    const next = "Write another environment, or another domain with its zone, or the routes of that service.";
    expect(says({ like: "qa" }, { qa: { ...STAGING, services } })).toEqual([
      `like: hostnames that Pulumi.qa.yaml does not serve too; got "api-test.shop.example" in both. ${next}`,
    ]);
    expect(says({ like: "staging", services: STAGING.services })).toEqual([
      `like: hostnames that Pulumi.staging.yaml does not serve too; got "api.shop.example" in both. ${next}`,
    ]);
  });
});
