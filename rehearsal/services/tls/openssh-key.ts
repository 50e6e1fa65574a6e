import { createHash, type KeyObject, randomBytes } from "node:crypto";

/** Names that SSH has for the curves it knows (RFC 5656). P-224 has none. */
const CURVES: Readonly<Record<string, string>> = { P256: "nistp256", P384: "nistp384", P521: "nistp521" };
const MAGIC = "openssh-key-v1\0";
/** An unencrypted key is padded to this many bytes (OpenSSH, PROTOCOL.key). */
const BLOCK = 8;

/** The parts of a key that SSH writes: its type, then its numbers. */
interface SshKey {
  readonly type: string;
  readonly publicParts: readonly Buffer[];
  readonly privateParts: readonly Buffer[];
}

export interface SshTexts {
  readonly publicKeyOpenssh: string;
  readonly privateKeyOpenssh: string;
  readonly publicKeyFingerprintMd5: string;
  readonly publicKeyFingerprintSha256: string;
}

/** A private key in SSH's own forms; empty texts for P-224, which SSH does not have. */
export function sshTexts(key: KeyObject, curve: string): SshTexts {
  const parts = sshKey(key, curve);
  if (parts === undefined) {
    return {
      publicKeyOpenssh: "",
      privateKeyOpenssh: "",
      publicKeyFingerprintMd5: "",
      publicKeyFingerprintSha256: "",
    };
  }
  const blob = Buffer.concat([field(parts.type), ...parts.publicParts.map(field)]);
  const md5 = createHash("md5").update(blob).digest("hex").match(/../g) ?? [];
  return {
    publicKeyOpenssh: `${parts.type} ${blob.toString("base64")}\n`,
    privateKeyOpenssh: privateText(parts, blob),
    publicKeyFingerprintMd5: md5.join(":"),
    publicKeyFingerprintSha256: `SHA256:${createHash("sha256").update(blob).digest("base64").replace(/=+$/, "")}`,
  };
}

function sshKey(key: KeyObject, curve: string): SshKey | undefined {
  if (key.asymmetricKeyType === "ec" && CURVES[curve] === undefined) return undefined; // Node has no JWK of it either
  const jwk = key.export({ format: "jwk" });
  const bytes = (name: keyof typeof jwk): Buffer => Buffer.from(String(jwk[name] ?? ""), "base64url");
  if (key.asymmetricKeyType === "rsa") {
    const [n, e, d, qi, p, q] = (["n", "e", "d", "qi", "p", "q"] as const).map((name) =>
      positive(bytes(name)),
    );
    if (
      n === undefined ||
      e === undefined ||
      d === undefined ||
      qi === undefined ||
      p === undefined ||
      q === undefined
    )
      return undefined;
    return { type: "ssh-rsa", publicParts: [e, n], privateParts: [n, e, d, qi, p, q] };
  }
  if (key.asymmetricKeyType === "ed25519") {
    const open = bytes("x");
    return {
      type: "ssh-ed25519",
      publicParts: [open],
      privateParts: [open, Buffer.concat([bytes("d"), open])],
    };
  }
  const name = CURVES[curve];
  if (name === undefined) return undefined;
  const point = Buffer.concat([Buffer.of(4), bytes("x"), bytes("y")]);
  const curveName = Buffer.from(name);
  return {
    type: `ecdsa-sha2-${name}`,
    publicParts: [curveName, point],
    privateParts: [curveName, point, positive(bytes("d"))],
  };
}

function privateText(parts: SshKey, blob: Buffer): string {
  const check = randomBytes(4);
  const inner = Buffer.concat([check, check, field(parts.type), ...parts.privateParts.map(field), field("")]);
  const padding = Buffer.from(
    Array.from({ length: (BLOCK - (inner.length % BLOCK)) % BLOCK }, (_, index) => index + 1),
  );
  const count = Buffer.from([0, 0, 0, 1]);
  const whole = Buffer.concat([
    ...[Buffer.from(MAGIC), field("none"), field("none"), field(""), count, field(blob)],
    field(Buffer.concat([inner, padding])),
  ]);
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN OPENSSH PRIVATE KEY-----", ...lines, "-----END OPENSSH PRIVATE KEY-----", ""].join(
    "\n",
  );
}

/**
 * A number of SSH's wire format: without leading zeros, with one where the first bit would make it negative
 * (RFC 4251).
 */
function positive(bytes: Buffer): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const trimmed = bytes.subarray(start);
  return (trimmed[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), trimmed]) : trimmed;
}

function field(value: string | Buffer): Buffer {
  const bytes = typeof value === "string" ? Buffer.from(value) : value;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
