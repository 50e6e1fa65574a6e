/*
 * What a CloudWatch dashboard shows. Source: CloudWatch API reference, "Dashboard Body Structure and Syntax", from memory,
 * 2026-11.
 */

/** The graphs and tables of one dashboard. */
export interface Shown {
  /** How many widgets there are. */
  readonly widgets: number;
  /** `<namespace> <name>` of each metric that is drawn. */
  readonly metrics: readonly string[];
  /** Queries whose answers are shown, with the logs that they ask. */
  readonly queries: readonly string[];
}

interface Widget {
  readonly type?: unknown;
  readonly properties?: { readonly metrics?: unknown; readonly query?: unknown };
}

/** Reads a dashboard's body. Throws for a text that is no JSON. */
export function shownBy(body: string): Shown {
  const read = JSON.parse(body) as { readonly widgets?: readonly Widget[] }; // its parts are checked where they are read
  const widgets = Array.isArray(read.widgets) ? (read.widgets as readonly Widget[]) : [];
  return {
    widgets: widgets.length,
    metrics: widgets.flatMap(({ properties, type }) =>
      type === "metric" && Array.isArray(properties?.metrics) ? drawn(properties.metrics) : [],
    ),
    queries: widgets.flatMap(({ properties, type }) =>
      type === "log" && typeof properties?.query === "string" ? [properties.query] : [],
    ),
  };
}

/** A dot repeats what stands above it; three dots repeat all. What is hidden is shown by the visible math that reads it. */
function drawn(rows: readonly unknown[]): readonly string[] {
  const metrics: string[] = [];
  const read = namesRead(rows);
  let above: readonly unknown[] = [];
  for (const row of rows) {
    if (!Array.isArray(row) || typeof row[0] !== "string") continue; // metric math
    const [namespace, name] =
      row[0] === "..." ? above : row.map((word, at) => (word === "." ? above[at] : word));
    above = [namespace, name];
    const last = row.at(-1) as Options; // options, or a text without any
    if (last?.visible !== false || read.has(String(last.id)))
      metrics.push(`${String(namespace)} ${String(name)}`);
  }
  return metrics;
}

type Options =
  | { readonly visible?: unknown; readonly id?: unknown; readonly expression?: unknown }
  | undefined;

/** What visible math computes with. */
function namesRead(rows: readonly unknown[]): ReadonlySet<string> {
  const expressions = rows.flatMap((row) => {
    const math = Array.isArray(row) ? (row[0] as Options) : undefined; // its parts are checked below
    return typeof math?.expression === "string" && math.visible !== false ? [math.expression] : [];
  });
  return new Set(expressions.flatMap((one) => one.match(/\b[a-z][A-Za-z0-9_]*/g) ?? []));
}
