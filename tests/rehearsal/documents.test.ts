import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { rehearsalDocuments } from "../../rehearsal/documents.ts";
import { PROJECT } from "../infra/config/edited-stacks.ts";

describe("rehearsalDocuments", () => {
  it.each(Object.entries(rehearsalDocuments()))("gives %s as it stands in the project", (path, text) => {
    expect(readFileSync(join(PROJECT, path), "utf8")).toBe(text);
  });
});
