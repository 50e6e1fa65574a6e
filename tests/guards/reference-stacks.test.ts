import { describe, expect, it } from "@jest/globals";
import { referenceText } from "../infra/config/edited-stacks.ts";
import { referenceRaw } from "../infra/config/reference-config.ts";

/** The registry has an owner and a reader, whose keys differ by nature. */
const BY_NATURE = ["registry.ownerAccountId", "registry.readerAccountIds"];

function keys(value: unknown, path: string): readonly string[] {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, item]) => keys(item, path === "" ? key : `${path}.${key}`));
}

describe("the reference stacks", () => {
  it("have the same keys, so that staging says what production will be", () => {
    const [staging, production] = (["staging", "production"] as const).map((stack) =>
      keys(referenceRaw(stack), "").filter((path) => !BY_NATURE.includes(path)),
    );
    expect(staging).toEqual(production);
  });

  it.each(["staging", "production"] as const)("name the editor's schema in the first line of %s", (stack) => {
    expect(referenceText(stack).split("\n")[0]).toBe(
      "# yaml-language-server: $schema=docs/reference/stack.schema.json",
    );
  });
});
