import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type * as pulumi from "@pulumi/pulumi";
import { tls } from "../../../../rehearsal/services/tls/tls.ts";
import { EngineHarness, Resource } from "../../engine-harness.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

jest.setTimeout(120_000);

const KEY = "tls:index/privateKey:PrivateKey";
const SELF = "tls:index/selfSignedCert:SelfSignedCert";
const REQUEST = "tls:index/certRequest:CertRequest";
const SIGNED = "tls:index/locallySignedCert:LocallySignedCert";
const ALGORITHMS = [
  { algorithm: "RSA", rsaBits: 2048 },
  { algorithm: "ECDSA", ecdsaCurve: "P256" },
  { algorithm: "ECDSA", ecdsaCurve: "P384" },
  { algorithm: "ECDSA", ecdsaCurve: "P521" },
  { algorithm: "ED25519" },
];

type Values = Record<string, unknown>;
const cloud = new MemoryCloud([tls]);
const make = (token: string, inputs: Values): Values => cloud.make(token, inputs).outputs;
const keyOf = (inputs: Values): string => String(make(KEY, inputs).privateKeyPem);

function authorityOf(privateKeyPem: string, more: Values = {}): string {
  const made = make(SELF, {
    privateKeyPem,
    isCaCertificate: true,
    allowedUses: ["cert_signing", "crl_signing"],
    validityPeriodHours: 87_600,
    subject: { commonName: "shop origin pull", organization: "Shop, Ünlimited" },
    ...more,
  });
  return String(made.certPem);
}

function chainOf(keyInputs: Values) {
  const caPrivateKeyPem = keyOf(keyInputs);
  const caCertPem = authorityOf(caPrivateKeyPem);
  const privateKeyPem = keyOf(keyInputs);
  const request = make(REQUEST, {
    privateKeyPem,
    subject: { commonName: "edge" },
    dnsNames: ["edge.shop.example"],
    ipAddresses: ["203.0.113.7", "2001:db8::7"],
  });
  const leaf = make(SIGNED, {
    caPrivateKeyPem,
    caCertPem,
    certRequestPem: request.certRequestPem,
    allowedUses: ["digital_signature", "client_auth"],
    validityPeriodHours: 8760,
  });
  return { caCertPem, caPrivateKeyPem, privateKeyPem, request: String(request.certRequestPem), leaf };
}

