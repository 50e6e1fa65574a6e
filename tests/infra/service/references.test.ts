// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a reference is written as such a text.
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { collectReferences, referenceTo, replaceReferences } from "../../../infra/service/references.ts";

const NAME = fc.stringMatching(/^[A-Za-z0-9_.:-]{1,20}$/);
/** Any JSON value in which some texts hold references between other characters. */
const TEXT = fc
  .array(fc.oneof(fc.string(), NAME.map(referenceTo)), { maxLength: 4 })
  .map((parts) => parts.join(""));
const VALUE = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    TEXT,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("node"), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie("node"), { maxKeys: 3 }),
  ),
})).node;

describe("collectReferences", () => {
  it("finds names in nested lists and objects, sorted and each once", () => {
    const value = { b: ["${ref:z}", { c: "x${ref:a.b}y${ref:z}" }], n: 1, nothing: null };
    expect(collectReferences(value)).toEqual(["a.b", "z"]);
  });

  it("finds none in a dollar sign, an unclosed brace or an empty name", () => {
    expect(collectReferences(["${HOME}", "${ref:open", "${ref:}", "$ref:x"])).toEqual([]);
  });

  it("does not look at keys, since they are never replaced", () => {
    expect(collectReferences({ "${ref:key}": "plain" })).toEqual([]);
  });
});

describe("replaceReferences", () => {
  it("puts the real text where the reference stood and leaves everything else", () => {
    const value = { port: 80, url: "tls://${ref:cache.host}:6379", list: ["${ref:cache.host}", "$1"] };
    expect(replaceReferences(value, { "cache.host": "h.example" })).toEqual({
      port: 80,
      url: "tls://h.example:6379",
      list: ["h.example", "$1"],
    });
  });

  it("refuses a name without a text, with the names that have one", () => {
    expect(() => replaceReferences("${ref:cache.hots}", { "logs.api": "g", "cache.host": "h" })).toThrow(
      new Error('reference "cache.hots": one of cache.host, logs.api was expected.'),
    );
  });

  it("does not take a property of every object for a text", () => {
    expect(() => replaceReferences("${ref:constructor}", {})).toThrow(
      new Error('reference "constructor": one of none was expected.'),
    );
  });

  it("leaves a real text alone that looks like a reference or a replacement pattern", () => {
    expect(replaceReferences("${ref:a}", { a: "${ref:b}$&$1" })).toBe("${ref:b}$&$1");
  });

  it("leaves no reference behind when the texts hold none, whatever the value", () => {
    fc.assert(
      fc.property(VALUE, (value) => {
        const texts = Object.fromEntries(collectReferences(value).map((name) => [name, "T"]));
        expect(collectReferences(replaceReferences(value, texts))).toEqual([]);
      }),
    );
  });

  it("gives the same value back when each reference stands for itself", () => {
    fc.assert(
      fc.property(VALUE, (value) => {
        const texts = Object.fromEntries(collectReferences(value).map((name) => [name, referenceTo(name)]));
        expect(replaceReferences(value, texts)).toEqual(value);
      }),
    );
  });
});
