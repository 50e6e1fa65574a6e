import { cidrBlock } from "./cidr-block.ts";

/** True where a block lies wholly inside another one of the same family. A text that is no block lies in none. */
export function cidrWithin(inner: string, outer: string): boolean {
  const [a, b] = [cidrBlock(inner), cidrBlock(outer)];
  if (a === undefined || b === undefined || a.bits !== b.bits || a.prefix < b.prefix) return false;
  const shift = BigInt(b.bits - b.prefix);
  return a.address >> shift === b.address >> shift;
}
