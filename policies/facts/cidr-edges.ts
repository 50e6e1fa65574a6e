import { cidrBlock } from "./cidr-block.ts";

/**
 * A block's first and last address and the two beside it: whatever tells addresses apart by blocks alone says the same of all
 * addresses between two neighbours of this list. A single address may be given; none for a text that is neither.
 */
export function cidrEdges(cidr: string): readonly string[] {
  const block = cidrBlock(cidr.includes("/") ? cidr : `${cidr}/${cidr.includes(":") ? 128 : 32}`);
  if (block === undefined) return [];
  const size = 1n << BigInt(block.bits - block.prefix);
  const first = (block.address / size) * size;
  const last = first + size - 1n;
  return [first, last, first - 1n, last + 1n]
    .filter((one) => one >= 0n && one < 1n << BigInt(block.bits))
    .map((one) => written(one, block.bits));
}

/** IPv6 in full, without a shortened run of zeros. */
function written(address: bigint, bits: number): string {
  const [width, count] = bits === 32 ? [8n, 4] : [16n, 8];
  const parts = Array.from({ length: count }, (_, index) => {
    const part = (address >> (width * BigInt(count - 1 - index))) & ((1n << width) - 1n);
    return part.toString(bits === 32 ? 10 : 16);
  });
  return parts.join(bits === 32 ? "." : ":");
}
