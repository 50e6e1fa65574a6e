import { describe, expect, it } from "@jest/globals";
import { freeTiers } from "../../../cost/free-tiers.ts";
import type { Origin } from "../../../cost/price.ts";
import { prices } from "../../../cost/prices/index.ts";

const keyOf = (one: { item: string; dimension: string; unit: string; region?: string }): string =>
  [one.item, one.dimension, one.unit, one.region].join(" | ");

const ORIGIN: Record<keyof Origin, unknown> = {
  source: expect.stringMatching(/\S/),
  asOf: expect.stringMatching(/\S/),
  readOn: expect.stringMatching(/^2026-11-\d\d$/),
  confidence: expect.stringMatching(/^(vendor page|third party|derived|weak|from memory)$/),
};

describe("a price", () => {
  it.each(prices.map((price) => [keyOf(price), price] as const))(
    "of %s says its source and day",
    (_, price) => {
      expect(price.origin).toEqual(ORIGIN);
      expect(price.usd).toBeGreaterThanOrEqual(0);
      expect(price.unit).toMatch(/\S/);
    },
  );

  it("stands once", () => {
    const keys = prices.map(keyOf);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("is 0 only where a vendor gives something away", () => {
    expect(
      prices.filter(({ usd }) => usd === 0).map(({ item, dimension }) => `${item}, ${dimension}`),
    ).toEqual([
      "MongoDB Atlas M0, cluster",
      "Cloudflare plan, free",
      "Cloudflare Workers, free plan",
      "SSM Parameter Store, standard parameter",
    ]);
  });
});

describe("a free tier", () => {
  it.each(freeTiers.map((tier) => [keyOf(tier), tier] as const))(
    "of %s says its source and day",
    (_, tier) => {
      expect(tier.origin).toEqual(ORIGIN);
      expect(tier.amount).toBeGreaterThan(0);
    },
  );

  it("stands in the words of a price, or frees all of something", () => {
    const sold = new Set(prices.map(({ region: _, ...price }) => keyOf(price)));
    const strange = freeTiers.filter((tier) => !sold.has(keyOf(tier)) && Number.isFinite(tier.amount));
    expect(strange.map(({ item }) => item)).toEqual(["Cloudflare Zero Trust"]); // above 49 people the price is not known
  });
});
