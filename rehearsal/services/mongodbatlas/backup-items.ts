import type { Inputs } from "../../cloud/behaviour.ts";
import { number, record, records, text } from "../known.ts";

/** One line of a backup policy. */
export interface BackupItem {
  readonly kind: BackupKind;
  /** Where it is written, such as `policyItemWeeklies[0]`. */
  readonly at: string;
  readonly interval: number | undefined;
  /** Days that a snapshot is kept; undefined while not known. */
  readonly days: number | undefined;
}

/** Most frequent first. */
export const BACKUP_KINDS = ["hourly", "daily", "weekly", "monthly", "yearly"] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

/** Properties that hold them: of the first two one, of the rest several. */
export const ITEM_PROPERTIES: Readonly<Record<BackupKind, string>> = {
  hourly: "policyItemHourly",
  daily: "policyItemDaily",
  weekly: "policyItemWeeklies",
  monthly: "policyItemMonthlies",
  yearly: "policyItemYearlies",
};

export const UNITS: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 31, years: 366 };

/** Every line of a schedule or a compliance policy, most frequent first. */
export function itemsOf(inputs: Inputs): readonly BackupItem[] {
  return BACKUP_KINDS.flatMap((kind) => {
    const property = ITEM_PROPERTIES[kind];
    const one = record(inputs, property);
    const all = one === undefined ? records(inputs, property) : [one];
    return all.map((item, index) => ({
      kind,
      at: one === undefined ? `${property}[${index}]` : property,
      interval: number(item, "frequencyInterval"),
      days: daysOf(item),
    }));
  });
}

export function daysOf(item: Inputs): number | undefined {
  const value = number(item, "retentionValue");
  const unit = UNITS[text(item, "retentionUnit") ?? ""];
  return value === undefined || unit === undefined ? undefined : value * unit;
}
