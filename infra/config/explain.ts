import { shown } from "../lib/shown.ts";
import { leaves } from "./decisions.ts";
import type { Origin, Resolved } from "./resolve.ts";
import { DEFAULTS, type Default } from "./tier-defaults.ts";
import { valueAt } from "./word-at.ts";

/** One decided setting, ready to print. */
export interface Explanation {
  /** Key path of the setting. */
  readonly path: string;
  /** Its value in plain form; never a secret's. */
  readonly value: string;
  readonly origin: Origin;
  /** Why the default is what it is; undefined for what came from the file or follows from other settings. */
  readonly reason: string | undefined;
}

/** Words that a stack did not write itself. */
export interface Sources {
  /** The words of its own file. */
  readonly own: unknown;
  /** The stack that it is like. */
  readonly like: string | undefined;
  /** Key paths of what follows from two files. */
  readonly derived: readonly string[];
}

/** Every decided setting with its value and where it came from, in the settings' order. */
export function explain({ origins, settings }: Resolved, sources?: Sources): readonly Explanation[] {
  return leaves(settings, "").map(([path, value]) => {
    const origin = writtenIn(sources, path, origins.get(path) ?? "file");
    return { path, value: printed(value, path), origin, reason: reasonOf(path, origin) };
  });
}

/** In which file a written word stands. */
function writtenIn(sources: Sources | undefined, path: string, origin: Origin): Origin {
  if (sources === undefined || origin !== "file") return origin;
  const word = wordOf(path);
  if (sources.derived.some((one) => one === word || word.startsWith(`${one}.`) || one.startsWith(`${word}.`)))
    return "derived";
  if (sources.like === undefined || valueAt(sources.own, word.split(".")) !== undefined) return "file";
  return `like ${sources.like}`;
}

/** The word of the file that a setting comes from: a group of the settings has its words at the top of the file. */
function wordOf(path: string): string {
  return path.replace(/^observability\./, "").replace(/^publishedMeasures\./, "");
}

function printed(value: unknown, path: string): string {
  if (value === undefined) return "none";
  if (Array.isArray(value))
    return value.length === 0 ? "none" : value.map((item) => printed(item, path)).join(", ");
  if (value !== null && typeof value === "object") return "none"; // an empty group: others are told key by key
  if (typeof value === "string" && !isHidden(value, path)) return value;
  return shown(value, secretSteps(path));
}

function isHidden(value: string, path: string): boolean {
  return !shown(value, secretSteps(path)).startsWith('"');
}

/** Names of secrets are no secrets: only plain variables and overrides could hold one by their name. */
function secretSteps(path: string): readonly string[] {
  const steps = path.split(".");
  return steps[2] === "environment" || steps[0] === "overrides" ? steps : [];
}

function reasonOf(path: string, origin: Origin): string | undefined {
  if (origin !== "default" && origin !== "tier default") return undefined;
  const pattern = wordOf(path).replace(/^(services|secrets|alerts|queries|published)\.[^.]+\./, "$1.*.");
  const table: Readonly<Record<string, Default<unknown>>> = DEFAULTS;
  // A word inside a group that has a default as a whole: compute.kind.
  return (table[pattern] ?? table[pattern.slice(0, pattern.lastIndexOf("."))])?.reason;
}
