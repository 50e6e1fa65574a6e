import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { ToFill } from "./to-fill.ts";

/** The group by which a person binds the product for good; the example's person cannot do that for another product. */
const GROUP = ["config", "slipway:stack", "database", "backupCompliance"] as const;
const WORD = "database.backupCompliance";

/** A stack file in which nobody acknowledges what cannot be taken back. */
export interface Unacknowledged {
  readonly text: string;
  /** Line of the comment that the group is now, counted from 1; undefined where the file has no such group. */
  readonly line: number | undefined;
}

/** The text with that group as a comment in its place. */
export function setAsideAcknowledgement(text: string): Unacknowledged {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: "error" });
  const around = document.getIn(GROUP.slice(0, -1), true);
  const pair = isMap(around)
    ? around.items.find(({ key }) => isScalar(key) && key.value === GROUP.at(-1))
    : undefined;
  if (!isNode(pair?.key) || !isNode(pair.value)) return { text, line: undefined };
  const [start] = pair.key.range ?? [0];
  const [, end] = pair.value.range ?? [0, 0];
  const first = lineCounter.linePos(start);
  const last = lineCounter.linePos(start + text.slice(start, end).trimEnd().length).line;
  const lines = text.split("\n");
  const indent = " ".repeat(first.col - 1);
  const whole = lines.slice(first.line - 1, last);
  if (whole[0]?.slice(0, indent.length) !== indent) {
    document.deleteIn(GROUP); // in a line with other words no comment can take its place
    return { text: document.toString(), line: undefined };
  }
  const aside = whole.map((line) => `${indent}# ${line.slice(indent.length)}`.trimEnd());
  return {
    text: [...lines.slice(0, first.line - 1), ...aside, ...lines.slice(last)].join("\n"),
    line: first.line,
  };
}

/** What a person then decides: to bind the product, or to answer for not doing so. */
export function acknowledgementToFill(file: string, line: number | undefined): readonly ToFill[] {
  if (line === undefined) return [];
  const next = "acknowledge it with a person of your own, or exempt the cluster from BAK-08";
  return [{ file, line, path: WORD, found: "of the example, as a comment", next }];
}

/** The same as a sentence. */
export function describeAcknowledgement(file: string): string {
  return `${file}: ${WORD} set aside as a comment: nobody can take it back, so that you alone acknowledge it. Without it BAK-08 refuses the stack unless an exemption names its cluster.`;
}
