import { describe, expect, it } from "@jest/globals";
import { moment } from "../../../policies/report/moment.ts";

describe("moment", () => {
  it("is the day and the minute, with the zone", () => {
    expect(moment("2026-11-27T09:42:19.073Z")).toBe("2026-11-27 09:42 UTC");
  });

  it.each(["", "yesterday", "2026-11-27", "<b>2026-11-27T09:42:19Z"])("leaves %p as it is", (text) => {
    expect(moment(text)).toBe(text);
  });
});
