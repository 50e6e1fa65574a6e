import { createHash } from "node:crypto";
import { type Dirent, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BuildSettings } from "../config/image-settings.ts";
import { unpinnedBases } from "./dockerfile-bases.ts";

/** Hexadecimal digits of a tag: 64 bits tell the contents of one repository apart. */
const TAG_DIGITS = 16;

/** What keeps a build from starting. */
export interface BuildFault {
  /** The word of `build` that it is about. */
  readonly word: "context" | "dockerfile";
  readonly expected: string;
  readonly found: string;
  readonly next: string;
}

const PATHS = "Correct it: paths start at the stack file's folder, the Dockerfile's at the context";

/**
 * The first thing that is missing on this machine, or the images that its Dockerfile names by a tag: under that name there are
 * others tomorrow, and neither would the content's tag change with them nor would anybody know what was built. Undefined where
 * nothing is wrong.
 */
export function buildFault(folder: string, build: BuildSettings): BuildFault | undefined {
  const { args, context, dockerfile } = build;
  const missing = (word: BuildFault["word"], expected: string, path: string): BuildFault => ({
    ...{ word, expected, found: JSON.stringify(path), next: PATHS },
  });
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return missing("context", "a folder that exists", context);
  if (statSync(join(folder, dockerfile), { throwIfNoEntry: false })?.isFile() !== true)
    return missing("dockerfile", `a file in ${context}`, dockerfile);
  const bases = unpinnedBases(readFileSync(join(folder, dockerfile), "utf8"), args);
  const [first] = bases;
  if (first === undefined) return undefined;
  return {
    word: "dockerfile",
    expected: "images by their digest in FROM, COPY --from and RUN --mount",
    found: bases.map(({ image, line }) => `${image} in line ${line}`).join(", "),
    next: pinned(first.image),
  };
}

/** Command and form: docs.docker.com, "docker buildx imagetools inspect" (read 2026-11-27). */
function pinned(image: string): string {
  if (image.includes("$"))
    return "Give the argument a value with a digest, before the first FROM or in build.args";
  const name = image.replace(/@.*$/, "");
  return `Write ${name}@sha256:<64 hexadecimal digits>; \`docker buildx imagetools inspect ${name}\` prints them`;
}

/**
 * A tag that stands for everything the image is made from: files that `.dockerignore` lets through with their modes, the
 * Dockerfile, arguments, stage and processor. Of secrets only the ids count: their values are never read here.
 */
export function contentTag(folder: string, build: BuildSettings, platform: string): string {
  const hash = createHash("sha256");
  const { args, dockerfile, secrets, target } = build;
  hash.update(
    JSON.stringify([platform, dockerfile, target ?? "", sorted(args), Object.keys(secrets).sort()]),
  );
  hash.update(readFileSync(join(folder, dockerfile)));
  const ignored = ignores(folder, dockerfile);
  for (const path of filesBelow(folder, "")) {
    if (ignored(path.name)) continue;
    hash.update(`\0${path.name}\0`);
    if (path.link) hash.update(readlinkSync(join(folder, path.name)));
    else {
      const executable = (statSync(join(folder, path.name)).mode & 0o111) !== 0;
      hash.update(executable ? "x\0" : "-\0");
      hash.update(
        createHash("sha256")
          .update(readFileSync(join(folder, path.name)))
          .digest(),
      );
    }
  }
  return `content-${hash.digest("hex").slice(0, TAG_DIGITS)}`;
}

/** Which paths `.dockerignore` keeps out; the last pattern that fits decides. Docker's own file of the Dockerfile comes first. */
export function ignores(folder: string, dockerfile: string): (path: string) => boolean {
  const text = [`${dockerfile}.dockerignore`, ".dockerignore"]
    .map((name) => join(folder, name))
    .find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
  const patterns = (text === undefined ? "" : readFileSync(text, "utf8"))
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const not = line.startsWith("!");
      return { not, fits: patternOf(not ? line.slice(1) : line) };
    });
  return (path) => patterns.reduce((out, { fits, not }) => (fits.test(path) ? !not : out), false);
}

/** A pattern fits a path and everything below it. docs.docker.com, "Build context", .dockerignore (from memory, 2026-11). */
function patternOf(line: string): RegExp {
  const clean = line
    .trim()
    .replace(/^\.?\/+/, "")
    .replace(/\/+$/, "");
  const source = clean.replaceAll(/\*\*\/?|\*|\?|[.+^${}()|[\]\\]/g, (found) => {
    if (found === "**/") return "(?:.*/)?";
    if (found === "**") return ".*";
    if (found === "*") return "[^/]*";
    return found === "?" ? "[^/]" : `\\${found}`;
  });
  return new RegExp(`^${source}(?:/.*)?$`);
}

interface Found {
  readonly name: string;
  readonly link: boolean;
}

function filesBelow(root: string, below: string): readonly Found[] {
  const entries: readonly Dirent[] = readdirSync(join(root, below), { withFileTypes: true });
  return [...entries]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(root, name);
      return entry.isFile() || entry.isSymbolicLink() ? [{ name, link: entry.isSymbolicLink() }] : [];
    });
}

function sorted(values: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}
