import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { overridePropertiesDocument } from "../../docs/override-properties.ts";
import { OVERRIDE_TOKENS } from "../../docs/override-tokens.ts";
import { OVERRIDE_TARGETS } from "../../infra/config/override-targets.ts";
import { containerDefinitionKeys } from "../../infra/tables/container-definition-keys.ts";
import { parseContainerDefinitions } from "../../rehearsal/services/aws/container-definitions.ts";
import { filesBelow } from "./project-files.ts";

const documents = Object.entries(overridePropertiesDocument());
const table = JSON.parse(documents[0]?.[1] ?? "{}") as Record<string, Record<string, string>>;

describe("the table of properties that overrides may name", () => {
  it.each(documents)("stands in the project as the installed packages give it: %s", (path, text) => {
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(text);
  });

  it("has a line for each child of each component", () => {
    const targets = Object.entries(OVERRIDE_TARGETS).flatMap(([component, children]) =>
      children.map((child) => `${component}.${child}`),
    );
    expect(Object.keys(table).sort()).toEqual([...targets].sort());
  });

  it("knows a database's properties, and none that the resource would drop", () => {
    expect(table["database.instance"]).toHaveProperty("publiclyAccessible", "boolean");
    expect(table["database.instance"]).not.toHaveProperty("publiclyAccesible");
    expect(table["database.instance"]).not.toHaveProperty("endpoint"); // an output only
  });

  it("leaves out of a task definition what the service decides after the override", () => {
    expect(table["service.taskDefinition"]).toHaveProperty("containers", "list");
    expect(table["service.taskDefinition"]).not.toHaveProperty("taskRoleArn");
  });
});

/** True where the rehearsal's ECS knows the key, whatever it says of the value. */
function taken(key: string): boolean {
  const parsed = parseContainerDefinitions(JSON.stringify([{ name: "a", image: "a", [key]: false }]));
  return !("problems" in parsed && parsed.problems.some((problem) => /unrecognized key/i.test(problem)));
}

describe("the type of an overridden child", () => {
  it("is a class that infra makes with that override", () => {
    const texts = filesBelow(["infra"], /\.ts$/).map(({ text }) => text);
    const wrong = Object.values(OVERRIDE_TOKENS).flatMap((children) =>
      Object.entries(children as Record<string, string>).flatMap(([child, token]) => {
        const [pkg = "", file = ""] = token.split(":");
        const path = `@pulumi/${pkg}/${file.replace(/^index\//, "")}.js`;
        const made = texts.some((text) => new RegExp(`,\\s*"${child}",`).test(text) && text.includes(path));
        return made ? [] : [`${child}: ${token}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe("a container definition's keys", () => {
  it("are known to the rehearsal's ECS too, and one that is not listed is unknown to it", () => {
    expect(Object.keys(containerDefinitionKeys).filter((key) => !taken(key))).toEqual([]);
    expect(taken("stopTimeoutt")).toBe(false);
  });
});
