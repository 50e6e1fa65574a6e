import { type BlowfishTables, blowfishTables } from "./blowfish-tables.ts";

const ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/**
 * What bcrypt encrypts 64 times over (N. Provos and D. Mazieres, "A Future-Adaptable Password Scheme", 1999).
 */
const MAGIC = "OrpheanBeholderScryDoubt";
/** Bytes of a password that count; the random provider cuts there too (its documentation of `bcryptHash`). */
const MAX_BYTES = 72;
const SALT_BYTES = 16;

let tables: BlowfishTables | undefined;

/**
 * A real bcrypt hash, `$2a$<cost>$<salt><hash>`. `cost` is the binary logarithm of the rounds, 4 to 31. Slow
 * on purpose: about 1 ms at cost 4, twice that with each step.
 */
export function bcrypt(password: string, salt: Uint8Array, cost: number): string {
  if (salt.length !== SALT_BYTES)
    throw new Error(`bcrypt takes a salt of ${SALT_BYTES} bytes; got ${salt.length}`);
  const key = Buffer.concat([Buffer.from(password, "utf8").subarray(0, MAX_BYTES), Buffer.of(0)]).subarray(
    0,
    MAX_BYTES,
  );
  const state = new Blowfish();
  state.expand(salt, key);
  const none = new Uint8Array(SALT_BYTES);
  for (let round = 0; round < 2 ** cost; round++) {
    state.expand(none, key);
    state.expand(none, salt);
  }
  const text = Buffer.from(MAGIC, "latin1");
  const block = Uint32Array.from({ length: 6 }, (_, index) => text.readUInt32BE(index * 4));
  for (let at = 0; at < 6; at += 2) for (let round = 0; round < 64; round++) state.encrypt(block, at);
  const hash = Buffer.alloc(24);
  for (const [index, word] of block.entries()) hash.writeUInt32BE(word, index * 4);
  return `$2a$${String(cost).padStart(2, "0")}$${encode(salt, 22)}${encode(hash.subarray(0, 23), 31)}`;
}

class Blowfish {
  readonly #subkeys: Uint32Array;
  readonly #boxes: Uint32Array;

  constructor() {
    tables ??= blowfishTables();
    this.#subkeys = tables.subkeys.slice();
    this.#boxes = tables.boxes.slice();
  }

  /**
   * The key schedule with a salt: the key is mixed in, then all tables are replaced by encryptions chained
   * with the salt.
   */
  expand(salt: Uint8Array, key: Uint8Array): void {
    for (let index = 0; index < this.#subkeys.length; index++) {
      this.#subkeys[index] = at(this.#subkeys, index) ^ wordOf(key, index * 4);
    }
    const block = new Uint32Array(2);
    let used = 0;
    for (const table of [this.#subkeys, this.#boxes]) {
      for (let index = 0; index < table.length; index += 2) {
        block[0] = at(block, 0) ^ wordOf(salt, used);
        block[1] = at(block, 1) ^ wordOf(salt, used + 4);
        used = (used + 8) % SALT_BYTES;
        this.encrypt(block, 0);
        table[index] = at(block, 0);
        table[index + 1] = at(block, 1);
      }
    }
  }

  encrypt(block: Uint32Array, offset: number): void {
    const p = this.#subkeys;
    const s = this.#boxes;
    let left = at(block, offset) ^ at(p, 0);
    let right = at(block, offset + 1);
    for (let round = 1; round <= 16; round++) {
      const mixed =
        (((at(s, left >>> 24) + at(s, 256 + ((left >>> 16) & 255))) ^ at(s, 512 + ((left >>> 8) & 255))) +
          at(s, 768 + (left & 255))) ^
        at(p, round);
      [left, right] = [right ^ mixed, left];
    }
    block[offset] = right ^ at(p, 17);
    block[offset + 1] = left;
  }
}

/** Indices are computed inside the tables' bounds; 0 never stands in for a word. */
function at(table: Uint32Array, index: number): number {
  return table[index] ?? 0;
}

/** Four bytes from an endless repetition of the key, high byte first. */
function wordOf(bytes: Uint8Array, from: number): number {
  let word = 0;
  for (let index = from; index < from + 4; index++) word = (word << 8) | (bytes[index % bytes.length] ?? 0);
  return word;
}

/** bcrypt's own base 64, without padding. */
function encode(bytes: Uint8Array, length: number): string {
  let result = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) result += ALPHABET.charAt((group >> shift) & 63);
  }
  return result.slice(0, length);
}
