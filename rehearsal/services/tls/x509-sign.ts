import { createHash, type KeyObject, sign } from "node:crypto";
import { bitString, der, oid, readDer, sequence, TAG } from "./der.ts";

/** Curve → digest and identifier of the signature, as Go chooses them (Go, crypto/x509, from memory, 2026-11). */
const ECDSA: Readonly<Record<string, readonly [digest: string, id: string]>> = {
  secp224r1: ["sha256", "1.2.840.10045.4.3.2"],
  prime256v1: ["sha256", "1.2.840.10045.4.3.2"],
  secp384r1: ["sha384", "1.2.840.10045.4.3.3"],
  secp521r1: ["sha512", "1.2.840.10045.4.3.4"],
};

interface Algorithm {
  readonly digest: string | null;
  readonly identifier: Buffer;
}

/** How that key signs. */
export function signatureAlgorithm(key: KeyObject): Algorithm {
  if (key.asymmetricKeyType === "ed25519") return { digest: null, identifier: sequence(oid("1.3.101.112")) };
  if (key.asymmetricKeyType === "ec") {
    const [digest, id] = ECDSA[key.asymmetricKeyDetails?.namedCurve ?? ""] ?? [
      "sha256",
      "1.2.840.10045.4.3.2",
    ];
    return { digest, identifier: sequence(oid(id)) };
  }
  return { digest: "sha256", identifier: sequence(oid("1.2.840.113549.1.1.11"), der(TAG.null)) };
}

/** The outer form of certificates and requests alike: content, algorithm, signature. */
export function signed(content: Buffer, key: KeyObject): Buffer {
  const { digest, identifier } = signatureAlgorithm(key);
  return sequence(content, identifier, bitString(sign(digest, content, key)));
}

/** SHA-1 of the key's own bits, without its algorithm (RFC 5280, 4.2.1.2, first method). */
export function keyIdentifier(spki: Buffer): Buffer {
  const [, bits] = readDer(readDer(spki)[0]?.content ?? Buffer.alloc(0));
  return createHash("sha1")
    .update(bits?.content.subarray(1) ?? Buffer.alloc(0))
    .digest();
}
