import { describe, expect, it } from "@jest/globals";
import { notUp, requireResources } from "../../../cli/stack/not-up.ts";

const ABOUT = { stack: "staging", configDir: "/shop", on: "cloud" } as const;

describe("notUp", () => {
  it("says what comes first, with the exit code of a wrong call", () => {
    const told = notUp(ABOUT);
    expect([told.message, told.exitCode]).toEqual([
      'staging: a stack that was brought up; got one that holds no resource. Run "npx slipway up --stack staging --config /shop --on cloud" first.',
      2,
    ]);
    expect(notUp({ ...ABOUT, on: "rehearsal" }).message).toContain("got none on the rehearsal cloud.");
  });
});

describe("requireResources", () => {
  it.each([
    ["without the key, which the engine leaves out", { manifest: {} }],
    ["with an empty list", { resources: [] }],
    ["with something else in its place", { resources: "none" }],
    ["that is missing", undefined],
    ["that is null", null],
  ])("refuses a deployment %s", (_what, deployment) => {
    expect(() => requireResources(deployment, ABOUT)).toThrow("staging: a stack that was brought up;");
  });

  it("takes one with a single resource", () => {
    expect(() => requireResources({ resources: [{ urn: "u" }] }, ABOUT)).not.toThrow();
  });
});
