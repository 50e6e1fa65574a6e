import type { ErrorCode } from "yaml";
import type { Problem } from "../lib/errors.ts";

/** What people did, by the parser's code. The parser's own texts repeat parts of the file, which may be secrets. */
const FAULTS: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: "an alias (*) without its anchor",
  BAD_DQ_ESCAPE: "a backslash that stands for nothing in double quotes",
  BAD_INDENT: "a line that is indented wrongly",
  BAD_SCALAR_START: "a value that starts with a reserved sign and needs quotes",
  BLOCK_AS_IMPLICIT_KEY: "two keys in one line",
  BLOCK_IN_FLOW: "lines with keys inside brackets",
  MISSING_CHAR: "a quote, bracket, comma or colon that is missing",
  MULTILINE_IMPLICIT_KEY: "a line that is no key with a colon",
  MULTIPLE_DOCS: "more than one document (a line ---)",
  NON_STRING_KEY: "a group or list in place of a key, such as {{ name }}",
  TAB_AS_INDENT: "a tab where spaces belong",
  UNEXPECTED_TOKEN: "a sign that does not belong there",
};

/** YAML that cannot be read, told without a word of the file. */
export function yamlFault(code: ErrorCode, line: number): Problem {
  return {
    where: "YAML",
    expected: "text that YAML can read",
    found: FAULTS[code] ?? `something else (${code})`,
    next: `Correct line ${line} or the one before it`,
  };
}