describe("certificates", () => {
  const folder = mkdtempSync(join(tmpdir(), "slipway-tls-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const openssl = (...args: readonly string[]): string => execFileSync("openssl", args, { encoding: "utf8" });

  it.each(ALGORITHMS)("of %j are signed by their authority, as Node reads them", (keyInputs) => {
    const { caCertPem, leaf, privateKeyPem } = chainOf(keyInputs);
    const authority = new X509Certificate(caCertPem);
    const certificate = new X509Certificate(String(leaf.certPem));
    expect(authority.ca).toBe(true);
    expect(authority.verify(authority.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.checkIssued(authority)).toBe(true);
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.publicKey.export({ type: "spki", format: "pem" })).toBe(
      new X509Certificate(authorityOf(privateKeyPem)).publicKey.export({ type: "spki", format: "pem" }),
    );
    expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.2"]);
    expect(certificate.subjectAltName).toBe(
      "DNS:edge.shop.example, IP Address:203.0.113.7, IP Address:2001:DB8:0:0:0:0:0:7",
    );
    expect(certificate.validTo).toBe("Nov 20 12:00:00 2027 GMT");
  });

  it.each(ALGORITHMS)("of %j are accepted by openssl as a client's, and so is the request", (keyInputs) => {
    const { caCertPem, leaf, request } = chainOf(keyInputs);
    const ca = file("ca.pem", caCertPem);
    const at = Math.floor(Date.parse("2026-11-21T00:00:00Z") / 1000);
    const one = file("leaf.pem", String(leaf.certPem));
    const checked = openssl(
      "verify",
      "-x509_strict",
      "-purpose",
      "sslclient",
      "-attime",
      `${at}`,
      "-CAfile",
      ca,
      one,
    );
    expect(checked).toContain("leaf.pem: OK");
    const shown = openssl("req", "-in", file("request.pem", request), "-noout", "-subject", "-verify");
    expect(shown).toContain("CN = edge");
  });

  it("of an authority name their use and their holder", () => {
    const shown = openssl(
      "x509",
      "-noout",
      "-text",
      "-in",
      file("shown.pem", authorityOf(keyOf({ algorithm: "ED25519" }))),
    );
    expect(shown).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
    expect(shown).toMatch(/Basic Constraints: critical\s+CA:TRUE/);
    expect(shown).toContain("CN = shop origin pull");
    expect(shown).toMatch(/Not After : Nov 17 12:00:00 2036 GMT/);
  });

  it("that end after 2049 write the year with four digits", () => {
    const pem = authorityOf(keyOf({ algorithm: "ED25519" }), { validityPeriodHours: 876_000 });
    expect(new X509Certificate(pem).validTo).toBe("Oct 27 12:00:00 2126 GMT");
  });

  it("are refused where the authority's key is another one's", () => {
    const { caCertPem, request } = chainOf({ algorithm: "ED25519" });
    const inputs = {
      caCertPem,
      certRequestPem: request,
      allowedUses: ["client_auth"],
      validityPeriodHours: 1,
    };
    expect(() => make(SIGNED, { ...inputs, caPrivateKeyPem: keyOf({ algorithm: "ED25519" }) })).toThrow(
      "doesn't match parent's PublicKey",
    );
  });

  it("are refused for a request that is none, without repeating it", () => {
    const { caCertPem, caPrivateKeyPem } = chainOf({ algorithm: "ED25519" });
    const inputs = { caCertPem, caPrivateKeyPem, allowedUses: ["client_auth"], validityPeriodHours: 1 };
    expect(() => make(SIGNED, { ...inputs, certRequestPem: caCertPem })).toThrow(
      'expected "CERTIFICATE REQUEST", got "CERTIFICATE"',
    );
  });

  it("of an authority without a name are refused", () => {
    expect(() => authorityOf(keyOf({ algorithm: "ED25519" }), { subject: {} })).toThrow("Distinguished Name");
  });

  it("are refused for a key that is none, without repeating it", () => {
    const inputs = { privateKeyPem: "-----secret-----", allowedUses: [], validityPeriodHours: 1 };
    expect(() => make(SELF, inputs)).toThrow("privateKeyPem holds no key in PEM");
    expect(() => make(SELF, inputs)).not.toThrow("secret---");
  });

  it.each([
    ["a use as the SDK's comments print it", { allowedUses: ["clientAuth"] }, 'did you mean "client_auth"?'],
    ["a use that nobody knows", { allowedUses: ["anything"] }, "must be one of"],
    ["a time below zero", { validityPeriodHours: -1 }, "must be at least 0; got -1"],
    ["no key at all", { privateKeyPem: undefined }, "must be given"],
    ["an address that is none", { ipAddresses: ["203.0.113.300"] }, "Invalid IP address"],
  ])("are refused with %s", (_cause, change, says) => {
    const inputs = { privateKeyPem: "x", allowedUses: ["client_auth"], validityPeriodHours: 1, ...change };
    expect(cloud.failures(SELF, inputs).join("; ")).toContain(says);
  });
});

describe("a certificate near its end", () => {
  const behaviour = tls.behaviours.find(({ token }) => token === SIGNED);
  const state = { validityEndTime: "2027-11-20T12:00:00.000Z" };
  const news = { earlyRenewalHours: 24 };

  it.each([
    ["one second before its early hours", "2027-11-19T11:59:59Z", undefined],
    ["when its early hours begin", "2027-11-19T12:00:00Z", "readyForRenewal"],
    ["after its end", "2027-12-01T00:00:00Z", "readyForRenewal"],
  ])("%s", (_moment, now, found) => {
    expect(behaviour?.renewedWhen?.(state, news, new Date(now))).toBe(found);
  });

  it("is left alone while its end is not known", () => {
    expect(behaviour?.renewedWhen?.({}, news, new Date())).toBeUndefined();
  });
});

/** A certificate of a day, which asks for its renewal that many hours before its end. */
function certificate(earlyRenewalHours: number) {
  return () => {
    const key = new Resource(
      "tls:index/privateKey:PrivateKey",
      "key",
      { algorithm: "ECDSA", ecdsaCurve: "P256" },
      { outputs: ["privateKeyPem"], additionalSecretOutputs: ["privateKeyPem"] },
    );
    new Resource("tls:index/selfSignedCert:SelfSignedCert", "certificate", {
      privateKeyPem: key.all.privateKeyPem as pulumi.Output<string>, // PrivateKey's own type
      allowedUses: ["client_auth"],
      validityPeriodHours: 24,
      earlyRenewalHours,
    });
  };
}

describe("a certificate under the real engine", () => {
  let harness: EngineHarness;
  beforeAll(async () => {
    harness = await EngineHarness.start([tls], { onDisk: true });
  });
  afterAll(() => harness.close());

  it("stays until its early hours begin, and is then made anew before the old one goes", async () => {
    const stack = await harness.stack();
    expect((await stack.up(certificate(1))).text).toBe("");
    const first = stack.resource("certificate").outputs?.certPem;
    expect((await stack.up(certificate(1))).steps).toEqual([]);
    const due = await stack.up(certificate(24));
    expect(due.text).toBe("");
    expect(due.steps).toEqual([
      "create-replacement certificate",
      "replace certificate",
      "delete-replaced certificate",
    ]);
    expect(stack.resource("certificate").outputs?.certPem).not.toBe(first);
  });

  it("keeps its key out of every file", async () => {
    const stack = await harness.stack();
    await stack.up(certificate(1));
    expect(stack.resource("certificate").outputs?.certPem).toMatch(/BEGIN CERTIFICATE/);
    expect(harness.filesWith("PRIVATE KEY")).toEqual([]);
  });
});
