import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { awsRegions } from "../../../infra/tables/aws-regions.ts";
import { RDS_AUTHORITY, rdsAuthority } from "../../../infra/tables/rds-authorities.ts";

/** Regions newer than the copies of the bundle. */
const UNKNOWN = ["ap-east-2", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "mx-central-1"];

describe("rdsAuthority", () => {
  it.each(awsRegions.filter((region) => !UNKNOWN.includes(region)))(
    "is a root of its own for %s, signed by itself and valid for decades",
    (region) => {
      const root = new X509Certificate(rdsAuthority(region) ?? "");
      expect(root.subject).toContain(`CN=Amazon RDS ${region} Root CA RSA2048 G1`);
      expect(RDS_AUTHORITY).toBe("rds-ca-rsa2048-g1");
      expect([root.ca, root.verify(root.publicKey)]).toEqual([true, true]);
      expect(Date.parse(root.validTo)).toBeGreaterThan(Date.parse("2061-01-01"));
    },
  );

  it("is nothing for a region that the copies do not hold", () => {
    for (const region of [...UNKNOWN, "moon-1"]) expect(rdsAuthority(region)).toBeUndefined();
  });
});
