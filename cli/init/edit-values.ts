import { isScalar, type Node, parseDocument, visit } from "yaml";

/** A plain value of a YAML text, as it is written. */
export interface Value {
  /** Steps from the root; items of lists count from 0. */
  readonly path: readonly (string | number)[];
  /** As it stands in the text, with its quotes. */
  readonly source: string;
  readonly value: unknown;
  /** Line in the text, counted from 1. */
  readonly line: number;
  /** The comment at the end of its line, without `#`. */
  readonly remark: string | undefined;
}

/** Where a value begins and ends in the text. */
interface Placed extends Value {
  readonly start: number;
  readonly end: number;
}

/** Every plain value, in the text's order; keys are none. */
export function valuesOf(text: string): readonly Value[] {
  return placed(text);
}

/** What becomes of a value: another text in its place, and whether the remark at the end of its line goes. */
export interface Edit {
  readonly source: string;
  readonly dropRemark: boolean;
}

/** The text with values in other words; whatever else it holds (comments, order, line breaks) stays as it is. */
export function editValues(text: string, edit: (value: Value) => Edit | undefined): string {
  let result = text;
  for (const value of [...placed(text)].reverse()) {
    const next = edit(value);
    if (next === undefined) continue;
    const lineEnd = result.indexOf("\n", value.end);
    const end = lineEnd === -1 ? result.length : lineEnd;
    const rest = result.slice(value.end, end);
    const kept = next.dropRemark ? rest.replace(/\s+#.*$/, "") : rest;
    result = result.slice(0, value.start) + next.source + kept + result.slice(end);
  }
  return result;
}

function placed(text: string): readonly Placed[] {
  const document = parseDocument(text, { prettyErrors: false, logLevel: "error" });
  const found: Placed[] = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      if (key === "key" || node.range === null || node.range === undefined) return;
      const [start, end] = node.range;
      found.push({
        path: pathOf(key, node, ancestors as readonly Node[]), // a visitor's ancestors are nodes, pairs or the document
        source: text.slice(start, end),
        value: node.value,
        line: text.slice(0, start).split("\n").length,
        remark: remarkAfter(text, end),
        start,
        end,
      });
    },
  });
  return found;
}

/** The steps to a node: the keys of the pairs and the places in the lists around it. */
function pathOf(
  key: number | "key" | "value" | null,
  node: Node,
  ancestors: readonly unknown[],
): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  const line = [...ancestors, node];
  line.forEach((one, index) => {
    const parent = line[index - 1] as
      | { readonly items?: readonly unknown[]; readonly key?: unknown }
      | undefined; // a map, list, pair or document
    if (parent?.key !== undefined && isScalar(parent.key)) steps.push(String(parent.key.value));
    const at = parent?.items?.indexOf(one) ?? -1;
    const isItem = at >= 0 && (one as { readonly key?: unknown }).key === undefined; // pairs count by their keys
    if (isItem) steps.push(at);
  });
  return typeof key === "number" && steps.length === 0 ? [key] : steps;
}

function remarkAfter(text: string, end: number): string | undefined {
  const rest = text.slice(end, text.indexOf("\n", end) === -1 ? undefined : text.indexOf("\n", end));
  return /\s#\s?(.*)$/.exec(rest)?.[1];
}
