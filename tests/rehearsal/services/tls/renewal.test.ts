import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type * as pulumi from "@pulumi/pulumi";
import { tls } from "../../../../rehearsal/services/tls/tls.ts";
import { EngineHarness, Resource } from "../../engine-harness.ts";

jest.setTimeout(120_000);

let harness: EngineHarness;
beforeAll(async () => {
  harness = await EngineHarness.start([tls], { onDisk: true });
});
afterAll(() => harness.close());

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
