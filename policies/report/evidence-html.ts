import { badge } from "./badge.ts";
import { escapeHtml } from "./escape-html.ts";
import { type Evidence, ROW_STATES } from "./model.ts";

/** From this many findings on, their count stands above them. */
const MANY = 10;
/** Up to this many names have room in one cell. */
const FEW = 3;

/** What a rule found, as a table: what is the same of several resources or properties shares a line. */
export function evidenceHtml(evidence: readonly Evidence[]): string {
  if (evidence.length === 0) return `<p class="soft">The stack has no resource that this speaks of.</p>`;
  const heads = ["resource", "property", "expected", "found", "state"];
  const caption = evidence.length < MANY ? "" : `<caption>${counts(evidence)}</caption>`;
  return `<table class="evidence">${caption}<thead><tr>${heads.map((text) => `<th>${text}</th>`).join("")}</tr></thead><tbody>${lines(evidence).map(lineHtml).join("")}</tbody></table>`;
}

function counts(evidence: readonly Evidence[]): string {
  const parts = ROW_STATES.flatMap((state) => {
    const count = evidence.filter((one) => one.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  return `${evidence.length} findings: ${parts.join(", ")}`;
}

/** Findings that share a line: the same is said of resources of one type, or of several properties. */
interface Line {
  readonly first: Evidence;
  readonly resources: ReadonlyMap<string, Evidence>;
  readonly properties: readonly string[];
}

/** Findings that differ in nothing but the resource, and of those the ones that differ in nothing but the property. */
function lines(evidence: readonly Evidence[]): readonly Line[] {
  const byProperty = grouped(evidence, (one) => [said(one), one.property]).map(
    ([first, ...rest]): Line => ({
      first,
      resources: new Map([first, ...rest].map((one) => [one.urn ?? "", one])),
      properties: [first.property],
    }),
  );
  return grouped(byProperty, ({ first, resources }) => [said(first), [...resources.keys()]]).map(
    ([line, ...rest]) => ({ ...line, properties: [line, ...rest].flatMap((one) => one.properties) }),
  );
}

function said({ expected, found, reason, state, type }: Evidence): readonly unknown[] {
  return [type, state, expected, found, reason];
}

/** Groups of one key, in the order of the first of each. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => readonly unknown[]): readonly [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const key = JSON.stringify(keyOf(one));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function lineHtml({ first, properties, resources }: Line): string {
  const names = listed(
    [...resources.values()].map(
      ({ name, urn }) => `<span title="${escapeHtml(urn ?? "")}">${escapeHtml(name)}</span>`,
    ),
    "resources",
  );
  const codes = listed(
    properties.flatMap((one) => (one === "" ? [] : `<code>${escapeHtml(one)}</code>`)),
    "properties",
  );
  const below = [...names.below, ...codes.below];
  const resource = `<td>${names.here}<span class="type">${escapeHtml(first.type)}</span></td>`;
  const more = below.map((list) => `<tr class="more"><td colspan="5">${list}</td></tr>`).join("");
  if (["undecided", "not yet covered", "not applicable"].includes(first.state)) {
    return `<tr>${resource}<td colspan="3">${codes.here} ${escapeHtml(first.reason ?? "")}</td><td>${badge(first.state)}</td></tr>${more}`;
  }
  const reason = first.reason === undefined ? "" : `<span class="type">${escapeHtml(first.reason)}</span>`;
  return `<tr>${resource}<td data-label="property">${codes.here}</td><td data-label="expected">${escapeHtml(first.expected)}</td><td data-label="found">${escapeHtml(first.found)}</td><td>${badge(first.state)}${reason}</td></tr>${more}`;
}

/** A few items stand in their cell; many are counted there, and stand below over the table's whole width. */
function listed(
  items: readonly string[],
  noun: string,
): { readonly here: string; readonly below: readonly string[] } {
  const list = items.join(", ");
  return items.length <= FEW ? { here: list, below: [] } : { here: `${items.length} ${noun}`, below: [list] };
}
