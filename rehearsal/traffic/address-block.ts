/** An address with its block: a single address is a block of its own length. */
export interface AddressBlock {
  readonly bits: 32 | 128;
  readonly value: bigint;
  readonly prefix: number;
}

/** Reads `203.0.113.7`, `203.0.113.0/24`, `2001:db8::1` or `2001:db8::/32`. Throws where the text is none of them. */
export function addressBlock(text: string): AddressBlock {
  const [address = "", length] = text.split("/");
  const bits = address.includes(":") ? 128 : 32;
  const value = bits === 128 ? six(address) : four(address);
  const prefix = length === undefined ? bits : Number(length);
  if (value === undefined || !Number.isInteger(prefix) || prefix < 0 || prefix > bits)
    throw new Error(`"${text}" is no address and no block of addresses.`);
  return { bits, value, prefix };
}

/** True where the block holds all of the other. */
export function holdsBlock(block: AddressBlock, other: AddressBlock): boolean {
  if (block.bits !== other.bits || block.prefix > other.prefix) return false;
  const rest = BigInt(block.bits - block.prefix);
  return block.value >> rest === other.value >> rest;
}

function four(address: string): bigint | undefined {
  const parts = address.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

/** RFC 4291, 2.2: one run of zeros may be left out. */
function six(address: string): bigint | undefined {
  const halves = address.split("::").map((half) => (half === "" ? [] : half.split(":")));
  const [head = [], tail = []] = halves;
  const left = 8 - head.length - tail.length;
  const whole = halves.length === 1 ? left === 0 : halves.length === 2 && left > 0;
  const groups = [...head, ...Array<string>(Math.max(0, left)).fill("0"), ...tail];
  if (!whole || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}
