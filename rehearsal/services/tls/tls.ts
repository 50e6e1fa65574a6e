import { createHash, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import { number, text } from "../known.ts";
import { certificates } from "./certificates.ts";
import { sshTexts } from "./openssh-key.ts";

/** @pulumi/tls 5.6.1, PrivateKeyArgs. */
const ALGORITHMS = ["RSA", "ECDSA", "ED25519"];
const CURVES: Readonly<Record<string, string>> = {
  P224: "secp224r1",
  P256: "prime256v1",
  P384: "secp384r1",
  P521: "secp521r1",
};
const DEFAULT_CURVE = "P224";
const RSA_BITS = { default: 2048, min: 1024, max: 16_384 } as const;

const privateKey: Behaviour = {
  token: "tls:index/privateKey:PrivateKey",
  replaceOn: ["algorithm", "ecdsaCurve", "rsaBits"],

  check(inputs) {
    const failures: CheckFailure[] = [];
    const algorithm = text(inputs, "algorithm");
    if (algorithm !== undefined && !ALGORITHMS.includes(algorithm)) {
      failures.push({
        property: "algorithm",
        reason: `must be one of ${ALGORITHMS.join(", ")}; got "${algorithm}"`,
      });
    }
    const curve = text(inputs, "ecdsaCurve");
    if (curve !== undefined && CURVES[curve] === undefined) {
      failures.push({
        property: "ecdsaCurve",
        reason: `must be one of ${Object.keys(CURVES).join(", ")}; got "${curve}"`,
      });
    }
    const bits = number(inputs, "rsaBits");
    if (bits !== undefined && (bits < RSA_BITS.min || bits > RSA_BITS.max)) {
      failures.push({
        property: "rsaBits",
        reason: `must be ${RSA_BITS.min} to ${RSA_BITS.max} bits; got ${bits}`,
      });
    }
    return failures;
  },

  create(inputs) {
    const curve = text(inputs, "ecdsaCurve") ?? DEFAULT_CURVE;
    const rsaBits = number(inputs, "rsaBits") ?? RSA_BITS.default;
    const pair = generate(inputs, curve, rsaBits);
    const publicDer = pair.publicKey.export({ type: "spki", format: "der" });
    return {
      // The provider's id is the SHA-1 of the public key (provider source, from memory, 2026-11).
      id: createHash("sha1").update(publicDer).digest("hex"),
      outputs: {
        ...{ ecdsaCurve: curve, rsaBits },
        privateKeyPem: String(pair.privateKey.export({ type: ownForm(pair.privateKey), format: "pem" })),
        privateKeyPemPkcs8: String(pair.privateKey.export({ type: "pkcs8", format: "pem" })),
        publicKeyPem: String(pair.publicKey.export({ type: "spki", format: "pem" })),
        ...sshTexts(pair.privateKey, curve),
      },
    };
  },
};

function generate(
  inputs: Inputs,
  curve: string,
  rsaBits: number,
): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  const algorithm = text(inputs, "algorithm");
  if (algorithm === "ED25519") return generateKeyPairSync("ed25519");
  if (algorithm === "ECDSA") return generateKeyPairSync("ec", { namedCurve: CURVES[curve] ?? curve });
  return generateKeyPairSync("rsa", { modulusLength: rsaBits });
}

/** The form that the provider writes: each algorithm's old one, and PKCS#8 where there is no other. */
function ownForm(key: KeyObject): "pkcs1" | "sec1" | "pkcs8" {
  if (key.asymmetricKeyType === "rsa") return "pkcs1";
  return key.asymmetricKeyType === "ec" ? "sec1" : "pkcs8";
}

/** The tls provider: keys and certificates, made by the machine itself. */
export const tls: Service = { behaviours: [privateKey, ...certificates] };
