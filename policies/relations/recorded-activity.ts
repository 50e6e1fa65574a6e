import { fact } from "../expect.ts";
import type { Reader } from "../reader.ts";
import type { Verdict } from "../verdict.ts";

type Kind = "read" | "write";

/**
 * Whether a trail records management events of both kinds. Without selectors it records all of them, and no data events; with
 * selectors only what matches one of them (CloudTrail API, EventSelector:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudtrail-trail-eventselector.html,
 * read 2026-11-27).
 */
export function recordedActivity(trail: Reader): readonly Verdict[] {
  const basic = trail.items("eventSelectors");
  const advanced = trail.items("advancedEventSelectors");
  return [
    ...(basic.length > 0 ? [bothKinds("eventSelectors", basic.flatMap(basicKinds))] : []),
    ...(advanced.length > 0 ? [bothKinds("advancedEventSelectors", advanced.flatMap(advancedKinds))] : []),
  ];
}

function bothKinds(property: string, kinds: readonly Kind[]): Verdict {
  const found = [...new Set(kinds)].sort();
  const shown = found.length === 0 ? "none of them" : `${found.join(" and ")} events`;
  return fact(found.length === 2, property, "all management events, read and write", shown);
}

/** @pulumi/aws 7.48.0, cloudtrail.TrailEventSelector: management events are in, and All, unless it is said. */
function basicKinds(one: Reader): readonly Kind[] {
  if (!one.flag("includeManagementEvents", true)) return [];
  if (one.texts("excludeManagementEventSources").length > 0) return [];
  const kind = one.text("readWriteType") ?? "All";
  if (kind === "All") return ["read", "write"];
  return kind === "ReadOnly" ? ["read"] : kind === "WriteOnly" ? ["write"] : [];
}

/** A selector that asks for more than the category and the kind leaves events out. */
function advancedKinds(one: Reader): readonly Kind[] {
  const fields = one.items("fieldSelectors");
  const named = (name: string) => fields.filter((field) => field.text("field") === name);
  const category = named("eventCategory");
  const readOnly = named("readOnly");
  const plain = fields.every((field) => field.keys("").every((key) => key === "field" || key === "equals"));
  if (!plain || category.length !== 1 || fields.length !== category.length + readOnly.length) return [];
  if (!(category[0]?.texts("equals") ?? []).includes("Management")) return [];
  if (readOnly.length === 0) return ["read", "write"];
  const values = readOnly.length === 1 ? (readOnly[0]?.texts("equals") ?? []) : [];
  return values.flatMap((value): readonly Kind[] =>
    value === "true" ? ["read"] : value === "false" ? ["write"] : [],
  );
}
