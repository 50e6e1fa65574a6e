import { describe, expect, it } from "@jest/globals";
import { editValues, valuesOf } from "../../../cli/init/edit-values.ts";

const TEXT = `# first words
a: # of the group
  b: "one" # example: why
  list: [two, { c: three }] # example
d: four
`;

describe("valuesOf", () => {
  it("gives each value with its path, line and remark; keys are none", () => {
    expect(
      valuesOf(TEXT).map(({ line, path, remark, value }) => [path.join("."), value, line, remark]),
    ).toEqual([
      ["a.b", "one", 3, "example: why"],
      ["a.list.0", "two", 4, "example"],
      ["a.list.1.c", "three", 4, "example"],
      ["d", "four", 5, undefined],
    ]);
  });
});

describe("editValues", () => {
  it("changes values alone: comments, quotes of others and order stay to the letter", () => {
    const edited = editValues(TEXT, ({ value }) =>
      value === "two" ? { source: "a longer text", dropRemark: false } : undefined,
    );
    expect(edited).toBe(TEXT.replace("two", "a longer text"));
  });

  it("takes the remark of that line away where it no longer holds", () => {
    const edited = editValues(TEXT, ({ value }) =>
      value === "one" ? { source: '"mine"', dropRemark: true } : undefined,
    );
    expect(edited).toBe(TEXT.replace('"one" # example: why', '"mine"'));
  });
});
