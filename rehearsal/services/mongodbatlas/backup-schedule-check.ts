import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { given, number, records, text } from "../known.ts";
import { type BackupItem, type BackupKind, itemsOf } from "./backup-items.ts";

/** Frequencies, and the shortest retention in days (types/input.d.ts of @pulumi/mongodbatlas 4.16.0, read 2026-11-27). */
const INTERVALS: Readonly<Record<BackupKind, readonly number[]>> = {
  hourly: [1, 2, 4, 6, 8, 12],
  daily: [1],
  weekly: [1, 2, 3, 4, 5, 6, 7],
  monthly: [...Array.from({ length: 28 }, (_, index) => index + 1), 40],
  yearly: Array.from({ length: 12 }, (_, index) => index + 1),
};
const SHORTEST: Readonly<Record<BackupKind, number>> = {
  hourly: 1,
  daily: 1,
  weekly: 7,
  monthly: 31,
  yearly: 366,
};

/** Everything that is refused in a schedule's own values. */
export function scheduleFailures(inputs: Inputs): readonly CheckFailure[] {
  const failures: CheckFailure[] = itemFailures(itemsOf(inputs));
  const refuse = (property: string, reason: string): void => {
    failures.push({ property, reason });
  };
  const hourly = itemsOf(inputs).find((item) => item.kind === "hourly")?.days;
  const restoreWindow = number(inputs, "restoreWindowDays");
  if (restoreWindow !== undefined && hourly !== undefined && restoreWindow > hourly)
    refuse(
      "restoreWindowDays",
      `must be at most the hourly retention of ${hourly} days; got ${restoreWindow}`,
    );
  for (const [property, max] of [
    ["referenceHourOfDay", 23],
    ["referenceMinuteOfHour", 59],
  ] as const) {
    const value = number(inputs, property);
    if (value !== undefined && (value < 0 || value > max))
      refuse(property, `must be 0 to ${max}; got ${value}`);
  }
  for (const [index, copy] of records(inputs, "copySettings").entries()) {
    const at = `copySettings[${index}]`;
    const region = text(copy, "regionName");
    if (region !== undefined && !/^[A-Z0-9_]+$/.test(region))
      refuse(`${at}.regionName`, `must be a region as Atlas writes it, such as "EU_WEST_1"; got "${region}"`);
    if (!given(copy, "zoneId")) refuse(`${at}.zoneId`, "must be given");
    const ways = ["copyPolicyItems", "frequencies", "lastNumberOfSnapshots"].filter((way) =>
      given(copy, way),
    );
    if (ways.length !== 1)
      refuse(
        at,
        `must hold one of copyPolicyItems, frequencies, lastNumberOfSnapshots; got ${ways.length === 0 ? "none" : ways.join(" and ")}`,
      );
    if (inputs.copyPolicyItemsEnabled !== true && ways.some((way) => way !== "frequencies"))
      refuse(at, `${ways.join(" and ")} needs copyPolicyItemsEnabled`);
  }
  return failures;
}

/** What is refused in the lines of a schedule or a compliance policy. */
export function itemFailures(items: readonly BackupItem[]): CheckFailure[] {
  const failures: CheckFailure[] = [];
  let before: { readonly item: BackupItem; readonly days: number } | undefined;
  for (const item of items) {
    const { at, days, interval, kind } = item;
    if (interval !== undefined && !INTERVALS[kind].includes(interval))
      failures.push({
        property: `${at}.frequencyInterval`,
        reason: `is no ${kind} frequency; got ${interval}`,
      });
    if (days === undefined) continue;
    if (days < SHORTEST[kind])
      failures.push({
        property: `${at}.retentionValue`,
        reason: `must keep ${kind} snapshots ${SHORTEST[kind]} days at least; got ${days}`,
      });
    if (before !== undefined && before.item.kind !== kind && days < before.days)
      failures.push({
        property: `${at}.retentionValue`,
        reason: `must be kept no shorter than ${before.item.kind} snapshots (${before.days} days); got ${days}`,
      });
    if (before === undefined || days > before.days) before = { item, days };
  }
  return failures;
}
