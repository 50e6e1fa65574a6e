import { describe, expect, it } from "@jest/globals";
import { standingBefore, texts } from "../../../infra/service/standing-before.ts";

describe("standingBefore", () => {
  it("reads which services the stack's outputs declare, and which had no task", () => {
    const outputs = { images: { api: "a@sha256:1", web: "w@sha256:2" }, stoppedServices: ["api"], urls: {} };
    expect(standingBefore(outputs)).toEqual({ declared: ["api", "web"], stopped: ["api"] });
  });

  it("knows of nothing before the first update", () => {
    expect(standingBefore({})).toEqual({ declared: [], stopped: [] });
    expect(standingBefore({ images: null, stoppedServices: "api" })).toEqual({ declared: [], stopped: [] });
  });
});

describe("texts", () => {
  it("takes texts out of a list, and nothing out of anything else", () => {
    expect(texts(["a", 1, null, "b"])).toEqual(["a", "b"]);
    expect(texts(undefined)).toEqual([]);
  });
});
