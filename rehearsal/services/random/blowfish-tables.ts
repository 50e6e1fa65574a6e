/**
 * Words of Blowfish's tables: 18 subkeys and four boxes of 256 (B. Schneier, "Description of a New
 * Variable-Length Key", 1993).
 */
const WORDS = 18 + 4 * 256;
/** Bits beyond the last word, so that rounding in the sum never reaches it. */
const GUARD_BITS = 64n;

export interface BlowfishTables {
  readonly subkeys: Uint32Array;
  /** The four boxes, one behind the other. */
  readonly boxes: Uint32Array;
}

/**
 * Blowfish starts from the binary digits of pi behind the point; they are computed here instead of being
 * written out.
 */
export function blowfishTables(): BlowfishTables {
  const bits = BigInt(WORDS * 32);
  const digits = (pi(bits + GUARD_BITS) >> GUARD_BITS) & ((1n << bits) - 1n);
  const hex = digits.toString(16).padStart(WORDS * 8, "0");
  const words = Uint32Array.from({ length: WORDS }, (_, index) =>
    Number.parseInt(hex.slice(index * 8, index * 8 + 8), 16),
  );
  return { subkeys: words.slice(0, 18), boxes: words.slice(18) };
}

/** Pi as a whole number of 2^-bits, by Machin's formula: 16 arctan(1/5) - 4 arctan(1/239). */
function pi(bits: bigint): bigint {
  const one = 1n << bits;
  return 16n * inverseArctan(5n, one) - 4n * inverseArctan(239n, one);
}

function inverseArctan(x: bigint, one: bigint): bigint {
  let power = one / x;
  let sum = power;
  for (let n = 3n, sign = -1n; power !== 0n; n += 2n, sign = -sign) {
    power /= x * x;
    sum += (sign * power) / n;
  }
  return sum;
}
