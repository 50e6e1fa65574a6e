import { describe, expect, it } from "@jest/globals";
import { amountText, dollars, quantityText, unitPrice } from "../../cost/figures.ts";

describe("figures", () => {
  it.each([
    [0, "0.00"],
    [0.004, "<0.01"],
    [0.005, "0.01"],
    [12.3456, "12.35"],
  ])("dollars of %d are %s", (usd, text) => expect(dollars(usd)).toBe(text));

  it.each([
    [0, "0"],
    [0.0001, "0.00010"],
    [0.002, "0.002"],
    [4380, "4,380"],
    [1216.6667, "1,216.667"],
  ])("a quantity of %d is %s", (quantity, text) => expect(quantityText(quantity)).toBe(text));

  it.each([
    [0, "0"],
    [25, "25"],
    [20, "20"],
    [0.045, "0.045"],
    [0.0000133334, "0.0000133334"],
  ])("a price of %d is %s", (usd, text) => expect(unitPrice(usd)).toBe(text));

  it.each([
    [5, "GB", "5 GB"],
    [30, "1,000 requests", "30 × 1,000 requests"],
  ])("%d of %s are %s", (quantity, unit, text) => expect(amountText(quantity, unit)).toBe(text));
});
