import { isNode, parseDocument } from "yaml";
import { owningStackProblems } from "../../infra/config/owning-stacks.ts";
import { readStackFile } from "../../infra/config/stack-file.ts";
import { valueAt } from "../../infra/config/word-at.ts";
import { editValues } from "./edit-values.ts";

const ROOT = ["config", "slipway:stack"];
const READERS = ["registry", "readerAccountIds"];

/** What several stacks of one AWS account settled between them. */
export interface Settled {
  readonly texts: ReadonlyMap<string, string>;
  /** Sentences for the person. */
  readonly notes: readonly string[];
}

/**
 * The stack files, by name, for a product whose stacks share an AWS account where the example's do not: what an account has once
 * stays with the first of them, and an owner of repositories needs no list with its own account.
 */
export function oneAccount(files: ReadonlyMap<string, string>): Settled {
  const sources = [...files].map(([source, text]) => ({ source, raw: readStackFile(text).raw }));
  const twice = owningStackProblems(sources).filter(({ where }) => where.startsWith("account."));
  const texts = new Map(
    [...files].map(([file, text]) => {
      const paths = twice.flatMap(({ source, where }) =>
        source === file ? [`${ROOT.join(".")}.${where}`] : [],
      );
      const settled = editValues(text, ({ path }) =>
        paths.includes(path.join(".")) ? { source: "elsewhere", dropRemark: false } : undefined,
      );
      return [file, withoutOwnReader(settled)] as const;
    }),
  );
  const later = [...new Set(twice.flatMap(({ source }) => source ?? []))];
  return {
    texts,
    notes: later.map((file) => {
      const parts = twice.flatMap(({ source, where }) =>
        source === file ? [where.replace("account.", "")] : [],
      );
      return `${file}: one AWS account has these once, and another stack of it declares them: ${parts.join(", ")} (account).`;
    }),
  };
}

function withoutOwnReader(text: string): string {
  const { raw } = readStackFile(text);
  const readers: unknown = valueAt(raw, READERS);
  const own = valueAt(raw, ["aws", "accountId"]);
  if (!Array.isArray(readers) || !readers.includes(own)) return text;
  const list = parseDocument(text, { prettyErrors: false, logLevel: "error" }).getIn(
    [...ROOT, ...READERS],
    true,
  );
  if (!isNode(list) || !list.range) return text;
  const [start] = list.range;
  const end = start + text.slice(start, list.range[1]).trimEnd().length; // a list of lines ends with its line break
  const lineEnd = text.indexOf("\n", end);
  const rest = text.slice(end, lineEnd === -1 ? undefined : lineEnd).replace(/\s+#.*$/, ""); // its remark spoke of the account
  const others = readers.filter((id) => id !== own).map((id) => JSON.stringify(id));
  return `${text.slice(0, start)}[${others.join(", ")}]${rest}${lineEnd === -1 ? "" : text.slice(lineEnd)}`;
}
