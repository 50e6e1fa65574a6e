import type { Cloud } from "../cloud/cloud.ts";

const BASE62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A version 4 UUID from the account's own sequence, as KMS and Secrets Manager name things. */
export function uuid(cloud: Cloud): string {
  const hex = cloud.hex(32);
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4] ?? "8";
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Letters and digits from the account's own sequence; `upper` leaves capitals and digits, as IAM's unique ids
 * have.
 */
export function letters(
  cloud: Cloud,
  count: number,
  options: { readonly upper?: boolean; readonly lower?: boolean } = {},
): string {
  const alphabet =
    options.upper === true
      ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
      : options.lower === true
        ? "abcdefghijklmnopqrstuvwxyz0123456789"
        : BASE62;
  let result = "";
  while (result.length < count) {
    const bytes = Buffer.from(cloud.hex(64), "hex");
    for (const byte of bytes) result += alphabet.charAt(byte % alphabet.length);
  }
  return result.slice(0, count);
}

/**
 * The 26 characters that the AWS provider appends to a `namePrefix`: 18 digits of time and 8 of a counter
 * (terraform-plugin-sdk, helper/id, read 2026-11).
 */
export function prefixSuffix(cloud: Cloud): string {
  const time = cloud.now.toISOString().replace(/\D/g, "").padEnd(18, "0").slice(0, 18);
  return `${time}${cloud.digits(8)}`;
}

/** An ISO date that many days after the rehearsal's now. */
export function daysFromNow(cloud: Cloud, days: number): string {
  return new Date(cloud.now.getTime() + days * 86_400_000).toISOString();
}
