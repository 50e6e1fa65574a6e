import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";
import { postgresOf } from "../postgres-of.ts";
import { DEFAULTS, type DefaultKey } from "../tier-defaults.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * Shortest windows, minutes: @pulumi/aws 7.48.0, rds.InstanceArgs and elasticache.ReplicationGroupArgs; a job of AWS Backup
 * must have an hour to start (AWS Backup API reference, "BackupRule", StartWindowMinutes, from memory, 2026-11).
 */
const SHORTEST = { database: 30, cache: 60, backup: 60 } as const;

/** Minutes since Monday 00:00 UTC, and how many. */
interface Span {
  readonly start: number;
  readonly length: number;
}

/**
 * Windows are long enough, and RDS's two never overlap: it refuses that. Neither does the window of the copies overlap
 * them: a snapshot waits while RDS backs up or maintains the database.
 */
export function checkWindows({ backup: copies, cache, database }: ConfigParts): readonly Problem[] {
  const problems: Problem[] = [];
  const postgres = postgresOf(database);
  const { backupWindow, maintenanceWindow } = postgres ?? {};
  problems.push(
    ...tooShort("database.backupWindow", backupWindow, daily, SHORTEST.database),
    ...tooShort("database.maintenanceWindow", maintenanceWindow, weekly, SHORTEST.database),
    ...tooShort("cache.snapshotWindow", cache?.snapshotWindow, daily, SHORTEST.cache),
    ...tooShort("backup.window", copies?.window, daily, SHORTEST.backup),
    ...tooShort("cache.maintenanceWindow", cache?.maintenanceWindow, weekly, SHORTEST.cache),
  );
  if (postgres === undefined) return problems;
  const backup = backupWindow ?? written("database.backupWindow");
  const maintenance = maintenanceWindow ?? written("database.maintenanceWindow");
  if (everyDay(daily(backup)).some((span) => overlap(span, weekly(maintenance)))) {
    const expected = `a window apart from maintenanceWindow, ${maintenance}`;
    const next = "Move one of them: RDS refuses the overlap";
    problems.push({ where: "database.backupWindow", expected, found: shown(backup), next });
  }
  const window = copies?.window ?? written("backup.window");
  const taken = [
    ["database.backupWindow", backup, everyDay(daily(backup))],
    ["database.maintenanceWindow", maintenance, [weekly(maintenance)]],
  ] as const;
  for (const [name, text, spans] of taken) {
    if (!everyDay(daily(window)).some((span) => spans.some((other) => overlap(span, other)))) continue;
    const expected = `a window apart from ${name}, ${text}`;
    const next = "Move it: a snapshot waits while RDS is busy, and is given up after the window";
    problems.push({ where: "backup.window", expected, found: shown(window), next });
  }
  return problems;
}

function written(key: Extract<DefaultKey, `database.${string}Window` | "backup.window">): string {
  return DEFAULTS[key].production;
}

function tooShort(
  where: string,
  text: string | undefined,
  read: (text: string) => Span,
  shortest: number,
): readonly Problem[] {
  if (text === undefined || read(text).length >= shortest) return [];
  const expected = `a window of at least ${shortest} minutes`;
  return [{ where, expected, found: shown(text), next: "Make it longer" }];
}

/** `18:00-19:00`, on Monday. */
function daily(text: string): Span {
  const [from, to] = text.split("-").map(minutes) as [number, number]; // the schema's form has one hyphen
  return { start: from, length: (to - from + DAY_MINUTES) % DAY_MINUTES };
}

/** `sun:19:00-sun:20:00`. */
function weekly(text: string): Span {
  const [from, to] = text
    .split("-")
    .map((part) => DAYS.indexOf(part.slice(0, 3)) * DAY_MINUTES + minutes(part.slice(4))) as [number, number]; // the schema's form has one hyphen
  return { start: from, length: (to - from + WEEK_MINUTES) % WEEK_MINUTES };
}

function minutes(clock: string): number {
  const [hours = 0, rest = 0] = clock.split(":").map(Number);
  return hours * 60 + rest;
}

function everyDay(span: Span): readonly Span[] {
  return DAYS.map((_, day) => ({ start: span.start + day * DAY_MINUTES, length: span.length }));
}

function overlap(a: Span, b: Span): boolean {
  const distance = (from: number, to: number): number => (to - from + WEEK_MINUTES) % WEEK_MINUTES;
  return distance(a.start, b.start) < a.length || distance(b.start, a.start) < b.length;
}
