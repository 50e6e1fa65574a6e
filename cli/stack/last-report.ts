import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../policies/report/model.ts";
import { EXIT } from "../exit-codes.ts";
import { commandLine } from "../lib/command-line.ts";
import type { About } from "../lib/stack-words.ts";
import { UserError } from "../lib/user-error.ts";

/** The shape that this version reads. */
const SCHEMA = 1;

/** The report that the last run wrote into that folder. Throws `UserError` where there is none, or one of another version. */
export function lastReport(dir: string, about: About): Report {
  const { stack } = about;
  const path = join(dir, "report.json");
  const next = `Run "${commandLine("up", about)}" or "${commandLine("audit", about)}" first`;
  const found = read(path);
  if (found === undefined)
    throw new UserError({ where: stack, expected: `a report in ${dir}`, found: "none", next }, EXIT.usage);
  if (found.schema !== SCHEMA)
    throw new UserError(
      {
        where: path,
        expected: `a report of version ${SCHEMA}`,
        found: JSON.stringify(found.schema) ?? "none",
        next,
      },
      EXIT.usage,
    );
  if (found.stack !== stack)
    throw new UserError(
      {
        where: path,
        expected: `a report of ${stack}`,
        found: `one of ${JSON.stringify(found.stack)}`,
        next,
      },
      EXIT.usage,
    );
  return found as unknown as Report; // written whole by `writeReport`, of this version
}

/** An object with nothing in it where the file holds something else: no version is then the right one. */
function read(path: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    return undefined;
  }
}
