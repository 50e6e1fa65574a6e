import { describe, expect, it } from "@jest/globals";
import { readVariables } from "../../../../infra/functions/snapshot/variables.ts";

const whole = { DATABASE_IDENTIFIER: "shop", KEEP_DAYS: "30" };

describe("readVariables", () => {
  it("reads the database's name and the days", () => {
    expect(readVariables(whole)).toEqual({ database: "shop", keepDays: 30 });
  });

  it.each(["", undefined])("refuses a function that does not know its database: %j", (database) => {
    expect(() => readVariables({ ...whole, DATABASE_IDENTIFIER: database })).toThrow("DATABASE_IDENTIFIER");
  });

  it.each(["", undefined, "0", "-1", "1.5", "month"])(
    "refuses days that would keep snapshots for ever, or none of them: %j",
    (days) => {
      expect(() => readVariables({ ...whole, KEEP_DAYS: days })).toThrow("KEEP_DAYS: a whole number from 1");
    },
  );
});
