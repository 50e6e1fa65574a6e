import { cidrWithin } from "./cidr-within.ts";

/**
 * Blocks that are never routed in the internet, however wide: RFC 1918, RFC 6598, RFC 4193 and RFC 4291, from memory,
 * 2026-11.
 */
const PRIVATE: readonly string[] = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "fc00::/7",
  "fe80::/10",
];

/**
 * The widest blocks that may still be somebody's network. Registries never gave anybody more IPv4 than a /8, nor more IPv6
 * than a /16: a wider block belongs to many strangers, and two of them (0.0.0.0/1 and 128.0.0.0/1) are everybody without
 * being written so.
 */
const WIDEST = { ipv4: 8, ipv6: 16 } as const;

/** True for a block that stands for the internet: everybody, or too wide a part of it to be one network. */
export function isInternet(cidr: string): boolean {
  const length = /\/(\d{1,3})$/.exec(cidr)?.[1];
  const widest = cidr.includes(":") ? WIDEST.ipv6 : WIDEST.ipv4;
  return length !== undefined && Number(length) < widest && !PRIVATE.some((block) => cidrWithin(cidr, block));
}
