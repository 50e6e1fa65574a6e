import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from "yaml";

/** What became of another product's demands. */
export interface SetAside {
  readonly text: string;
  /** Ids of the generic rows that the file chooses now. */
  readonly chosen: readonly string[];
  /** Line of `choose`, counted from 1; undefined where the file chooses nothing. */
  readonly chooseLine: number | undefined;
  /** Ids of the rows that stand in it as comments now. */
  readonly rows: readonly string[];
  /** Line of the comment that begins them; undefined where there are none. */
  readonly rowsLine: number | undefined;
}

const HEAD = [
  "# Demands that the owners of the example made of their product: figures, alerts, routes. Nothing judges them here.",
  "# What your own product demands, take the # away from and change; the rest can go.",
];

/**
 * An example's `expectations.yaml` for another product: what it chooses of the checklist stays, its own rows become comments.
 * Of those rows, the ones that `generic` rules judge too are chosen instead, so that no protection goes with the figure.
 */
export function setAside(text: string, generic: ReadonlySet<string>): SetAside {
  const before = read(text);
  const added = before.rows.filter((id) => generic.has(id) && !before.chosen.includes(id));
  const { kept, moved } = parted(withChosen(text, added));
  const result = moved.length === 0 ? kept : [...kept, ...HEAD, ...moved];
  const whole = `${result.join("\n")}\n`;
  const { choose, lineOf } = read(whole);
  return {
    text: whole,
    ...{
      chosen: [...before.chosen, ...added],
      chooseLine: choose === undefined ? undefined : lineOf(choose),
    },
    ...{ rows: before.rows, rowsLine: moved.length === 0 ? undefined : kept.length + 1 },
  };
}

/** The lines without the rows, and those as comments. */
function parted(text: string): { readonly kept: readonly string[]; readonly moved: readonly string[] } {
  const { lineOf, own, pairs } = read(text);
  const lines = text.split("\n");
  if (own === undefined) return { kept: trimmed(lines), moved: [] };
  const first = lineOf(own) - 1;
  const next = pairs[pairs.indexOf(own) + 1];
  const end = next === undefined ? lines.length : lineOf(next) - 1;
  const moved = trimmed(lines.slice(first, end)).map((line) => `# ${line}`.trimEnd());
  return { kept: trimmed([...lines.slice(0, first), ...lines.slice(end)]), moved };
}

/** The text with further rows chosen. */
function withChosen(text: string, added: readonly string[]): string {
  const { choose, chosen, lineOf } = read(text);
  if (added.length === 0) return text;
  const lines = text.split("\n");
  const list = choose?.value;
  const last = isSeq(list) && list.flow !== true ? list.items.at(-1) : undefined;
  if (choose !== undefined && isScalar(last)) {
    const line = lineOf({ key: last });
    const indent = /^\s*/.exec(lines[line - 1] ?? "")?.[0] ?? "";
    return lines.toSpliced(line, 0, ...added.map((id) => `${indent}- "${id}"`)).join("\n");
  }
  const entry = ["choose:", ...[...chosen, ...added].map((id) => `  - "${id}"`)];
  if (choose === undefined) return [...entry, ...lines].join("\n");
  const from = lineOf(choose);
  const to = isSeq(list) && list.range ? lineOf({ key: list }, list.range[1]) : from;
  return lines.toSpliced(from - 1, to - from + 1, ...entry).join("\n");
}

function read(text: string) {
  const counter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: "error" });
  const pairs: readonly Pair[] = isMap(contents) ? contents.items : [];
  const named = (name: string) => pairs.find(({ key }) => isScalar(key) && key.value === name);
  const [choose, own] = [named("choose"), named("rows")];
  const items = (pair: Pair | undefined): readonly unknown[] => (isSeq(pair?.value) ? pair.value.items : []);
  return {
    ...{ pairs, choose, own },
    chosen: items(choose).flatMap((id) => (isScalar(id) ? [String(id.value)] : [])),
    rows: items(own).flatMap((row) => (isMap(row) && row.has("id") ? [String(row.get("id"))] : [])),
    lineOf: ({ key }: { readonly key: unknown }, offset?: number): number =>
      counter.linePos(offset ?? (key as { readonly range?: readonly number[] }).range?.[0] ?? 0).line, // a node of the text
  };
}

function trimmed(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== "") + 1);
}
