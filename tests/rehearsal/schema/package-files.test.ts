import { describe, expect, it } from "@jest/globals";
import { PackageFiles } from "../../../rehearsal/schema/package-files.ts";

const aws = PackageFiles.find("aws");

describe("PackageFiles", () => {
  it.each([
    ["named by the token", "aws:rds/instance:Instance", "/rds/instance"],
    ["of a data source, in the package's own folder", "aws:index/getRegion:getRegion", "/getRegion"],
    ["spelled in other letters", "aws:guardduty/iPSet:IPSet", "/guardduty/ipset"],
    ["renamed, since its name is taken", "aws:kendra/index:Index", "/kendra/index_"],
  ])("finds a file %s", (_how, token, expected) => {
    expect(aws?.fileOf(token)).toBe(`${aws?.root}${expected}`);
  });

  it.each([
    "aws:rds/instances:Instance",
    "aws:rds/instance:Instances",
    "aws:nothing/here:Here",
    "cloudflare:index/dnsRecord:DnsRecord",
    "aws:../../random/randomId:RandomId",
    "aws",
    "",
  ])("finds no file for %p", (token) => {
    expect(aws?.fileOf(token)).toBeUndefined();
  });

  it("is undefined for a package that is not installed, and for what is no package name", () => {
    expect(PackageFiles.find("nowhere")).toBeUndefined();
    expect(PackageFiles.find("../typescript")).toBeUndefined();
  });
});
