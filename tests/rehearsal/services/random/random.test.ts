import { describe, expect, it } from "@jest/globals";
import { bcrypt } from "../../../../rehearsal/services/random/bcrypt.ts";
import { random } from "../../../../rehearsal/services/random/random.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const type = (name: string): string => `random:index/random${name}:Random${name}`;
const outputs = (name: string, inputs: Record<string, unknown> = {}): Record<string, unknown> =>
  new MemoryCloud([random]).make(type(name), inputs).outputs;
const count = (text: unknown, kind: RegExp): number => (String(text).match(kind) ?? []).length;

/** bcrypt's own base 64 of 22 characters, as the bytes that it stands for. */
function saltOf(text: string): Uint8Array {
  const alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(6, "0")).join("");
  return Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
  );
}

describe("random passwords", () => {
  it("have the wanted length and at least the wanted number of each kind", () => {
    const { result } = outputs("Password", {
      length: 12,
      minUpper: 3,
      minLower: 3,
      minNumeric: 3,
      minSpecial: 3,
    });
    expect(result).toHaveLength(12);
    expect([count(result, /[A-Z]/g), count(result, /[a-z]/g), count(result, /\d/g)]).toEqual([3, 3, 3]);
  });

  it("hold letters and digits only without special characters", () => {
    expect(outputs("Password", { length: 400, special: false }).result).toMatch(/^[A-Za-z0-9]{400}$/);
  });

  it("take special characters from the given ones", () => {
    const inputs = { length: 200, upper: false, lower: false, numeric: false, overrideSpecial: "_-" };
    expect(outputs("Password", inputs).result).toMatch(/^[_-]{200}$/);
  });

  it("differ from one another", () => {
    expect(outputs("Password", { length: 32 }).result).not.toBe(outputs("Password", { length: 32 }).result);
  });

  it("come with a bcrypt hash of themselves", () => {
    const { result, bcryptHash } = outputs("Password", { length: 20 });
    const [, , cost, rest] = String(bcryptHash).split("$");
    expect(bcrypt(String(result), saltOf(String(rest).slice(0, 22)), Number(cost))).toBe(bcryptHash);
  });

  it.each([
    ["length 0", { length: 0 }, 1],
    ["length 1", { length: 1 }, 0],
    ["minimums above the length", { length: 3, minUpper: 2, minLower: 2 }, 1],
    ["minimums that fill the length", { length: 4, minUpper: 2, minLower: 2 }, 0],
    ["no kind of character", { length: 8, upper: false, lower: false, numeric: false, special: false }, 1],
  ])("with %s", (_cause, inputs, faults) => {
    expect(new MemoryCloud([random]).failures(type("Password"), inputs)).toHaveLength(faults);
  });
});

describe("random values of other forms", () => {
  it("show an id in four spellings of the same bytes", () => {
    const { hex, dec, b64Std, b64Url } = outputs("Id", { byteLength: 8 });
    expect(hex).toMatch(/^[0-9a-f]{16}$/);
    expect(BigInt(String(dec))).toBe(BigInt(`0x${String(hex)}`));
    expect(Buffer.from(String(b64Std), "base64").toString("hex")).toBe(hex);
    expect(Buffer.from(String(b64Url), "base64url").toString("hex")).toBe(hex);
  });

  it("put the prefix before every spelling of an id", () => {
    expect(outputs("Id", { byteLength: 2, prefix: "shop-" }).hex).toMatch(/^shop-[0-9a-f]{4}$/);
  });

  it("show bytes in hexadecimal and base 64", () => {
    const { hex, base64 } = outputs("Bytes", { length: 32 });
    expect(hex).toMatch(/^[0-9a-f]{64}$/);
    expect(Buffer.from(String(base64), "base64").toString("hex")).toBe(hex);
  });

  it("keep an integer inside its bounds, both included", () => {
    expect(outputs("Integer", { min: 7, max: 7 }).result).toBe(7);
  });

  it("repeat a shuffled list only when more is wanted than it holds", () => {
    const results = outputs("Shuffle", { inputs: ["a", "b"], resultCount: 3 }).results as string[];
    expect(new Set(results.slice(0, 2))).toEqual(new Set(["a", "b"]));
    expect(results).toHaveLength(3);
  });

  it("name a pet in as many words as wanted", () => {
    expect(new MemoryCloud([random]).make(type("Pet"), { length: 3, prefix: "shop" }).id).toMatch(
      /^shop(-[a-z]+){3}$/,
    );
  });

  it("give a UUID of version 4", () => {
    expect(outputs("Uuid").result).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("refuse a seed, whose values they could not repeat", () => {
    expect(new MemoryCloud([random]).failures(type("Integer"), { min: 1, max: 9, seed: "x" })).toHaveLength(
      1,
    );
  });
});
