/*
 * Writing and reading of DER, the form that X.509 is written in (ITU-T X.690, from memory, 2026-11). Only what certificates
 * and their requests hold: lengths are always definite.
 */

/** Universal tags (X.680, 8.6). */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A tag of the surrounding type's own: `[number]`, around others or in place of one. */
export function contextTag(number: number, constructed: boolean): number {
  return 0x80 | (constructed ? 0x20 : 0) | number;
}

/** One value: tag, length, content. */
export function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const digits = Buffer.from(evenHex(length.toString(16)), "hex");
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
}

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(TAG.sequence, ...parts);
}

/** Sorted as DER wants it. */
export function setOf(...parts: readonly Uint8Array[]): Buffer {
  return der(TAG.set, ...[...parts].sort(Buffer.compare));
}

/** A whole number that is not negative. */
export function integer(value: bigint): Buffer {
  const bytes = Buffer.from(evenHex(value.toString(16)), "hex");
  return der(TAG.integer, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

export function boolean(value: boolean): Buffer {
  return der(TAG.boolean, Buffer.from([value ? 0xff : 0]));
}

/** `1.2.840.113549`: the first two numbers share a byte, each further one stands in groups of seven bits. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return der(TAG.oid, Buffer.from([first * 40 + second, ...rest.flatMap(sevenBits)]));
}

function sevenBits(value: number): readonly number[] {
  const groups = [value & 0x7f];
  for (let left = value >>> 7; left > 0; left >>>= 7) groups.unshift(0x80 | (left & 0x7f));
  return groups;
}

export function octetString(content: Uint8Array): Buffer {
  return der(TAG.octetString, content);
}

/** `unused` bits at the end of the last byte count for nothing. */
export function bitString(content: Uint8Array, unused = 0): Buffer {
  return der(TAG.bitString, Buffer.from([unused]), content);
}

/** A name's text: the short alphabet where it is enough, as most writers do. */
export function directoryText(text: string): Buffer {
  return der(/^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text) ? TAG.printable : TAG.utf8, Buffer.from(text, "utf8"));
}

/** A moment, in whole seconds: with two digits of the year up to 2049, with four from 2050 (RFC 5280, 4.1.2.5). */
export function time(moment: Date): Buffer {
  const digits = `${moment.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`;
  return moment.getUTCFullYear() < 2050
    ? der(TAG.utcTime, Buffer.from(digits.slice(2)))
    : der(TAG.generalizedTime, Buffer.from(digits));
}

function evenHex(hex: string): string {
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

/** One value that was read. */
export interface DerValue {
  readonly tag: number;
  readonly content: Buffer;
  /** Tag and length too. */
  readonly whole: Buffer;
}

/** The values that stand in a row; of a whole text the one value, of a sequence's content its parts. Throws where a length lies. */
export function readDer(bytes: Buffer): readonly DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const short = bytes[at + 1] ?? 0xff;
    const digits = short < 0x80 ? 0 : short & 0x7f;
    if (short === 0x80 || digits > 4 || at + 2 + digits > bytes.length)
      throw new RangeError("asn1: structure error: bad length");
    const length = digits === 0 ? short : bytes.readUIntBE(at + 2, digits);
    const from = at + 2 + digits;
    if (from + length > bytes.length) throw new RangeError("asn1: syntax error: data truncated");
    const whole = bytes.subarray(at, from + length);
    values.push({ tag: bytes[at] ?? 0, content: bytes.subarray(from, from + length), whole });
    at = from + length;
  }
  return values;
}
