import { describe, expect, it } from "@jest/globals";
import { secretLabels } from "../../../infra/service/secret-labels.ts";

describe("secretLabels", () => {
  it("carries each parameter's version once, so that a new value is a new revision", () => {
    expect(secretLabels({ secretStore: "parameters" }, ["B", "A", "B"])).toEqual({
      dockerLabels: {
        "slipway.secret-version.A": "${ref:secret-version:A}",
        "slipway.secret-version.B": "${ref:secret-version:B}",
      },
    });
  });

  it("adds nothing where a reference pins the version itself, or without secrets", () => {
    expect(secretLabels({ secretStore: "secrets-manager" }, ["A"])).toEqual({});
    expect(secretLabels({ secretStore: "parameters" }, [])).toEqual({});
  });
});
