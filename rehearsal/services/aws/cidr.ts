/** An IPv4 range as two numbers. */
export interface Range {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

/** The range of an IPv4 CIDR text in its canonical form (host bits zero); undefined where the text is none. */
export function parseCidr(text: unknown): Range | undefined {
  if (typeof text !== "string") return undefined;
  const match = /^(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})\/(\d{1,2})$/.exec(text);
  const address = parseAddress(match?.[1]);
  const prefix = Number(match?.[2]);
  if (match === null || address === undefined || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  return address % size === 0 ? { text, first: address, last: address + size - 1, prefix } : undefined;
}

/** The number of an IPv4 address; undefined where the text is none. */
export function parseAddress(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  const parts = text.split(".").map(Number);
  if (parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

export function contains(outer: Range, inner: Range): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

export function overlap(one: Range, other: Range): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** True for an IPv6 CIDR text. Its arithmetic is not needed: the rehearsal's networks are IPv4. */
export function isIpv6Cidr(text: unknown): boolean {
  if (typeof text !== "string") return false;
  const [address = "", prefix = ""] = text.split("/");
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > 128) return false;
  const groups = address.split("::");
  if (groups.length > 2 || !/^[0-9a-fA-F:]+$/.test(address)) return false;
  const parts = groups.flatMap((side) => (side === "" ? [] : side.split(":")));
  const whole = groups.length === 2 ? parts.length < 8 : parts.length === 8;
  return whole && parts.every((part) => /^[0-9a-fA-F]{1,4}$/.test(part));
}
