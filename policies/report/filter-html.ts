import { escapeHtml } from "./escape-html.ts";
import { type ReportRow, ROW_STATES } from "./model.ts";
import { slug } from "./slug.ts";

const ALL = "all";

/** Two rows of buttons, states and areas. What is chosen in both is shown; neither needs a script. */
export function filterHtml(rows: readonly ReportRow[]): string {
  const states = ROW_STATES.map((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return option("state", slug(state), state, count, ` class="s-${slug(state)}"`);
  });
  const areas = areasOf(rows).map((area, place) => {
    const count = rows.filter((row) => row.area === area).length;
    return option("area", String(place), area, count);
  });
  return (
    `<div class="filters">${group("state", rows.length, states)}${group("area", rows.length, areas)}</div>` +
    `<p class="no-row">No row of this area has this state.</p>`
  );
}

/**
 * While a button is chosen, rows of other states and other areas are hidden, and areas without such a row. Paper always
 * shows all rows: a part that looks like the whole would mislead.
 */
export function filterStyle(rows: readonly ReportRow[]): string {
  const byState = ROW_STATES.map(slug).map(
    (state) =>
      `${chosen("state", state)} :is(.row:not(.r-${state}),.area:not(:has(.r-${state}))){display:none}`,
  );
  const byArea = areasOf(rows).map(
    (_, place) => `${chosen("area", String(place))} .area:not(.in-${place}){display:none}`,
  );
  const empty = emptyChoices(rows).map(
    ([state, area]) => `${chosen("state", state)}${has("area", area)} .no-row`,
  );
  const said = empty.length === 0 ? [] : [`${empty.join(",\n")}{display:block}`];
  return `@media screen{${[...byState, ...byArea, ...said].join("\n")}}`;
}

/** The areas of a report's rows, in their order: an area's place is its id, since its name may be any text. */
export function areasOf(rows: readonly ReportRow[]): readonly string[] {
  return [...new Set(rows.map((row) => row.area))];
}

/** Pairs of buttons that leave nothing. */
function emptyChoices(rows: readonly ReportRow[]): readonly (readonly [state: string, area: string])[] {
  const areas = areasOf(rows);
  const taken = new Set(
    rows.flatMap((row) => {
      const [state, area] = [slug(row.state), String(areas.indexOf(row.area))];
      return [`${state} ${area}`, `${state} ${ALL}`, `${ALL} ${area}`];
    }),
  );
  const states = ROW_STATES.map(slug);
  const places = [ALL, ...areas.map((_, place) => String(place))];
  return states.flatMap((state) =>
    places.filter((area) => !taken.has(`${state} ${area}`)).map((area) => [state, area] as const),
  );
}

function group(name: string, count: number, options: readonly string[]): string {
  return `<fieldset class="filter"><legend>${name}</legend>${option(name, ALL, ALL, count)}${options.join("")}</fieldset>`;
}

function option(name: string, value: string, label: string, count: number, more = ""): string {
  const id = `${name}-${value}`;
  const checked = value === ALL ? " checked" : "";
  return `<input type="radio" name="${name}" id="${id}"${checked}><label for="${id}"${more}>${escapeHtml(label)} <b>${count}</b></label>`;
}

function chosen(name: string, value: string): string {
  return `main${has(name, value)}`;
}

function has(name: string, value: string): string {
  return `:has(#${name}-${value}:checked)`;
}
