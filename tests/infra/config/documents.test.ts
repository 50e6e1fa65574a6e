import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { configDocuments } from "../../../infra/config/documents.ts";
import { PROJECT } from "./edited-stacks.ts";

describe("configDocuments", () => {
  it.each(Object.entries(configDocuments()))("gives %s as it stands in the project", (path, text) => {
    expect(readFileSync(join(PROJECT, path), "utf8")).toBe(text);
  });
});
