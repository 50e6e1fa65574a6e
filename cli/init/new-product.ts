import { type Answers, FACTS, type Fact } from "./answers.ts";
import { editValues, type Value, valuesOf } from "./edit-values.ts";
import { spelledAs, spellingPattern } from "./spelling.ts";

/** Where a stack file's configuration stands. */
const ROOT = ["config", "slipway:stack"];

/**
 * Facts whose old value may stand in other values and in comments too: hostnames, image references, the other stack's account. The
 * product's name does so in other spellings as well.
 */
const SPREAD: readonly Fact[] = [
  "domain",
  "awsAccount",
  "cloudflareAccount",
  "zone",
  "region",
  "recoveryRegion",
];

/** Ids: where one stands alone, the one given is what was asked for, wherever that is. */
const IDS: readonly Fact[] = ["awsAccount", "cloudflareAccount", "zone"];

/** Lines of the engine's own that belong to the state of the stack they were written for. */
const OF_ANOTHER_STATE = /^(?:encryptionsalt|encryptedkey|secretsprovider):.*\n?/gm;

/** One stack's file: its text and the answers for it; other files of the folder have none. */
export interface Source {
  readonly text: string;
  readonly answers: Answers | undefined;
}

/** A comment to the end of its line. */
const COMMENT = /(?<=^|\s)#.*$/gm;

/** The folder's texts for a new product: its own facts in place of the example's, in values and comments; the form stays. */
export function newProduct(sources: ReadonlyMap<string, Source>): ReadonlyMap<string, string> {
  const swaps = new Map([...sources].map(([file, source]) => [file, swapsOf(source)]));
  const name = [...sources.values()].flatMap((source) => nameOf(source) ?? [])[0];
  return new Map(
    [...sources].map(([file, source]) => {
      const own = swaps.get(file) ?? new Map<string, Swap>();
      // What the file says of itself first: two stacks of one account may part in the new product.
      const others = [...swaps.values()].flatMap((of) => [...of]).filter(([from]) => !own.has(from));
      return [file, rewritten(source, new Map([...others, ...own]), name)];
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
  }
  return swaps;
}

/** The name that a stack's file has, and the one that takes its place. */
interface Renamed {
  readonly from: string;
  readonly to: string;
}

function nameOf({ answers, text }: Source): Renamed | undefined {
  const from = valuesOf(text).find((value) => isAt(value, "product"))?.value;
  const to = answers?.product;
  return typeof from === "string" && to !== undefined ? { from, to } : undefined;
}

function rewritten(
  { answers, text }: Source,
  swaps: ReadonlyMap<string, Swap>,
  name: Renamed | undefined,
): string {
  const renew = renewal(swaps, name);
  const commented = text.replace(OF_ANOTHER_STATE, "").replace(COMMENT, renew);
  return editValues(commented, (value) => {
    const whole = (["owner", "costCentre"] as const).find((fact) => isAt(value, fact));
    const given = whole === undefined ? undefined : answers?.[whole];
    if (given !== undefined) return { source: JSON.stringify(given), dropRemark: true };
    const source = renew(value.source);
    if (source === value.source) return undefined;
    const alone = swaps.get(String(value.value));
    const answered = alone !== undefined && (IDS.includes(alone.fact) || isAt(value, alone.fact));
    const isAnswer = answered || isAt(value, "product");
    return { source, dropRemark: isAnswer && value.remark?.startsWith("example") === true };
  });
}

/** A text with everything old in it replaced in one pass: what was just put in may hold an old name on purpose. */
function renewal(swaps: ReadonlyMap<string, Swap>, name: Renamed | undefined): (text: string) => string {
  const froms = [...swaps.keys()]
    .sort((a, b) => b.length - a.length)
    .map((from) => `(?<![A-Za-z0-9])${from.replaceAll(".", "\\.")}(?![A-Za-z0-9])`);
  const patterns = [...froms, ...(name === undefined ? [] : [spellingPattern(name.from)])];
  if (patterns.length === 0) return (text) => text;
  const pattern = new RegExp(patterns.join("|"), "g");
  return (text) =>
    text.replace(pattern, (found) => swaps.get(found)?.to ?? spelledAs(found, name?.to ?? found));
}

function isAt({ path }: Value, fact: Fact): boolean {
  return [...ROOT, ...FACTS[fact]].join("/") === path.join("/");
}
