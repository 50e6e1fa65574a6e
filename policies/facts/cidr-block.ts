/** A block of addresses, read. */
export interface CidrBlock {
  readonly address: bigint;
  readonly prefix: number;
  /** 32 or 128. */
  readonly bits: number;
}

/** Reads `address/length`; undefined for any other text. */
export function cidrBlock(cidr: string): CidrBlock | undefined {
  const [address = "", length = ""] = cidr.split("/");
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  const bits = address.includes(":") ? 128 : 32;
  const value = bits === 32 ? ipv4(address) : ipv6(address);
  return value === undefined || !(prefix <= bits) ? undefined : { address: value, prefix, bits };
}

function ipv4(text: string): bigint | undefined {
  const parts = text.split(".");
  const right = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return right ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) : undefined;
}

function ipv6(text: string): bigint | undefined {
  const [head = "", tail, ...rest] = text.split("::");
  if (rest.length > 0) return undefined;
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const missing = 8 - groups(head).length - groups(tail ?? "").length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...groups(head), ...Array<string>(missing).fill("0"), ...groups(tail ?? "")];
  const right = all.every((group) => /^[0-9a-f]{1,4}$/i.test(group));
  return right ? all.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n) : undefined;
}
