import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { StateFileError } from "./account-file.ts";

/** AES-256-GCM: 32 bytes of key, 12 of nonce, 16 of tag. */
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Shorter strings are no secrets worth sealing and would match by accident inside other texts. */
const SHORTEST_SECRET = 8;

/**
 * Keeps secrets unreadable in the rehearsal's state files: every text that is, or holds, a value once seen as a secret is
 * written as `{ "sealed": "…" }` and opened again on reading. The key is a file of its own, readable by its owner alone.
 */
export class Seal {
  readonly #key: Buffer;
  readonly #secrets = new Set<string>();

  private constructor(key: Buffer) {
    this.#key = key;
  }

  /** Reads the key file or makes it. Throws `StateFileError` for a file that holds no whole key. */
  static open(keyFile: string): Seal {
    if (!existsSync(keyFile)) {
      writeFileSync(keyFile, randomBytes(KEY_BYTES).toString("base64"), { mode: 0o600, flag: "wx" });
    }
    const key = Buffer.from(readFileSync(keyFile, "utf8"), "base64");
    if (key.length !== KEY_BYTES)
      throw new StateFileError(keyFile, `a key of ${KEY_BYTES} bytes in base64`, `${key.length} bytes`);
    return new Seal(key);
  }

  /** A seal that lives in memory only. */
  static inMemory(): Seal {
    return new Seal(randomBytes(KEY_BYTES));
  }

  /** How many texts are secret so far. */
  get secrets(): number {
    return this.#secrets.size;
  }

  /** Remembers every text inside the value as secret, in the spellings that it has inside JSON and in an address too. */
  learn(value: unknown): void {
    if (typeof value === "string") {
      if (value.length < SHORTEST_SECRET) return;
      for (const text of [value, JSON.stringify(value).slice(1, -1), inAddress(value)])
        this.#secrets.add(text);
    } else if (typeof value === "object" && value !== null) {
      for (const inner of Object.values(value)) this.learn(inner);
    }
  }

  /** `JSON.stringify` replacer that seals. */
  readonly replacer = (_key: string, value: unknown): unknown => {
    if (typeof value !== "string" || !this.#holdsSecret(value)) return value;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#key, nonce);
    const body = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
    return { sealed: Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64") };
  };

  /** `JSON.parse` reviver that opens. */
  readonly reviver = (_key: string, value: unknown): unknown => {
    const sealed = sealedText(value);
    if (sealed === undefined) return value;
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv("aes-256-gcm", this.#key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const open = Buffer.concat([
      decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]).toString("utf8");
    this.learn(open);
    return open;
  };

  #holdsSecret(text: string): boolean {
    if (text.length < SHORTEST_SECRET) return false;
    if (this.#secrets.has(text)) return true;
    for (const secret of this.#secrets) if (text.includes(secret)) return true;
    return false;
  }
}

/** Half of a pair of code units has no spelling in an address. */
function inAddress(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : text;
}

function sealedText(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("sealed" in value)) return undefined;
  return Object.keys(value).length === 1 && typeof value.sealed === "string" ? value.sealed : undefined;
}
