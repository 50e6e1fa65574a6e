import type { Estimate } from "../../cost/estimate.ts";
import { dollars, quantityText, unitPrice } from "../../cost/figures.ts";
import { type CostGroup, groupedGaps, groupedLines } from "../../cost/grouped.ts";
import { PRICE_REGIONS } from "../../cost/price-regions.ts";
import { isUsageName, USAGE, type Usage } from "../../cost/usage.ts";
import { nearest } from "../../infra/lib/nearest.ts";
import { type StackCost, stackCost } from "../cost/stack-cost.ts";
import { EXIT } from "../exit-codes.ts";
import { table } from "../lib/table.ts";
import { UserError } from "../lib/user-error.ts";
import type { CommonOptions } from "./common.ts";

export interface CostOptions extends Pick<CommonOptions, "configDir" | "stack" | "terminal"> {
  /** `name=value` each. */
  readonly assume: readonly string[];
  readonly standIn: string | undefined;
}

/** `slipway cost`: what a stack costs in a month, line by line, and what has no price. */
export async function cost({ assume, configDir, stack, standIn, terminal }: CostOptions): Promise<number> {
  const usage = usageOf(assume);
  checkRegion(standIn);
  const found = await stackCost(configDir, stack, { usage, standIn });
  const groups = groupedLines(found);
  const gaps = groupedGaps(found);
  const incomplete = incompleteText(found, groups.length, gaps.length);
  if (incomplete !== undefined) {
    terminal.say(`${stack}: ${incomplete}`);
    terminal.say();
  }
  for (const line of table(HEAD, groups.map(cells))) terminal.say(line);
  terminal.say();
  terminal.say(
    `${stack}: ${dollars(found.usd)} USD a month${gaps.length === 0 ? "" : ", incomplete"}${shareOf(found)}.`,
  );
  if (gaps.length > 0) {
    terminal.say();
    terminal.say(`Not in the sum, for want of a price (behind each, how many resources use it):`);
    for (const { resources, what } of gaps) terminal.say(`  ${what} (${resources.length})`);
  }
  terminal.say();
  terminal.say("Counted with (another value: --assume name=value):");
  for (const { name, unit, value } of found.assumptions) terminal.say(`  ${name}=${value}: ${unit}`);
  terminal.say(
    "Free tiers are taken as if the stack had its account to itself. Taxes and support are not in it.",
  );
  terminal.json({ ok: true, exitCode: EXIT.done, stack, ...found });
  return EXIT.done;
}

/** What a reader must know before the sum: how much of the stack it leaves out, and how to see the rest. */
function incompleteText({ completed, usd }: StackCost, priced: number, unpriced: number): string | undefined {
  if (unpriced === 0) return undefined;
  const lack = `the sum of ${dollars(usd)} USD a month is incomplete: ${unpriced} of ${priced + unpriced} items have no price`;
  if (completed === undefined) return `${lack}; they are listed below.`;
  return (
    `${lack}, among them ${completed.dearest.join(", ")}. With prices of ${completed.region} in their place it is ` +
    `${dollars(completed.usd)} USD: --stand-in ${completed.region} shows them line by line. Regions with prices: ${PRICE_REGIONS.join(", ")}; ` +
    "each has some of them only."
  );
}

const HEAD = [
  "USD",
  "item",
  "dimension",
  "region",
  "resources",
  "quantity",
  "free",
  "unit",
  "price",
  "confidence",
];

function cells(group: CostGroup): readonly string[] {
  const { dimension, free, item, price, quantity, region, resources, standsIn, unit, usd } = group;
  return [
    ...[dollars(usd), item, dimension, standsIn ? `${region} (as ${price?.region ?? "?"})` : region],
    ...[String(resources.length), quantityText(quantity), free > 0 ? quantityText(free) : "", unit],
    ...(price === undefined ? ["", "free"] : [unitPrice(price.usd), price.origin.confidence]),
  ];
}

/** A region without prices would stand in for nothing, and nobody would see it. */
function checkRegion(region: string | undefined): void {
  if (region === undefined || PRICE_REGIONS.includes(region)) return;
  throw new UserError(
    {
      where: "--stand-in",
      expected: `a region with prices (${PRICE_REGIONS.join(", ")})`,
      found: JSON.stringify(region),
      next: nearestOr(region),
    },
    EXIT.usage,
  );
}

function nearestOr(region: string): string {
  const near = nearest(region, PRICE_REGIONS);
  return near === undefined ? "Name one of them, or leave it out" : `Write --stand-in ${near}`;
}

function shareOf({ standInUsd }: Estimate): string {
  return standInUsd === 0 ? "" : `; of it ${dollars(standInUsd)} by another region's prices`;
}

function usageOf(assume: readonly string[]): Usage {
  const entries = assume.map((text) => {
    const [name = "", value = ""] = text.split("=");
    const number = value.trim() === "" ? Number.NaN : Number(value);
    if (isUsageName(name) && Number.isFinite(number) && number >= 0) return [name, number] as const;
    throw new UserError(
      {
        where: "--assume",
        expected: `name=value, a value of 0 or more for one of ${Object.keys(USAGE).join(", ")}`,
        found: text,
        next: "Correct it; slipway cost prints what it counts with",
      },
      EXIT.usage,
    );
  });
  return Object.fromEntries(entries);
}
