import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { commandDocuments } from "../../cli/documents.ts";
import { PROJECT } from "../infra/config/edited-stacks.ts";

describe("commandDocuments", () => {
  it.each(Object.entries(commandDocuments()))("gives %s as it stands in the project", (path, text) => {
    expect(readFileSync(join(PROJECT, path), "utf8")).toBe(text);
  });
});
