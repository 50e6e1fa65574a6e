import { describe, expect, it } from "@jest/globals";
import { ANYWHERE } from "../../cost/price.ts";
import { bestStandIn, PRICE_REGIONS } from "../../cost/price-regions.ts";
import { prices } from "../../cost/prices/index.ts";

const SOLD = prices.find(({ region }) => region === "us-east-1");

describe("PRICE_REGIONS", () => {
  it("holds the region of every price, each once, and not that of prices that hold everywhere", () => {
    expect(PRICE_REGIONS).toContain("us-east-1");
    expect(PRICE_REGIONS).not.toContain(ANYWHERE);
    expect(new Set(PRICE_REGIONS).size).toBe(PRICE_REGIONS.length);
  });
});

describe("bestStandIn", () => {
  it("names the region that has prices for what is lacking", () => {
    const known = PRICE_REGIONS.filter((region) =>
      prices.some(
        (one) => one.region === region && one.item === SOLD?.item && one.dimension === SOLD.dimension,
      ),
    );
    expect(known).toContain(bestStandIn([{ ...SOLD, region: "moon" }]));
  });

  it.each([
    ["nothing lacks", []],
    ["a type has no meter", [{}]],
    ["nobody sells it", [{ item: "Moon", dimension: "dust", unit: "kg", region: "moon" }]],
  ])("names none where %s", (_, gaps) => {
    expect(bestStandIn(gaps)).toBeUndefined();
  });
});
