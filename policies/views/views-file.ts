import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { ResourceView } from "../resource-view.ts";
import { UNKNOWN } from "../resource-view.ts";

/** What the pack writes at the end of a preview or update. No secret is in it. */
export interface ViewsFile {
  readonly version: 1;
  readonly stack: string;
  /** False where a refusal came before the engine asked about the stack as a whole: relations are then missing. */
  readonly complete: boolean;
  readonly views: readonly ResourceView[];
  /** Rules that could not be decided yet: judged again at the update. */
  readonly undecided: readonly {
    readonly rule: string;
    readonly control: string;
    readonly urn: string;
    readonly property: string;
  }[];
}

/** Stands for a value not known yet, since JSON has no word for it. */
const UNKNOWN_KEY = "slipway:unknown";

/** Writes the file whole or not at all, readable by its owner only. */
export function writeViewsFile(path: string, file: ViewsFile): void {
  const draft = `${path}.${process.pid}.tmp`;
  const text = JSON.stringify(file, (_, value: unknown) =>
    value === UNKNOWN ? { [UNKNOWN_KEY]: true } : value,
  );
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, path);
}

/** Reads what `writeViewsFile` wrote. */
export function readViewsFile(path: string): ViewsFile {
  const file: unknown = JSON.parse(readFileSync(path, "utf8"), (_, value: unknown) =>
    isUnknown(value) ? UNKNOWN : value,
  );
  if (
    file === null ||
    typeof file !== "object" ||
    !("version" in file) ||
    file.version !== 1 ||
    !("views" in file)
  ) {
    throw new Error(`${path}: must be a views file of version 1; got another file. Run the preview again.`);
  }
  return file as ViewsFile; // written by writeViewsFile alone; the version was checked
}

function isUnknown(value: unknown): boolean {
  return value !== null && typeof value === "object" && UNKNOWN_KEY in value;
}
