import { createPrivateKey, createPublicKey } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { tls } from "../../../../rehearsal/services/tls/tls.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const KEY = "tls:index/privateKey:PrivateKey";
const made = (inputs: Record<string, unknown>): Record<string, unknown> =>
  new MemoryCloud([tls]).make(KEY, inputs).outputs;

describe("private keys", () => {
  it.each([
    ["RSA", { algorithm: "RSA" }, "RSA PRIVATE KEY", "ssh-rsa "],
    ["ECDSA", { algorithm: "ECDSA", ecdsaCurve: "P256" }, "EC PRIVATE KEY", "ecdsa-sha2-nistp256 "],
    ["ED25519", { algorithm: "ED25519" }, "PRIVATE KEY", "ssh-ed25519 "],
  ])("of %s are written in the provider's forms, all of one key", (_name, inputs, heading, ssh) => {
    const key = made(inputs);
    expect(key.privateKeyPem).toMatch(new RegExp(`^-----BEGIN ${heading}-----`));
    expect(key.publicKeyOpenssh).toMatch(new RegExp(`^${ssh}`));
    const spki = (pem: unknown): string =>
      String(createPublicKey(createPrivateKey(String(pem))).export({ type: "spki", format: "pem" }));
    expect(spki(key.privateKeyPem)).toBe(key.publicKeyPem);
    expect(spki(key.privateKeyPemPkcs8)).toBe(key.publicKeyPem);
  });

  it("write SSH's form with the public key inside", () => {
    const key = made({ algorithm: "ED25519" });
    const body = Buffer.from(String(key.privateKeyOpenssh).replace(/-----.*?-----|\n/g, ""), "base64");
    const blob = Buffer.from(String(key.publicKeyOpenssh).split(" ")[1] ?? "", "base64");
    expect(body.subarray(0, 15).toString("latin1")).toBe("openssh-key-v1\0");
    expect(body.includes(blob)).toBe(true);
    expect(key.publicKeyFingerprintSha256).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
    expect(key.publicKeyFingerprintMd5).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
  });

  it("have the wanted size", () => {
    expect(
      createPrivateKey(String(made({ algorithm: "RSA", rsaBits: 1024 }).privateKeyPem)).asymmetricKeyDetails
        ?.modulusLength,
    ).toBe(1024);
  });

  it("of the curve that SSH does not know have no SSH form", () => {
    expect(made({ algorithm: "ECDSA" })).toMatchObject({
      ecdsaCurve: "P224",
      publicKeyOpenssh: "",
      privateKeyOpenssh: "",
    });
  });

  it.each([
    ["an unknown algorithm", { algorithm: "DSA" }, 1],
    ["an unknown curve", { algorithm: "ECDSA", ecdsaCurve: "P255" }, 1],
    ["1023 bits", { algorithm: "RSA", rsaBits: 1023 }, 1],
    ["1024 bits", { algorithm: "RSA", rsaBits: 1024 }, 0],
  ])("with %s", (_cause, inputs, faults) => {
    expect(new MemoryCloud([tls]).failures(KEY, inputs)).toHaveLength(faults);
  });
});
