import { describe, expect, it } from "@jest/globals";
import { databaseIdentifier } from "../../../infra/data/database-identifier.ts";

describe("databaseIdentifier", () => {
  it("is what RDS accepts for the longest product name: at most 63 letters, digits and hyphens", () => {
    const identifier = databaseIdentifier(`${"a".repeat(20)}-production`);
    expect(identifier).toBe("aaaaaaaaaaaaaaaaaaaa-production-database");
    expect(identifier).toMatch(/^[a-z](?:-?[a-z0-9]){0,62}$/);
  });
});
