import { type Answers, FACTS, type Fact } from "./answers.ts";
import { editValues, type Value, valuesOf } from "./edit-values.ts";

/** Where a stack file's configuration stands. */
const ROOT = ["config", "slipway:stack"];

/** Facts whose old value may stand in other values too: hostnames, image references, the other stack's account. */
const SPREAD: readonly Fact[] = ["product", "domain", "awsAccount", "cloudflareAccount", "zone"];

/** Ids: where one stands alone, the one given is what was asked for, wherever that is. */
const IDS: readonly Fact[] = ["awsAccount", "cloudflareAccount", "zone"];

/** Lines of the engine's own that belong to the state of the stack they were written for. */
const OF_ANOTHER_STATE = /^(?:encryptionsalt|encryptedkey|secretsprovider):.*\n?/gm;

/** One stack's file: its text and the answers for it; other files of the folder have none. */
export interface Source {
  readonly text: string;
  readonly answers: Answers | undefined;
}

/** The folder's texts for a new product: its own facts in place of the example's; comments and form stay. */
export function newProduct(sources: ReadonlyMap<string, Source>): ReadonlyMap<string, string> {
  const swaps = new Map([...sources].map(([file, source]) => [file, swapsOf(source)]));
  return new Map(
    [...sources].map(([file, source]) => {
      const own = swaps.get(file) ?? new Map<string, Swap>();
      // What the file says of itself first: two stacks of one account may part in the new product.
      const others = [...swaps.values()].flatMap((of) => [...of]).filter(([from]) => !own.has(from));
      return [file, rewritten(source, new Map([...others, ...own]))];
    }),
  );
}

interface Swap {
  readonly to: string;
  readonly fact: Fact;
}

/** The example's facts that an answer replaces: old text → new text. */
function swapsOf({ answers, text }: Source): ReadonlyMap<string, Swap> {
  const swaps = new Map<string, Swap>();
  if (answers === undefined) return swaps;
  const values = valuesOf(text);
  for (const fact of SPREAD) {
    const from = values.find((value) => isAt(value, fact))?.value;
    const to = answers[fact];
    if (typeof from !== "string" || to === undefined) continue;
    swaps.set(from, { to, fact });
    if (fact === "product") swaps.set(titled(from), { to: titled(to), fact });
  }
  return swaps;
}

function rewritten({ answers, text }: Source, swaps: ReadonlyMap<string, Swap>): string {
  const froms = [...swaps.keys()]
    .sort((a, b) => b.length - a.length)
    .map((from) => from.replace(/[.]/g, "\\."));
  const pattern = new RegExp(`(?<![A-Za-z0-9])(?:${froms.join("|")})(?![A-Za-z0-9])`, "g");
  return editValues(text.replace(OF_ANOTHER_STATE, ""), (value) => {
    const whole = (["owner", "costCentre"] as const).find((fact) => isAt(value, fact));
    const given = whole === undefined ? undefined : answers?.[whole];
    if (given !== undefined) return { source: JSON.stringify(given), dropRemark: true };
    const source = value.source.replace(pattern, (found) => swaps.get(found)?.to ?? found);
    if (source === value.source) return undefined;
    const alone = swaps.get(String(value.value));
    const answered = alone !== undefined && (IDS.includes(alone.fact) || isAt(value, alone.fact));
    return { source, dropRemark: answered && value.remark?.startsWith("example") === true };
  });
}

function isAt({ path }: Value, fact: Fact): boolean {
  return [...ROOT, ...FACTS[fact]].join("/") === path.join("/");
}

/** As a sentence begins: a product's name in a text for people. */
function titled(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
