import type { Problem } from "../../lib/errors.ts";
import { nearest } from "../../lib/nearest.ts";
import { shown } from "../../lib/shown.ts";
import { machineFamilies, machineSizes } from "../../tables/machine-sizes.ts";
import type { ConfigParts } from "../config.ts";
import { postgresOf } from "../postgres-of.ts";
import { orList } from "../schema/word.ts";

/** Instance classes and node types have a family and a size that there are; which region sells which is the cloud's to say. */
export function checkMachines({ cache, database }: ConfigParts): readonly Problem[] {
  return [
    ...machine("database.instanceClass", postgresOf(database)?.instanceClass, "db"),
    ...machine("cache.nodeType", cache?.nodeType, "cache"),
  ];
}

function machine(where: string, value: string | undefined, prefix: "db" | "cache"): readonly Problem[] {
  const [, family, size] = value?.split(".") ?? [];
  if (family === undefined || size === undefined) return [];
  const word = where.split(".")[1] ?? where;
  const found = shown(value);
  const sizes = machineSizes(prefix, family);
  if (sizes === undefined) {
    const known = machineFamilies(prefix);
    const near = meant(family, known);
    const next = near === undefined ? "Take one of them" : `Write ${word}: ${prefix}.${near}.${size}`;
    return [{ where, expected: `a family of machines such as ${orList(known)}`, found, next }];
  }
  if (sizes.includes(size)) return [];
  const near = nearest(size, sizes);
  const next = near === undefined ? "Take one of them" : `Write ${word}: ${prefix}.${family}.${near}`;
  return [{ where, expected: `a size of ${prefix}.${family} (${orList(sizes)})`, found, next }];
}

/** A longer name, the same letters in another order (two of three are far from a spelling), or the nearest spelling. */
function meant(family: string, known: readonly string[]): string | undefined {
  const letters = (name: string) => [...name].sort().join("");
  return (
    known.find((one) => one.startsWith(family)) ??
    known.find((one) => letters(one) === letters(family)) ??
    nearest(family, known)
  );
}
