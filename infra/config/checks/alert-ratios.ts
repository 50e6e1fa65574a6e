import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";

/** Statistics that count. */
const COUNTS: readonly string[] = ["Sum"];

/** A share is one of different counts, each of them named once; percentages and averages have no share. */
export function checkAlertRatios({ alerts, published }: ConfigParts): readonly Problem[] {
  return Object.entries(alerts ?? {}).flatMap(([name, alert]): readonly Problem[] => {
    if (alert?.kind !== "ratio") return [];
    const where = `alerts.${name}`;
    const parts = alert.parts ?? [];
    const own = parts.flatMap((part, index): readonly Problem[] => {
      if (part === undefined) return [];
      const at = `${where}.parts.${index}`;
      if (part === alert.whole)
        return [
          {
            where: at,
            expected: "another count than whole",
            found: "the same",
            next: "Name what is a part of it",
          },
        ];
      if (parts.indexOf(part) === index) return [];
      const found = `the same as ${where}.parts.${parts.indexOf(part)}`;
      return [{ where: at, expected: "each count once", found, next: "Take one of them away" }];
    });
    const named = [
      ...parts.map((part, index) => ({ at: `${where}.parts.${index}`, measure: part })),
      { at: `${where}.whole`, measure: alert.whole },
    ];
    return [
      ...own,
      ...named.flatMap(({ at, measure }) => uncounted(at, measure, alert.statistic, published)),
    ];
  });
}

/** A measure that is no count where the alert does not make one of it by its statistic. */
function uncounted(
  where: string,
  measure: string | undefined,
  statistic: string | undefined,
  published: ConfigParts["published"],
): readonly Problem[] {
  const [area, own = ""] = (measure ?? "").split(".");
  const given = area === "published" ? published?.[own]?.statistic : undefined;
  const isPercent = /(?:Percent|Milliseconds|Gib)$/.test(measure ?? "");
  const counted = COUNTS.includes(statistic ?? given ?? "Sum");
  if (counted && !isPercent) return [];
  const found = isPercent ? `"${measure}"` : `"${measure}" by ${statistic ?? given}`;
  return [
    { where, expected: "a count, by Sum", found, next: "Name a measure that counts, or write kind: measure" },
  ];
}
