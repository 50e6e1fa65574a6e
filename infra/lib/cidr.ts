/** A block of IPv4 addresses. */
export interface Cidr {
  /** First address as an unsigned 32-bit number. */
  readonly base: number;
  /** Length of the network part, 0 to 32 bits. */
  readonly bits: number;
}

const FORM = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Reads `10.20.0.0/16`. Undefined for anything else, also for a block whose host bits are set (`10.20.0.1/16`). */
export function parseCidr(text: string): Cidr | undefined {
  const loose = parseLoosely(text);
  return loose !== undefined && loose.base === networkOf(loose) ? loose : undefined;
}

/** The block that `text` most likely means when only its host bits are wrong: `10.20.0.1/16` → `10.20.0.0/16`. */
export function withoutHostBits(text: string): string | undefined {
  const loose = parseLoosely(text);
  return loose === undefined ? undefined : formatCidr({ base: networkOf(loose), bits: loose.bits });
}

/** `10.20.0.0/16`. */
export function formatCidr({ base, bits }: Cidr): string {
  const bytes = [base >>> 24, (base >>> 16) & 255, (base >>> 8) & 255, base & 255];
  return `${bytes.join(".")}/${bits}`;
}

/** Number of addresses in the block. */
export function sizeOf({ bits }: Cidr): number {
  return 2 ** (32 - bits);
}

/** True when the two blocks share an address. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.base < b.base + sizeOf(b) && b.base < a.base + sizeOf(a);
}

/** True when every address of `inner` is in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.base >= outer.base && inner.base + sizeOf(inner) <= outer.base + sizeOf(outer);
}

/** The `index`-th block of `bits` inside `block`, counted from 0. Throws when there is none. */
export function subBlock(block: Cidr, bits: number, index: number): Cidr {
  const count = 2 ** (bits - block.bits);
  if (bits < block.bits || bits > 32 || index < 0 || index >= count) {
    throw new RangeError(`${formatCidr(block)} has no block ${index} of /${bits}.`);
  }
  return { base: block.base + index * 2 ** (32 - bits), bits };
}

function parseLoosely(text: string): Cidr | undefined {
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const [a, b, c, d, bits] = match.slice(1).map(Number) as [number, number, number, number, number];
  if ([a, b, c, d].some((byte) => byte > 255) || bits > 32) return undefined;
  return { base: ((a * 256 + b) * 256 + c) * 256 + d, bits };
}

function networkOf({ base, bits }: Cidr): number {
  const size = 2 ** (32 - bits);
  return Math.floor(base / size) * size;
}
