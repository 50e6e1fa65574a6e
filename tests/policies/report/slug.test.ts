import { describe, expect, it } from "@jest/globals";
import { ROW_STATES } from "../../../policies/report/model.ts";
import { slug } from "../../../policies/report/slug.ts";

describe("slug", () => {
  it("is one word that may stand in ids and classes, another for each state", () => {
    const slugs = ROW_STATES.map(slug);
    expect(slugs.filter((one) => !/^[a-z-]+$/.test(one))).toEqual([]);
    expect(new Set(slugs).size).toBe(ROW_STATES.length);
  });
});
