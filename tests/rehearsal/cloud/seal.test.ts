import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Seal } from "../../../rehearsal/cloud/seal.ts";
import { temporaryFolder } from "../schema/temporary-folder.ts";

const PASSWORD = "correct horse battery";

function write(seal: Seal, value: unknown): string {
  return JSON.stringify(value, seal.replacer);
}

describe("Seal", () => {
  it("writes a learnt secret unreadably wherever it stands, and reads it back", () => {
    const seal = Seal.inMemory();
    seal.learn({ deep: [PASSWORD] });
    const value = {
      plain: "eu-central-1",
      secret: PASSWORD,
      inside: { url: `postgres://app:${PASSWORD}@db` },
    };
    const text = write(seal, value);
    expect(text).not.toContain(PASSWORD);
    expect(text).toContain("eu-central-1");
    expect(JSON.parse(text, seal.reviver)).toEqual(value);
  });

  it("brings back any value, whatever was learnt", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 8 }), { minLength: 1 }), fc.string(), (secrets, around) => {
        const seal = Seal.inMemory();
        seal.learn(secrets);
        const value = { list: secrets.map((secret) => `${around}${secret}`), around, count: 1, none: null };
        const text = write(seal, value);
        expect(JSON.parse(text, seal.reviver)).toEqual(value);
        const { list } = JSON.parse(text) as { list: unknown[] };
        expect(list.every((one) => typeof one === "object")).toBe(true);
      }),
    );
  });

  it("finds a secret inside a JSON text and an address, where it is spelt otherwise", () => {
    const seal = Seal.inMemory();
    const secret = 'quo"te/and space';
    seal.learn(secret);
    const text = write(seal, {
      document: JSON.stringify([{ name: "PASSWORD", value: secret }]),
      address: `https://app:${encodeURIComponent(secret)}@example.org`,
    });
    expect(text).not.toContain("and");
    expect(text).not.toContain("example.org");
  });

  it("knows what it opened as secret, so that the next writing seals it again", () => {
    const folder = temporaryFolder();
    const first = Seal.open(join(folder, "seal.key"));
    first.learn(PASSWORD);
    const text = write(first, { secret: PASSWORD });
    const second = Seal.open(join(folder, "seal.key"));
    const opened: unknown = JSON.parse(text, second.reviver);
    expect(opened).toEqual({ secret: PASSWORD });
    expect(write(second, opened)).not.toContain(PASSWORD);
  });

  it("seals the same value differently each time, so that equal secrets do not show", () => {
    const seal = Seal.inMemory();
    seal.learn(PASSWORD);
    const [a, b] = JSON.parse(write(seal, [PASSWORD, PASSWORD])) as { sealed: string }[];
    expect(a?.sealed).not.toBe(b?.sealed);
  });

  it("leaves texts of fewer than eight characters open: they would match by accident", () => {
    const seal = Seal.inMemory();
    seal.learn(["1234567", "12345678"]);
    expect(write(seal, ["1234567"])).toBe('["1234567"]');
    expect(write(seal, ["12345678"])).not.toContain("12345678");
  });

  it("opens nothing with another key, and nothing that was changed", () => {
    const seal = Seal.inMemory();
    seal.learn(PASSWORD);
    const text = write(seal, PASSWORD);
    expect(() => JSON.parse(text, Seal.inMemory().reviver)).toThrow();
    const sealed = Buffer.from((JSON.parse(text) as { sealed: string }).sealed, "base64");
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    expect(() => JSON.parse(JSON.stringify({ sealed: sealed.toString("base64") }), seal.reviver)).toThrow();
  });

  it("takes an object with more than the one word for what it is", () => {
    const seal = Seal.inMemory();
    const value = { sealed: "with wax", by: "hand" };
    expect(JSON.parse(write(seal, value), seal.reviver)).toEqual(value);
  });

  it("keeps its key for its owner alone, and uses the same one again", () => {
    const file = join(temporaryFolder(), "seal.key");
    Seal.open(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const key = readFileSync(file, "utf8");
    Seal.open(file);
    expect(readFileSync(file, "utf8")).toBe(key);
  });

  it("refuses a key file that holds no whole key, by name, and leaves it", () => {
    const file = join(temporaryFolder(), "seal.key");
    writeFileSync(file, "too short");
    expect(() => Seal.open(file)).toThrow(file);
    expect(readFileSync(file, "utf8")).toBe("too short");
  });
});
