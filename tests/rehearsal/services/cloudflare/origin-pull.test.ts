import { describe, expect, it } from "@jest/globals";
import { originPull } from "../../../../rehearsal/services/cloudflare/origin-pull.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { exampleChain } from "../tls/example-chain.ts";
import { CALLER, SEED, ZONES } from "./zones.ts";

const PULLS = "cloudflare:index/authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings";
const CERTIFICATE =
  "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate";
const CHAIN = exampleChain();
const RIGHT = { zoneId: ZONES.free, certificate: CHAIN.certPem, privateKey: CHAIN.privateKeyPem };

function fresh(): MemoryCloud {
  const cloud = new MemoryCloud([originPull], SEED);
  cloud.as(CALLER);
  return cloud;
}

describe("the switch of origin pull", () => {
  it("keeps its last value when it is destroyed", () => {
    const cloud = fresh();
    const switched = cloud.make(PULLS, { zoneId: ZONES.free, enabled: true });
    cloud.drop(switched);
    expect(switched.kept?.until).toBeUndefined();
    expect(cloud.make(PULLS, { zoneId: ZONES.free, enabled: true }).kept).toBeUndefined();
  });
});

describe("a certificate of origin pull", () => {
  it("is read: end, issuer, number, kind of signature", () => {
    const cloud = fresh();
    cloud.make(PULLS, { zoneId: ZONES.free, enabled: true });
    expect(cloud.make(CERTIFICATE, RIGHT).outputs).toMatchObject({
      enabled: true,
      expiresOn: "2027-11-20T12:00:00.000Z",
      issuer: "CN=shop origin pull",
      signature: "ECDSAWithSHA256",
      status: "active",
    });
  });

  it("may stand beside the one that it follows", () => {
    const cloud = fresh();
    cloud.make(CERTIFICATE, RIGHT);
    expect(cloud.make(CERTIFICATE, RIGHT).outputs.enabled).toBe(false);
    expect(cloud.list(CERTIFICATE)).toHaveLength(2);
  });

  it.each([
    ["with another one's key", { privateKey: CHAIN.otherKeyPem }, "1403"],
    ["with a key that is none", { privateKey: "none" }, "1403"],
    ["that is none", { certificate: "none" }, "1401"],
    ["of an authority", { certificate: CHAIN.caCertPem, privateKey: CHAIN.otherKeyPem }, "1406"],
    ["of a zone that is not the account's", { zoneId: "f".repeat(32) }, "9109"],
  ])("is refused %s, without repeating a key", (_cause, change, code) => {
    const make = () => fresh().make(CERTIFICATE, { ...RIGHT, ...change });
    expect(make).toThrow(code);
    expect(make).not.toThrow("PRIVATE KEY");
  });

  it("is refused at its end", () => {
    const { certPem, privateKeyPem } = exampleChain({ validityPeriodHours: 0 });
    const inputs = { ...RIGHT, certificate: certPem, privateKey: privateKeyPem };
    expect(() => fresh().make(CERTIFICATE, inputs)).toThrow("1404");
  });
});
