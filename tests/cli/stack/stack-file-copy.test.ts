import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parse } from "yaml";
import { copyStackFile, forRehearsal } from "../../../cli/stack/stack-file-copy.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

const STAND_IN = "rehearsal-stand-in";

const FILE = `encryptionsalt: v1:abc=:v1:def
encryptedkey: AQICAHg
secretsprovider: awskms://alias/slipway?region=eu-central-1
config:
  slipway:stack:
    aws: { accountId: "012345678901" } # example
    database: { version: "16.10" }
    cacheVersion: 8.10
    account: 012345678901
    empty:
    date: 2026-11-20
    on: on
  other:token:
    secure: v1:top=
  other:list:
    - secure: v1:listed=
    - { secure: "v1:flow=" }
    - plain
  other:deep: { a: { b: { secure: v1:deep= } } }
`;

/** Values as YAML spells them, with encrypted ones anywhere. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.string().map((text) => ({ secure: `v1:${text}` })),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie("value"), { maxKeys: 3 }),
  ),
}));

/** The same with a stand-in for every map that holds `secure` alone. */
function expected(one: unknown): unknown {
  if (Array.isArray(one)) return one.map(expected);
  if (typeof one !== "object" || one === null) return one;
  const keys = Object.keys(one);
  if (keys.length === 1 && keys[0] === "secure") return STAND_IN;
  return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, expected(inner)]));
}

describe("forRehearsal", () => {
  it("leaves out what belongs to the real stack's encryption", () => {
    const text = forRehearsal(FILE);
    for (const key of ["encryptionsalt", "encryptedkey", "secretsprovider"]) expect(text).not.toContain(key);
    expect(Object.keys(parse(text) as object)).toEqual(["config"]);
  });

  it("puts a stand-in for every encrypted value, at any depth and in any spelling", () => {
    const text = forRehearsal(FILE);
    expect(text).not.toMatch(/v1:|secure/);
    const { config } = parse(text) as { config: Record<string, unknown> };
    expect(config["other:token"]).toBe(STAND_IN);
    expect(config["other:list"]).toEqual([STAND_IN, STAND_IN, "plain"]);
    expect(config["other:deep"]).toEqual({ a: { b: STAND_IN } });
  });

  it.each([
    '"16.10"',
    "8.10",
    '"012345678901"',
    "account: 012345678901",
    "2026-11-20",
    "on: on",
    "# example",
  ])("keeps the spelling of %s", (spelling) => expect(forRehearsal(FILE)).toContain(spelling));

  it("leaves a property without a value as it is", () => {
    expect(parse(forRehearsal(FILE)).config["slipway:stack"].empty).toBeNull();
  });

  it("keeps a map that holds more than the one word", () => {
    const text = "config:\n  a:b: { secure: true, cookies: strict }\n";
    expect(parse(forRehearsal(text))).toEqual({ config: { "a:b": { secure: true, cookies: "strict" } } });
  });

  it("breaks no long line", () => {
    const long = `config:\n  a:b: ${"word ".repeat(60)}end\n  a:c: "${"word ".repeat(60)}end"\n`;
    expect(forRehearsal(long)).toBe(long);
  });

  it("changes nothing where there is nothing to leave out", () => {
    for (const stack of ["staging", "production"]) {
      const text = readFileSync(new URL(`../../../Pulumi.${stack}.yaml`, import.meta.url), "utf8");
      expect(parse(forRehearsal(text))).toEqual(parse(text));
    }
  });

  it.each(["", "# a comment alone\n", "null\n", "[]\n", "text\n"])(
    "takes a file without properties as it is: %j",
    (text) => {
      expect(forRehearsal(text)).toBe(text);
    },
  );

  it("gives the same text again when it is asked twice, and changes no value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]+:[a-z]+$/), value), (config) => {
        const text = JSON.stringify({ encryptionsalt: "v1:x", config, secretsprovider: "passphrase" });
        const once = forRehearsal(text);
        expect(parse(once)).toEqual({ config: expected(config) });
        expect(forRehearsal(once)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });
});

describe("copyStackFile", () => {
  function folders() {
    const folder = temporaryFolder();
    const workDir = join(folder, "work");
    mkdirSync(workDir);
    writeFileSync(join(folder, "Pulumi.staging.yaml"), FILE);
    return { configDir: folder, workDir };
  }

  it("leaves the original byte for byte, whatever happens to the copy", () => {
    const { configDir, workDir } = folders();
    copyStackFile({ configDir, workDir, stack: "staging", rehearsal: true });
    writeFileSync(join(workDir, "Pulumi.staging.yaml"), "rewritten by the engine");
    copyStackFile({ configDir, workDir, stack: "staging", rehearsal: true });
    expect(readFileSync(join(configDir, "Pulumi.staging.yaml"), "utf8")).toBe(FILE);
    expect(readFileSync(join(workDir, "Pulumi.staging.yaml"), "utf8")).toBe(forRehearsal(FILE));
  });

  it("gives a real cloud the whole file, encryption and all", () => {
    const { configDir, workDir } = folders();
    copyStackFile({ configDir, workDir, stack: "staging", rehearsal: false });
    expect(readFileSync(join(workDir, "Pulumi.staging.yaml"), "utf8")).toBe(FILE);
  });
});
