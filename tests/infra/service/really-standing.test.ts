import { describe, expect, it } from "@jest/globals";
import { reallyStanding } from "../../../infra/service/really-standing.ts";
import { exampleService } from "../example-settings.ts";

const SETTINGS = {
  services: {
    api: exampleService({ name: "api", secrets: { KEY: "KEY" } }),
    web: exampleService({ name: "web" }),
  },
  secrets: { KEY: { kind: "external", description: "" }, OWN: { kind: "generated", length: 64 } },
} as const;
const FILLED = { KEY: { arn: "arn", versionId: "1" } };
const BOTH = { declared: ["api", "web"], stopped: [] };

/** What is left of `before`, and whether the state was asked. */
async function left(
  before: { readonly declared: readonly string[]; readonly stopped: readonly string[] },
  standing: readonly string[],
  externalVersions: Readonly<Record<string, { readonly arn: string; readonly versionId: string }>> = {},
) {
  let asked = false;
  const found = await reallyStanding(before, SETTINGS, { externalVersions }, () => {
    asked = true;
    return Promise.resolve(new Set(standing));
  });
  return { ...found, asked };
}

describe("reallyStanding", () => {
  it("forgets a service that the outputs of a half-finished destroy still name, whose secret is empty", async () => {
    expect(await left(BOTH, ["web-service"])).toEqual({ declared: ["web"], stopped: [], asked: true });
  });

  it("keeps one that stands, on the revision that it has", async () => {
    expect(await left(BOTH, ["api-service", "web-service"])).toEqual({ ...BOTH, asked: true });
  });

  it("asks nothing where every secret is filled, and nothing of services that have no task anyway", async () => {
    expect(await left(BOTH, [], FILLED)).toEqual({ ...BOTH, asked: false });
    const stopped = { declared: ["api", "web"], stopped: ["api"] };
    expect(await left(stopped, [])).toEqual({ ...stopped, asked: false });
    expect(await left({ declared: [], stopped: [] }, [])).toEqual({
      declared: [],
      stopped: [],
      asked: false,
    });
  });
});
