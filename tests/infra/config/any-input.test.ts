import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { checkConfig } from "../../../infra/config/load.ts";
import { readStackFile } from "../../../infra/config/stack-file.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";
import { referenceText } from "./edited-stacks.ts";
import { referenceRaw } from "./reference-config.ts";

/** Stands in a text in place of any value; no message may repeat it where it may be a secret. */
const MARK = "s3cr3t-mark";

type Path = readonly (string | number)[];

function paths(value: unknown, path: Path): readonly Path[] {
  const entries = value !== null && typeof value === "object" ? Object.entries(value) : [];
  const below = entries.flatMap(([key, item]) =>
    paths(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? below : [path, ...below];
}

function withValue(root: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const copy = Array.isArray(root) ? [...root] : { ...(root as object) }; // the path stands in the data
  const group = copy as Record<string | number, unknown>;
  group[step] = withValue(group[step], rest, value);
  return copy;
}

const raw = referenceRaw("production");
const anyPath = fc.constantFrom(...paths(raw, []));

describe("checkConfig", () => {
  it("ends with a configuration or with problems, whatever stands anywhere", () => {
    fc.assert(
      fc.property(anyPath, fc.jsonValue(), (path, value) => {
        const { config, problems } = checkConfig(withValue(raw, path, value));
        expect(problems.length > 0).toBe(config === undefined);
        for (const line of problems.map(formatProblem)) {
          expect(line).toMatch(/^\S+.*: .+; got .+\. .+\.$/s);
          expect(line).not.toMatch(/undefined|\[object|NaN/);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("never repeats what stands where a secret may have been pasted", () => {
    const secret = paths(raw, []).filter(
      (path) => path[2] === "secrets" || (path[0] === "secrets" && path.length === 2),
    );
    expect(secret.length).toBeGreaterThan(5);
    for (const path of secret) {
      const { config, problems } = checkConfig(withValue(raw, path, MARK));
      expect(config).toBeUndefined();
      expect(problems.map(formatProblem).join("\n")).not.toContain(MARK);
    }
  });
});

describe("readStackFile", () => {
  it("ends with a value or with problems, whatever a line of the file is replaced by", () => {
    const lines = referenceText("production").split("\n");
    fc.assert(
      fc.property(fc.nat({ max: lines.length - 1 }), fc.string(), (index, text) => {
        const { problems, raw: value } = readStackFile(lines.with(index, text).join("\n"));
        expect(Array.isArray(problems)).toBe(true);
        if (value !== undefined) expect(() => checkConfig(value)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
