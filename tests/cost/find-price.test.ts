import { describe, expect, it } from "@jest/globals";
import { findPrice } from "../../cost/find-price.ts";
import { prices } from "../../cost/prices/index.ts";

const NAT = { item: "NAT gateway", dimension: "hour", unit: "hour" };

describe("findPrice", () => {
  it("finds the region's own price", () => {
    expect(findPrice(prices, { ...NAT, region: "ap-southeast-1" })?.usd).toBe(0.059);
  });

  it("finds nothing where the region has none, and never a neighbour's", () => {
    expect(findPrice(prices, { ...NAT, region: "ap-southeast-3" })).toBeUndefined();
  });

  it("finds a price that holds everywhere in every region", () => {
    const sold = { item: "WAF", dimension: "web ACL", unit: "ACL-month", region: "ap-southeast-3" };
    expect(findPrice(prices, sold)?.usd).toBe(5);
  });

  it("does not take a price of another unit", () => {
    expect(findPrice(prices, { ...NAT, unit: "GB", region: "us-east-1" })).toBeUndefined();
  });
});
