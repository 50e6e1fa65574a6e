import { shown } from "../lib/shown.ts";
import { leaves } from "./decisions.ts";
import type { Origin, Resolved } from "./resolve.ts";
import { DEFAULTS, type Default } from "./tier-defaults.ts";

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

/** Every decided setting with its value and where it came from, in the settings' order. */
export function explain({ origins, settings }: Resolved): readonly Explanation[] {
  return leaves(settings, "").map(([path, value]) => {
    const origin = origins.get(path) ?? "file";
    return { path, value: printed(value, path), origin, reason: reasonOf(path, origin) };
  });
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
  const word = path.replace(/^observability\./, ""); // a group of the settings; its words stand at the top of the file
  const pattern = word
    .replace(/^publishedMeasures\./, "")
    .replace(/^(services|secrets|alerts|queries|published)\.[^.]+\./, "$1.*.");
  const table: Readonly<Record<string, Default<unknown>>> = DEFAULTS;
  // A word inside a group that has a default as a whole: compute.kind.
  return (table[pattern] ?? table[pattern.slice(0, pattern.lastIndexOf("."))])?.reason;
}
