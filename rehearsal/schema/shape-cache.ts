import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { UnlinkedFunction, UnlinkedResource } from "./read-shapes.ts";

/** Raise it whenever the reader reads something new or otherwise: older entries are then read again. */
const FORMAT = 1;

interface Entry {
  readonly format: number;
  readonly version: string;
  readonly document: UnlinkedResource | UnlinkedFunction;
}

/**
 * Shapes on disk: one small JSON file for each token and package version, so that a start reads what it uses, and two
 * programs at once cannot undo one another's entries. Whatever cannot be read or does not fit counts as absent.
 */
export class ShapeCache {
  readonly #folder: string;
  readonly #unsaved = new Map<string, Entry>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  read(token: string, version: string): UnlinkedResource | UnlinkedFunction | undefined {
    try {
      const entry: unknown = JSON.parse(readFileSync(this.#path(token, version), "utf8"));
      return isEntry(entry) && entry.version === version && entry.document.token === token
        ? entry.document
        : undefined;
    } catch {
      return undefined; // absent, unreadable or half-written: the shape is read from the package again
    }
  }

  /** Keeps an entry for the next `save`. */
  add(version: string, document: UnlinkedResource | UnlinkedFunction): void {
    this.#unsaved.set(this.#path(document.token, version), { format: FORMAT, version, document });
  }

  /** Writes the new entries, each complete or not at all. */
  save(): void {
    for (const [path, entry] of this.#unsaved) {
      mkdirSync(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.tmp`;
      try {
        writeFileSync(draft, JSON.stringify(entry));
        renameSync(draft, path);
      } finally {
        rmSync(draft, { force: true });
      }
    }
    this.#unsaved.clear();
  }

  #path(token: string, version: string): string {
    const [pkg = "", module = "", name = ""] = token.split(":");
    return join(this.#folder, `${pkg}-${version}`, `${module.replaceAll("/", ".")}.${name}.json`);
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const { format, document } = value as Partial<Entry>; // each field is checked on the next lines
  if (format !== FORMAT || typeof document !== "object" || document === null) return false;
  return [document.inputs, document.outputs, document.types].every(
    (part) => typeof part === "object" && part !== null,
  );
}
