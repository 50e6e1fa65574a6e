import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const PACKAGE = /^[a-z][a-z0-9-]*$/;
const TOKEN = /^([^:]+):([^:]+):[^:]+$/;

/** The files of one installed SDK package (`@pulumi/<name>`). */
export class PackageFiles {
  readonly name: string;
  readonly root: string;
  /** The installed version, as the package itself states it. */
  readonly version: string;

  constructor(name: string, root: string) {
    this.name = name;
    this.root = root;
    this.version = readVersion(root);
  }

  /** Finds the package beside this program; undefined when it is not installed. */
  static find(name: string): PackageFiles | undefined {
    if (!PACKAGE.test(name)) return undefined;
    try {
      return new PackageFiles(
        name,
        dirname(createRequire(import.meta.url).resolve(`@pulumi/${name}/package.json`)),
      );
    } catch (error) {
      if (isMissingModule(error)) return undefined;
      throw error;
    }
  }

  /**
   * The file, without its ending, whose compiled code states this token. The token nearly always names it
   * (`aws:rds/instance:Instance` → `rds/instance`); some thirty files are spelled otherwise (`guardduty/iPSet` →
   * `guardduty/ipset`), so the rest of the folder and then of the package is searched before a token counts as unknown.
   */
  fileOf(token: string): string | undefined {
    const [, name, module] = TOKEN.exec(token) ?? [];
    if (name !== this.name || module === undefined) return undefined;
    const expected = join(this.root, module.replace(/^index\//, ""));
    if (dirname(expected).startsWith(this.root) && states(expected, token)) return expected;
    return [...compiledFiles(dirname(expected), false), ...compiledFiles(this.root, true)].find((file) =>
      states(file, token),
    );
  }
}

function readVersion(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }; // npm requires it
  return version;
}

/** Compiled code names its token in quotes, and nothing else in the package does so. */
function states(file: string, token: string): boolean {
  if (!existsSync(`${file}.js`)) return false;
  const code = readFileSync(`${file}.js`);
  return code.includes(`__pulumiType = '${token}'`) || code.includes(`.runtime.invoke("${token}"`);
}

function* compiledFiles(folder: string, deep: boolean): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile() && entry.name.endsWith(".js")) yield path.slice(0, -".js".length);
    else if (deep && entry.isDirectory() && !["node_modules", "types"].includes(entry.name))
      yield* compiledFiles(path, true);
  }
}

function isMissingModule(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "MODULE_NOT_FOUND";
}
