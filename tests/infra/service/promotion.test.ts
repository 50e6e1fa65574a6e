import { describe, expect, it } from "@jest/globals";
import { runtime } from "@pulumi/pulumi";
import { promotionEvidence, readPromotion, unprovenServices } from "../../../infra/service/promotion.ts";
import { exampleSettings } from "../example-settings.ts";

const digest = (mark: string) => `sha256:${mark.padStart(64, "0")}`;
const image = (mark: string) => `shop.example/api@${digest(mark)}`;
const STAGING = { promotion: { from: "staging" } };

/** What the engine's connection throws: its words stand in `details`. */
function failure(details: string): Error {
  return Object.assign(new Error(`2 UNKNOWN: ${details}`), { details });
}

/** An engine whose backend answers so, in the stack production. */
function backend(answer: () => Record<string, unknown>): Promise<void> {
  const newResource = () => ({ id: "", state: {} });
  return runtime.setMocks({ newResource, call: answer }, "slipway", "production", false, "organization");
}

describe("readPromotion", () => {
  it("asks nothing where no stack comes before this one", async () => {
    await backend(() => {
      throw new Error("asked");
    });
    expect(await readPromotion({ promotion: undefined }, {})).toBeUndefined();
  });

  it("reads what the stack before ran, beside what this one did", async () => {
    await backend(() => ({ outputs: { ranDigests: { api: [digest("b"), digest("a")] } } }));
    expect(await readPromotion(STAGING, { api: [digest("a")] })).toEqual({
      from: "staging",
      ranThere: { api: [digest("b"), digest("a")] },
      ranHere: { api: [digest("a")] },
      gap: undefined,
    });
  });

  it.each([
    ["a stack that was not brought up", () => ({ outputs: {} }), "it has not been brought up"],
    [
      "a stack that is not there",
      () => {
        throw failure('unknown stack "organization/slipway/staging"');
      },
      "this backend has no such stack",
    ],
  ])("says of %s why nothing is known", async (_, answer, gap) => {
    await backend(answer);
    expect(await readPromotion(STAGING, {})).toEqual({ from: "staging", ranThere: {}, ranHere: {}, gap });
  });

  it("stops at a backend that cannot be read, and says why", async () => {
    await backend(() => {
      throw failure("AccessDenied: s3:GetObject");
    });
    await expect(readPromotion(STAGING, {})).rejects.toThrow(
      /^Pulumi\.production\.yaml promotion\.from: a stack whose outputs can be read; got .*AccessDenied: s3:GetObject.*\. Mend that: until then nobody knows which images it ran\.$/s,
    );
  });

  it("stops at the stack itself, which has run whatever it runs", async () => {
    await backend(() => ({ outputs: {} }));
    await expect(readPromotion({ promotion: { from: "production" } }, {})).rejects.toThrow(
      'Pulumi.production.yaml promotion.from: another stack; got "production", the stack itself. Name the stack that runs images first.',
    );
  });
});

describe("promotionEvidence", () => {
  const ranThere = { api: [digest("c"), digest("b")], web: [digest("d")] };
  const ranHere = { api: [digest("b"), digest("a")] };
  const known = { from: "staging", ranThere, ranHere, gap: undefined };

  it("says of an image that ran there nothing else, so that a later one there changes nothing here", () => {
    expect(promotionEvidence("api", image("b"), known)).toEqual({
      from: "staging",
      ranThere: [digest("b")],
      ranHere: [],
    });
  });

  it("says of an image that is unknown there that it ran here", () => {
    expect(promotionEvidence("api", image("a"), known)).toEqual({
      from: "staging",
      ranThere: [],
      ranHere: [digest("a")],
    });
  });

  it("names the newest of both for an image that ran nowhere, or as another service alone", () => {
    const newest = { from: "staging", ranThere: [digest("c")], ranHere: [digest("b")] };
    expect(promotionEvidence("api", image("e"), known)).toEqual(newest);
    expect(promotionEvidence("api", image("d"), known)).toEqual(newest);
    expect(promotionEvidence("api", "shop.example/api:latest", known)).toEqual(newest);
  });

  it("says why nothing is known, only where that matters", () => {
    const gap = "it has not been brought up";
    const nothing = { ...known, ranThere: {}, gap };
    expect(promotionEvidence("api", image("e"), nothing)).toEqual({
      from: "staging",
      ranThere: [],
      ranHere: [digest("b")],
      gap,
    });
    expect(promotionEvidence("api", image("a"), nothing)).not.toHaveProperty("gap");
    expect(promotionEvidence("reports", image("e"), known)).toEqual({
      from: "staging",
      ranThere: [],
      ranHere: [],
    });
  });
});

describe("unprovenServices", () => {
  const { services: examples } = exampleSettings();
  const [example] = Object.values(examples);
  if (example === undefined) throw new Error("the example must have a service");
  const service = (name: string, mark: string) => ({ ...example, name, image: image(mark) });
  const services = { api: service("api", "a"), web: service("web", "b"), worker: service("worker", "e") };
  const ran = {
    ...{ from: "staging", gap: undefined },
    ...{ ranThere: { api: [digest("a")] }, ranHere: { web: [digest("b")], api: [digest("e")] } },
  };

  it("are those whose image ran neither there nor here, under their own name", () => {
    expect(unprovenServices({ services }, ran)).toEqual(["worker"]);
    expect(unprovenServices({ services }, { ...ran, ranThere: {} })).toEqual(["api", "worker"]);
  });

  it("are none where no stack runs images first", () => {
    expect(unprovenServices({ services }, undefined)).toEqual([]);
  });
});
