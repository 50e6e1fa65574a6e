import { describe, expect, it } from "@jest/globals";
import { checkVariables } from "../../../../infra/config/checks/variables.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";

const wheres = (parts: ConfigParts) => checkVariables(parts).map(({ where }) => where);

describe("checkVariables", () => {
  it.each(["environment", "secrets", "outputs"] as const)("refuses a variable of ECS under %s", (group) => {
    expect(wheres({ services: { api: { [group]: { ECS_AGENT_URI: "cache.host" } } } })).toEqual([
      `services.api.${group}.ECS_AGENT_URI`,
    ]);
  });

  it.each(["AWS_REGION", "AWS_DEFAULT_REGION", "MY_PATH", "PATHS", "AWS_BUCKET"])("accepts %s", (name) => {
    expect(wheres({ services: { api: { environment: { [name]: "x" } } } })).toEqual([]);
  });

  it.each([
    ["generated", ["services.api.secrets.B"]],
    ["external", ["services.api.secrets.B"]],
    ["composed", []],
  ] as const)("judges two variables with one %s secret", (kind, expected) => {
    const secrets = { ONE: { kind } };
    expect(wheres({ secrets, services: { api: { secrets: { A: "ONE", B: "ONE" } } } })).toEqual(expected);
    expect(
      wheres({ secrets, services: { api: { secrets: { A: "ONE" } }, web: { secrets: { B: "ONE" } } } }),
    ).toEqual([]);
  });

  it("says nothing of a secret that is not there, nor of no services", () => {
    expect(wheres({ services: { api: { secrets: { A: "GONE", B: "GONE" } } } })).toEqual([]);
    expect(wheres({})).toEqual([]);
  });
});
