import { describe, expect, it } from "@jest/globals";
import { spelledAs, spellingPattern } from "../../../cli/init/spelling.ts";

describe("spellingPattern", () => {
  const fits = (product: string, text: string) => new RegExp(spellingPattern(product)).test(text);

  it.each([
    ["al-marya", ["al-marya", "Al Marya", "AL_MARYA", "AlMarya", "api.al-marya-staging", "(Al Marya)"]],
    ["shop2", ["shop2", "Shop 2", "SHOP_2", "shop-2"]],
  ])("finds %s however it is spelled", (product, texts) => {
    expect(texts.filter((text) => !fits(product, text))).toEqual([]);
  });

  it.each([
    ["al-marya", ["marya", "al", "kalmarya", "al-maryam", "al--marya"]],
    ["shop2", ["shop", "shop23", "bishop2", "2"]],
  ])("finds %s in no other word", (product, texts) => {
    expect(texts.filter((text) => fits(product, text))).toEqual([]);
  });
});

describe("spelledAs", () => {
  it.each([
    ["shop", "night-owl", "night-owl"],
    ["al-marya", "night-owl", "night-owl"],
    ["al marya", "night-owl", "night owl"],
    ["Al Marya", "night-owl", "Night Owl"],
    ["AlMarya", "night-owl", "NightOwl"],
    ["AL_MARYA", "night-owl", "NIGHT_OWL"],
    ["SHOP", "night-owl", "NIGHT_OWL"],
    ["Shop", "night-owl", "Night Owl"],
    ["Shop 2", "kopi", "Kopi"],
    ["shop2", "kopi", "kopi"],
  ])("spells as %s the name %s: %s", (found, product, spelled) => {
    expect(spelledAs(found, product)).toBe(spelled);
  });
});
