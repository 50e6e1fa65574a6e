import type { Evidence, ReportRow, RowState, RuleResult } from "./model.ts";

/** Where one rule found what it says. */
export interface RulePlace {
  readonly rule: string;
  readonly state: RowState;
  /** `<resource> (<property>: <found>; …)`, one a resource. */
  readonly places: readonly string[];
  /** Places beyond those. */
  readonly more: number;
}

/** A requirement, its state, and where that shows: by rule, in short. */
export interface RowPlaces {
  readonly id: string;
  readonly requirement: string;
  readonly state: RowState;
  /** Why the state is not plain from the rules. */
  readonly reason: string | undefined;
  /** Rules that found something; the others had nothing to judge. */
  readonly rules: readonly RulePlace[];
}

/** How much is told of each rule. */
export interface Detail {
  /** Places told of each rule. */
  readonly places: number;
  /** Characters told of each place, about. */
  readonly width: number;
}

/** Everything that is known. */
export const WHOLE: Detail = { places: Number.POSITIVE_INFINITY, width: Number.POSITIVE_INFINITY };

/** Where each of those rows is met, or is not. */
export function rowPlaces(rows: readonly ReportRow[], detail: Detail): readonly RowPlaces[] {
  return rows.map((row) => placesOf(row, detail));
}

function placesOf(row: ReportRow, detail: Detail): RowPlaces {
  const { id, reason, requirement, state } = row;
  const rules = row.rules.filter((result) => result.state !== "not applicable");
  return { id, requirement, state, reason, rules: rules.map((result) => rulePlace(result, detail)) };
}

function rulePlace({ evidence, rule, state }: RuleResult, detail: Detail): RulePlace {
  // Where a rule is violated, what is met elsewhere only hides the place that is not.
  const judged = evidence.filter((one) =>
    state === "violated" ? one.state === state : one.state !== "not applicable",
  );
  const places = [...Map.groupBy(judged, ({ name }) => name)].map(([name, all]) => {
    const said = new Set(all.map(sayingOf).filter((one) => one !== ""));
    return said.size === 0 ? name : `${name} (${within([...said], detail.width)})`;
  });
  const shown = places.slice(0, detail.places);
  return { rule: rule.name, state, places: shown, more: places.length - shown.length };
}

function sayingOf({ expected, found, property, reason, state }: Evidence): string {
  if (state === "violated") return `${property} must be ${expected}; got ${found}`;
  const plain = state === "undecided" ? (reason ?? "") : found;
  const said = state === "exempt" ? `${plain}, exempt: ${reason ?? ""}` : plain;
  return [property, said].filter((one) => one !== "").join(": ");
}

/** As many whole sayings as there is room for; of the first at least its beginning. */
function within(said: readonly string[], width: number): string {
  const [first = "", ...rest] = said;
  let text = first.length <= width ? first : `${first.slice(0, width - 1)}…`;
  for (const one of rest) {
    if (text.length + one.length > width) return `${text}; …`;
    text = `${text}; ${one}`;
  }
  return text;
}
