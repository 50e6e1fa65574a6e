import { describe, expect, it } from "@jest/globals";
import { describeDsRecords, dsFirst, dsRecords } from "../../../cli/stack/ds-records.ts";

const DNSSEC = "cloudflare:index/zoneDnssec:ZoneDnssec";
const RECORD = "shop.example. 3600 IN DS 2371 13 2 AB12";

describe("dsRecords", () => {
  it("are those of signed zones alone", () => {
    expect(
      dsRecords([
        { type: DNSSEC, outputs: { ds: RECORD } },
        { type: DNSSEC, outputs: {} },
        { type: "aws:ec2/vpc:Vpc", outputs: { ds: "x" } },
      ]),
    ).toEqual([RECORD]);
  });

  it("are told with what becomes of the domain, and not where there are none", () => {
    expect(describeDsRecords([RECORD]).at(-1)).toBe(`  ${RECORD}`);
    expect(describeDsRecords([RECORD]).join(" ")).toContain("the domain answers nobody");
    expect(describeDsRecords([])).toEqual([]);
  });
});

describe("dsFirst", () => {
  it("names the record, or the command that shows it", () => {
    expect(dsFirst(RECORD, "production")).toContain(`DS record "${RECORD}" from the registrar first`);
    expect(dsFirst(undefined, "production")).toContain("pulumi stack output dsRecord --stack production");
  });
});
