/** Dollars with two digits; what is no whole half cent but something is said to be less. */
export function dollars(usd: number): string {
  return usd > 0 && usd < 0.005 ? "<0.01" : usd.toFixed(2);
}

/** A quantity with up to three digits after the point, as people write it. */
export function quantityText(quantity: number): string {
  const rounded = Math.round(quantity * 1000) / 1000;
  return rounded === 0 && quantity > 0
    ? quantity.toPrecision(2)
    : rounded.toLocaleString("en-US", { maximumFractionDigits: 3 });
}

/** A price per unit, without an exponent or closing zeros. */
export function unitPrice(usd: number): string {
  return usd.toFixed(10).replace(/\.?0+$/, "");
}

/** A quantity with its unit: `5 GB`, `30 × 1,000 requests`. */
export function amountText(quantity: number, unit: string): string {
  return `${quantityText(quantity)} ${/^\d/.test(unit) ? "× " : ""}${unit}`;
}
