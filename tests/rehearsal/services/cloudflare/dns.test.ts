import { describe, expect, it } from "@jest/globals";
import { dns } from "../../../../rehearsal/services/cloudflare/dns.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { CALLER, SEED, ZONES } from "./zones.ts";

const RECORD = "cloudflare:index/dnsRecord:DnsRecord";
const CNAME = {
  zoneId: ZONES.free,
  name: "api.free.example",
  type: "CNAME",
  content: "lb.aws.example",
  ttl: 1,
  proxied: true,
};
const A = { zoneId: ZONES.free, name: "api.free.example", type: "A", content: "203.0.113.7", ttl: 300 };
const UNKNOWN = Symbol.for("slipway.unknown");

function fresh(): MemoryCloud {
  const cloud = new MemoryCloud([dns], SEED);
  cloud.as(CALLER);
  return cloud;
}

describe("DNS records", () => {
  it("have an id of 32 digits and know that they can be proxied", () => {
    const record = fresh().make(RECORD, CNAME);
    expect(record.id).toMatch(/^[0-9a-f]{32}$/);
    expect(record.outputs).toMatchObject({ name: "api.free.example", proxied: true, proxiable: true });
  });

  it("of parts are written out as one text", () => {
    const data = { flags: 0, tag: "issue", value: "amazon.com" };
    const made = fresh().make(RECORD, { zoneId: ZONES.free, name: "@", type: "CAA", ttl: 1, data });
    expect(made.outputs.content).toBe('0 issue "amazon.com"');
  });

  it("complete @ and single labels with the zone", () => {
    const cloud = fresh();
    expect(cloud.make(RECORD, { ...A, name: "@" }).inputs.name).toBe("free.example");
    expect(cloud.make(RECORD, { ...A, name: "www" }).inputs.name).toBe("www.free.example");
  });

  it("are found by public DNS", () => {
    const cloud = fresh();
    cloud.make(RECORD, { ...A, name: "WWW.free.example." });
    expect(
      cloud.ask((view) => view.world.dns("www.free.example", "A")).map((entity) => entity.inputs.content),
    ).toEqual(["203.0.113.7"]);
  });

  it("are refused in a zone of another account", () => {
    const cloud = fresh();
    cloud.as({ accountId: "b".repeat(32) });
    expect(() => cloud.make(RECORD, CNAME)).toThrow("9109: Unauthorized to access requested resource");
  });

  it("are refused in a zone whose id is none", () => {
    expect(() => fresh().make(RECORD, { ...CNAME, zoneId: "free.example" })).toThrow(
      "7003: Could not route to /zones/free.example",
    );
  });

  it("refuse a CNAME where an address record stands", () => {
    const cloud = fresh();
    cloud.make(RECORD, A);
    expect(() => cloud.make(RECORD, CNAME)).toThrow(
      "81053: An A, AAAA, or CNAME record with that host already exists.",
    );
  });

  it("refuse an address record where a CNAME stands", () => {
    const cloud = fresh();
    cloud.make(RECORD, CNAME);
    expect(() => cloud.make(RECORD, A)).toThrow("81054: A CNAME record with that host already exists.");
  });

  it("refuse a record that is there already, and accept a second address", () => {
    const cloud = fresh();
    cloud.make(RECORD, A);
    expect(() => cloud.make(RECORD, A)).toThrow("81058: An identical record already exists.");
    expect(cloud.make(RECORD, { ...A, content: "203.0.113.8" }).id).toHaveLength(32);
  });

  it("do not stand in their own way when they change", () => {
    const cloud = fresh();
    const record = cloud.make(RECORD, CNAME);
    cloud.change(record, { ...CNAME, content: "other.aws.example" });
    expect(cloud.look(record).content).toBe("other.aws.example");
  });

  it("of the same name in two zones do not meet", () => {
    const cloud = fresh();
    cloud.make(RECORD, { ...CNAME, name: "@" });
    expect(cloud.make(RECORD, { ...CNAME, zoneId: ZONES.pro, name: "@" }).inputs.name).toBe("pro.example");
  });

  it.each([
    ["a proxied CNAME", CNAME, []],
    ["a name outside the zone", { ...CNAME, name: "api.other.example" }, ["name"]],
    ["a name that only ends alike", { ...CNAME, name: "api.notfree.example" }, ["name"]],
    [
      "a validation record with underscore and dot",
      { ...CNAME, name: "_x1.api.free.example.", proxied: false },
      [],
    ],
    ["an unknown type", { ...CNAME, type: "ALIAS" }, ["type"]],
    [
      "a proxied text",
      { zoneId: ZONES.free, name: "@", type: "TXT", content: "x", ttl: 1, proxied: true },
      ["proxied"],
    ],
    ["a proxied record with a TTL of its own", { ...CNAME, ttl: 300 }, ["ttl"]],
    ["a TTL of 59", { ...A, ttl: 59 }, ["ttl"]],
    ["a TTL of 60", { ...A, ttl: 60 }, []],
    ["a TTL of 86401", { ...A, ttl: 86_401 }, ["ttl"]],
    ["a TTL of 30 on the enterprise plan", { ...A, zoneId: ZONES.enterprise, name: "@", ttl: 30 }, []],
    ["an address that is none", { ...A, content: "203.0.113.256" }, ["content"]],
    ["an IPv4 address in an AAAA record", { ...A, type: "AAAA" }, ["content"]],
    ["a CNAME to itself", { ...CNAME, content: "api.free.example" }, ["content"]],
    ["a CNAME to a URL", { ...CNAME, content: "https://lb.aws.example" }, ["content"]],
    ["no content", { ...CNAME, content: undefined }, ["content"]],
    ["content that is not known yet", { ...CNAME, content: UNKNOWN }, []],
    [
      "mail without a priority",
      { zoneId: ZONES.free, name: "@", type: "MX", content: "mail.example", ttl: 300 },
      ["priority"],
    ],
    [
      "the mail record of a domain that takes none",
      { zoneId: ZONES.free, name: "@", type: "MX", content: ".", priority: 0, ttl: 300 },
      [],
    ],
    [
      "that record with a priority",
      { zoneId: ZONES.free, name: "@", type: "MX", content: ".", priority: 10, ttl: 300 },
      ["priority"],
    ],
    ["CAA without data", { zoneId: ZONES.free, name: "@", type: "CAA", ttl: 300 }, ["data"]],
  ])("with %s", (_cause, inputs, properties) => {
    expect(
      fresh()
        .failures(RECORD, inputs)
        .map((failure) => failure.split(":")[0]),
    ).toEqual(properties);
  });
});
