import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  bitString,
  boolean,
  contextTag,
  type DerValue,
  der,
  directoryText,
  integer,
  octetString,
  oid,
  readDer,
  sequence,
  setOf,
  TAG,
  time,
} from "../../../../rehearsal/services/tls/der.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytes = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");
const only = (written: Buffer): DerValue => {
  const [value, ...others] = readDer(written);
  if (value === undefined || others.length > 0) throw new Error("one value was expected");
  return value;
};

describe("values in DER", () => {
  it.each<[string, Buffer, string]>([
    ["the integer 0", integer(0n), "02 01 00"],
    ["the integer 127", integer(127n), "02 01 7f"],
    ["the integer 128, which is not negative", integer(128n), "02 02 00 80"],
    ["the integer 65537", integer(65_537n), "02 03 01 00 01"],
    ["true", boolean(true), "01 01 ff"],
    ["false", boolean(false), "01 01 00"],
    ["RSA's identifier", oid("1.2.840.113549.1.1.11"), "06 09 2a 86 48 86 f7 0d 01 01 0b"],
    ["an identifier below 2", oid("2.5.29.15"), "06 03 55 1d 0f"],
    ["an identifier with a zero", oid("2.5.29.37.0"), "06 04 55 1d 25 00"],
    ["bytes", octetString(bytes("01 02")), "04 02 01 02"],
    ["bits of which three count for nothing", bitString(bytes("a8"), 3), "03 02 03 a8"],
    ["an empty sequence", sequence(), "30 00"],
    ["a set, which is sorted", setOf(integer(2n), integer(1n)), "31 06 02 01 01 02 01 02"],
    ["a tag of the surrounding type's own", der(contextTag(3, true), boolean(true)), "a3 03 01 01 ff"],
    ["such a tag in place of another", der(contextTag(2, false), Buffer.from("a")), "82 01 61"],
    ["a short text", directoryText("Shop 1"), "13 06 53 68 6f 70 20 31"],
    ["a text beyond the short alphabet", directoryText("Ü"), "0c 02 c3 9c"],
    ["a text with an at sign, which that alphabet lacks", directoryText("a@b"), "0c 03 61 40 62"],
  ])("write %s", (_, written, expected) => {
    expect(hex(written)).toBe(hex(bytes(expected)));
  });

  it.each([
    ["2026-11-20T12:00:05.999Z", TAG.utcTime, "261120120005Z"],
    ["2049-12-31T23:59:59Z", TAG.utcTime, "491231235959Z"],
    ["2050-01-01T00:00:00Z", TAG.generalizedTime, "20500101000000Z"],
  ])("write the moment %s in whole seconds, with four digits of the year from 2050", (at, tag, text) => {
    const { content, tag: found } = only(time(new Date(at)));
    expect([found, content.toString()]).toEqual([tag, text]);
  });

  it.each([
    [0x7f, "04 7f"],
    [0x80, "04 81 80"],
    [0xff, "04 81 ff"],
    [0x100, "04 82 01 00"],
    [0x10000, "04 83 01 00 00"],
  ])("of %i bytes have the shortest length that there is", (length, head) => {
    const written = octetString(Buffer.alloc(length));
    expect(hex(written.subarray(0, written.length - length))).toBe(hex(bytes(head)));
  });

  it("hold any integer, as two's complement reads it", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 160n }), (value) => {
        const { content, tag } = only(integer(value));
        expect(tag).toBe(TAG.integer);
        expect(BigInt.asIntN(content.length * 8, BigInt(`0x${hex(content)}`))).toBe(value);
        // No byte too many: X.690, 8.3.2.
        expect(content.length === 1 || (content[0] ?? 0) !== 0 || (content[1] ?? 0) >= 0x80).toBe(true);
      }),
    );
  });

  it("hold any identifier", () => {
    const rest = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.nat({ max: 2 }), fc.nat({ max: 39 }), rest, (first, second, numbers) => {
        const dotted = [first, second, ...numbers].join(".");
        expect(dottedOf(only(oid(dotted)).content)).toBe(dotted);
      }),
    );
  });
});

/** The identifier that bytes hold, read by another way than it is written. */
function dottedOf(content: Buffer): string {
  const numbers: bigint[] = [];
  let number = 0n;
  for (const byte of content) {
    number = (number << 7n) + BigInt(byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0n;
  }
  const [head = 0n, ...rest] = numbers;
  return [head / 40n, head % 40n, ...rest].join(".");
}

describe("readDer", () => {
  const value = fc.record({ tag: fc.nat({ max: 0xff }), content: fc.uint8Array({ maxLength: 400 }) });

  it("gives back the values that were written in a row, whatever their length", () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (values) => {
        const written = values.map(({ content, tag }) => der(tag, content));
        expect(readDer(Buffer.concat(written))).toEqual(
          values.map(({ content, tag }, index) => ({
            tag,
            content: Buffer.from(content),
            whole: written[index],
          })),
        );
      }),
    );
  });

  it.each([
    ["a tag alone", "30", "asn1: structure error: bad length"],
    ["a length that is not there", "30 82 01", "asn1: structure error: bad length"],
    ["a length of five bytes", "30 85 00 00 00 00 01 00", "asn1: structure error: bad length"],
    ["a length that is left open, which DER has not", "30 80 00 00", "asn1: structure error: bad length"],
    ["less content than is said", "30 02 00", "asn1: syntax error: data truncated"],
    ["a good value before a bad one", "05 00 04 01", "asn1: syntax error: data truncated"],
  ])("refuses %s", (_, text, message) => {
    expect(() => readDer(bytes(text))).toThrow(new RangeError(message));
  });

  it("refuses a length that is left open also before enough bytes", () => {
    expect(() => readDer(Buffer.concat([bytes("30 80"), Buffer.alloc(128)]))).toThrow("bad length");
  });

  it("reads or refuses any bytes, and reads none twice", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (any) => {
        try {
          expect(hex(Buffer.concat(readDer(Buffer.from(any)).map(({ whole }) => whole)))).toBe(hex(any));
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      }),
    );
  });
});
