import { readdirSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";

const TABLES = new URL("../../infra/tables/", import.meta.url);

/** `fact.ts` only says what a source is. */
const files = readdirSync(TABLES).filter((file) => file.endsWith(".ts") && file !== "fact.ts");

describe("a table of facts", () => {
  it.each(files)("%s says its unit, its source and the day it was read", async (file) => {
    const table: { source?: unknown; sources?: Record<string, unknown> } = await import(
      new URL(file, TABLES).href
    );
    const sources = table.sources === undefined ? [table.source] : Object.values(table.sources);
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) {
      expect(source).toEqual({
        unit: expect.stringMatching(/\S/),
        url: expect.stringMatching(/^https:\/\//),
        readOn: expect.stringMatching(/^20\d\d-\d\d(-\d\d)?$/),
      });
    }
  });
});
