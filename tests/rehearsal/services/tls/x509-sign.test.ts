import { createHash, generateKeyPairSync, type KeyPairKeyObjectResult, verify } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { oid, readDer, sequence, TAG } from "../../../../rehearsal/services/tls/der.ts";
import { keyIdentifier, signatureAlgorithm, signed } from "../../../../rehearsal/services/tls/x509-sign.ts";

const ec = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve });
const PAIRS: readonly (readonly [string, KeyPairKeyObjectResult, string | null, string])[] = [
  ["RSA", generateKeyPairSync("rsa", { modulusLength: 2048 }), "sha256", "1.2.840.113549.1.1.11"],
  ["P-224", ec("secp224r1"), "sha256", "1.2.840.10045.4.3.2"],
  ["P-256", ec("prime256v1"), "sha256", "1.2.840.10045.4.3.2"],
  ["P-384", ec("secp384r1"), "sha384", "1.2.840.10045.4.3.3"],
  ["P-521", ec("secp521r1"), "sha512", "1.2.840.10045.4.3.4"],
  ["Ed25519", generateKeyPairSync("ed25519"), null, "1.3.101.112"],
];

describe.each(PAIRS)("a key of %s", (name, { privateKey, publicKey }, digest, id) => {
  it("signs by its own algorithm, which RSA alone gives a parameter", () => {
    const found = signatureAlgorithm(privateKey);
    expect(found.digest).toBe(digest);
    const nothing = Buffer.from([TAG.null, 0]);
    expect(found.identifier).toEqual(sequence(oid(id), ...(name === "RSA" ? [nothing] : [])));
  });

  it("signs what its public key verifies, and nothing else", () => {
    const content = sequence(Buffer.from("0500", "hex"));
    const [inner, algorithm, signature] = readDer(
      readDer(signed(content, privateKey))[0]?.content ?? Buffer.alloc(0),
    );
    expect(inner?.whole).toEqual(content);
    expect(algorithm?.whole).toEqual(signatureAlgorithm(privateKey).identifier);
    expect(signature?.tag).toBe(TAG.bitString);
    expect(signature?.content[0]).toBe(0); // no bit that counts for nothing
    const bits = signature?.content.subarray(1) ?? Buffer.alloc(0);
    expect(verify(digest, content, publicKey, bits)).toBe(true);
    expect(verify(digest, Buffer.concat([content, content]), publicKey, bits)).toBe(false);
  });
});

describe("keyIdentifier", () => {
  it("is the digest of the key's own bits, without its algorithm", () => {
    const [, { publicKey }] = PAIRS[0] as (typeof PAIRS)[number]; // the list begins with RSA
    const spki = publicKey.export({ type: "spki", format: "der" });
    const own = publicKey.export({ type: "pkcs1", format: "der" });
    expect(keyIdentifier(spki)).toEqual(createHash("sha1").update(own).digest());
  });
});
