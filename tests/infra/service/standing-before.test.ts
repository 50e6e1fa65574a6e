import { beforeEach, describe, expect, it } from "@jest/globals";
import { runtime } from "@pulumi/pulumi";
import { standingBefore } from "../../../infra/service/standing-before.ts";
import { exampleSettings } from "../example-settings.ts";

const EXTERNAL = exampleSettings({ secrets: { KEY: { kind: "external", description: "" } } });
let outputs: Record<string, unknown>;
let asked: string[];

beforeEach(async () => {
  outputs = {};
  asked = [];
  await runtime.setMocks(
    {
      newResource: () => ({ id: "", state: {} }),
      call: ({ token, inputs }) => {
        if (token !== "pulumi:pulumi:readStackOutputs") throw new Error(`unexpected call of ${token}`);
        asked.push(inputs.name);
        return { name: inputs.name, outputs };
      },
    },
    "slipway",
    "staging",
    false,
    "organization",
  );
});

describe("standingBefore", () => {
  it("reads the outputs of the stack itself", async () => {
    outputs = { images: { api: "a@sha256:1", web: "w@sha256:2" }, stoppedServices: ["api"], urls: {} };
    expect(await standingBefore(EXTERNAL)).toEqual({ declared: ["api", "web"], stopped: ["api"] });
    expect(asked).toEqual(["organization/slipway/staging"]);
  });

  it("knows of nothing before the first update", async () => {
    expect(await standingBefore(EXTERNAL)).toEqual({ declared: [], stopped: [] });
  });

  it("asks nothing when the stack makes all its secrets itself", async () => {
    const settings = exampleSettings({ secrets: { KEY: { kind: "generated", length: 43 } } });
    expect(await standingBefore(settings)).toEqual({ declared: [], stopped: [] });
    expect(asked).toEqual([]);
  });
});
