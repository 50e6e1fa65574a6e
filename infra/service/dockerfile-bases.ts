/** An image that a Dockerfile names otherwise than by its digest. */
export interface UnpinnedBase {
  /** As the build would ask for it; with `$` where a part of it is not known here. */
  readonly image: string;
  /** Counted from 1. */
  readonly line: number;
}

const PINNED = /@sha256:[0-9a-f]{64}$/;

/**
 * Images that the Dockerfile starts from or copies from and that could be others tomorrow under the same name: neither pinned by
 * digest, nor an earlier stage, nor `scratch`. `args` are the build's, before the defaults that the file gives. Format:
 * docs.docker.com, "Dockerfile reference" (FROM, "Understand how ARG and FROM interact", COPY --from, RUN --mount, escape,
 * here-documents; read 2026-11-27).
 */
export function unpinnedBases(
  dockerfile: string,
  args: Readonly<Record<string, string>> = {},
): readonly UnpinnedBase[] {
  const stages = new Set<string>();
  const known = new Map<string, string>();
  const found: UnpinnedBase[] = [];
  const name = (text: string, line: number): void => {
    const image = substituted(text, known);
    const stage = stages.has(image.toLowerCase()) || /^\d+$/.test(image);
    if (!stage && image !== "scratch" && !PINNED.test(image)) found.push({ image, line });
  };
  for (const { keyword, line, text } of instructions(dockerfile)) {
    if (keyword === "ARG" && stages.size === 0) {
      for (const [key, value] of argsOf(text)) {
        const given = args[key] ?? value;
        if (given !== undefined) known.set(key, substituted(given, known));
      }
    } else if (keyword === "FROM") {
      const [image = "", as, stage] = text.split(/\s+/).filter((word) => !word.startsWith("--"));
      name(image, line);
      // A stage without a name has its number; the set only has to grow.
      stages.add(as?.toUpperCase() === "AS" && stage !== undefined ? stage.toLowerCase() : `${stages.size}`);
    } else if (keyword === "COPY") {
      for (const [, image = ""] of text.matchAll(/(?:^|\s)--from=(\S+)/g)) name(image, line);
    } else if (keyword === "RUN") {
      for (const [, mount = ""] of text.matchAll(/(?:^|\s)--mount=(\S+)/g)) {
        const image = /(?:^|,)from=([^,]+)/.exec(mount)?.[1];
        if (image !== undefined) name(image, line);
      }
    }
  }
  return found;
}

interface Instruction {
  readonly keyword: string;
  readonly text: string;
  readonly line: number;
}

/** Whole instructions: continued lines are one, comments and here-documents none. */
function instructions(dockerfile: string): readonly Instruction[] {
  const lines = dockerfile.split(/\r?\n/);
  const continues = /^\s*#\s*escape\s*=\s*`/im.test(lines.slice(0, DIRECTIVES).join("\n")) ? "`" : "\\";
  const found: Instruction[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1;
    let text = "";
    for (; at < lines.length; at += 1) {
      const part = lines[at] ?? "";
      if (/^\s*#/.test(part)) {
        if (text === "") break;
        continue;
      }
      if (text !== "" && part.trim() === "") continue;
      const continued = part.trimEnd().endsWith(continues);
      text += continued ? `${part.trimEnd().slice(0, -1)} ` : part;
      if (!continued) break;
    }
    const [, keyword = "", rest = ""] = /^\s*(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    found.push({ keyword: keyword.toUpperCase(), text: rest.trim(), line });
    if (HERE.has(keyword.toUpperCase()))
      for (const [, dash, , word = ""] of rest.matchAll(/<<(-?)(["']?)([A-Za-z_]\w*)\2/g)) {
        const ends = (one: string): boolean => (dash === "-" ? one.replace(/^\t+/, "") : one) === word;
        at += 1;
        while (at < lines.length && !ends(lines[at] ?? "")) at += 1;
      }
  }
  return found.filter(({ keyword }) => keyword !== "");
}

/** Lines at the top that can hold parser directives; there are three of them (as above, "Parser directives"). */
const DIRECTIVES = 3;

/** Instructions that take here-documents (as above, "Here-documents"). */
const HERE: ReadonlySet<string> = new Set(["RUN", "COPY", "ADD"]);

/** `NAME`, `NAME=value`, several in a row; without quotes. */
function argsOf(text: string): readonly (readonly [key: string, value: string | undefined])[] {
  return [...text.matchAll(/(\w+)(?:=("[^"]*"|'[^']*'|\S*))?/g)].map(([, key = "", value]) => [
    key,
    value?.replace(/^(["'])(.*)\1$/, "$2"),
  ]);
}

/** With `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}` in place; what nothing is known of stays as it is. */
function substituted(text: string, known: ReadonlyMap<string, string>): string {
  return text
    .replace(/^(["'])(.*)\1$/, "$2")
    .replace(/\$(?:(\w+)|\{(\w+)(?::?([-+])([^}]*))?\})/g, (whole, bare, braced, sign, word) => {
      const value = known.get(String(bare ?? braced));
      const empty = value === undefined || value === "";
      if (sign === "-") return empty ? String(word) : value;
      if (sign === "+") return empty ? "" : String(word);
      return value ?? String(whole);
    });
}
