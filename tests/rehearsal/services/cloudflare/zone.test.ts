import { describe, expect, it } from "@jest/globals";
import { cloudflareLookups } from "../../../../rehearsal/services/cloudflare/lookups.ts";
import { zone } from "../../../../rehearsal/services/cloudflare/zone.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { ACCOUNT, CALLER, SEED, ZONES } from "./zones.ts";

const ZONE = "cloudflare:index/zone:Zone";

function fresh(): MemoryCloud {
  const cloud = new MemoryCloud([zone, cloudflareLookups], SEED);
  cloud.as(CALLER);
  return cloud;
}

describe("zones", () => {
  it("are made pending, with two name servers", () => {
    const made = fresh().make(ZONE, { name: "new.example", account: { id: ACCOUNT } });
    expect(made.outputs).toMatchObject({ status: "pending", type: "full" });
    expect(made.outputs.nameServers).toHaveLength(2);
  });

  it("are refused when the account has the domain already", () => {
    expect(() => fresh().make(ZONE, { name: "free.example", account: { id: ACCOUNT } })).toThrow(
      "1061: free.example already exists",
    );
  });

  it("are refused in another account", () => {
    expect(() => fresh().make(ZONE, { name: "new.example", account: { id: "b".repeat(32) } })).toThrow(
      "1116",
    );
  });

  it("refuse a name that is no domain", () => {
    expect(fresh().failures(ZONE, { name: "https://new.example" })).toHaveLength(1);
  });

  it("are signed with a DS record of their own name", () => {
    const made = fresh().make("cloudflare:index/zoneDnssec:ZoneDnssec", {
      zoneId: ZONES.pro,
      status: "active",
    });
    expect(made.outputs.ds).toMatch(/^pro\.example\. 3600 IN DS \d+ 13 2 [0-9A-F]{64}$/);
  });
});

describe("cloudflare lookups", () => {
  it("give the edge's ranges in both address families", () => {
    const found = fresh().lookup("cloudflare:index/getIpRanges:getIpRanges");
    expect(found.ipv4Cidrs).toContain("104.16.0.0/13");
    expect(found.ipv4Cidrs).toHaveLength(15);
    expect(found.ipv6Cidrs).toHaveLength(7);
  });

  it("refuse a list that they do not have", () => {
    expect(() => fresh().lookup("cloudflare:index/getIpRanges:getIpRanges", { networks: "jdcloud" })).toThrow(
      "jdcloud",
    );
  });

  it("find a zone by id and by name", () => {
    const cloud = fresh();
    expect(cloud.lookup("cloudflare:index/getZone:getZone", { zoneId: ZONES.pro })).toMatchObject({
      name: "pro.example",
      status: "active",
    });
    expect(
      cloud.lookup("cloudflare:index/getZone:getZone", { filter: { name: "free.example" } }).zoneId,
    ).toBe(ZONES.free);
  });

  it("refuse a zone that the account has not", () => {
    expect(() =>
      fresh().lookup("cloudflare:index/getZone:getZone", { filter: { name: "ghost.example" } }),
    ).toThrow("1001");
  });
});
