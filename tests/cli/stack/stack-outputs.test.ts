import { describe, expect, it } from "@jest/globals";
import { stackOutputs } from "../../../cli/stack/stack-outputs.ts";

const SECRET = {
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  plaintext: '"hush"',
};

describe("stackOutputs", () => {
  it("gives the outputs of the stack itself, not those of a resource", () => {
    const resources = [
      { type: "aws:s3/bucket:Bucket", outputs: { arn: "arn:aws:s3:::b" } },
      { type: "pulumi:pulumi:Stack", outputs: { heldServices: [], url: "https://example.com" } },
    ];
    expect(stackOutputs({ resources })).toEqual({ heldServices: [], url: "https://example.com" });
  });

  it("shows a secret only as a mark, however deep it lies", () => {
    const resources = [{ type: "pulumi:pulumi:Stack", outputs: { one: SECRET, two: [{ in: SECRET }] } }];
    const told = JSON.stringify(stackOutputs({ resources }));
    expect(told).toBe('{"one":"[secret]","two":[{"in":"[secret]"}]}');
  });

  it.each([
    ["a state without resources", {}],
    ["no deployment", undefined],
    ["a stack without outputs", { resources: [{ type: "pulumi:pulumi:Stack" }] }],
  ])("gives none for %s", (_what, deployment) => {
    expect(stackOutputs(deployment)).toEqual({});
  });
});
