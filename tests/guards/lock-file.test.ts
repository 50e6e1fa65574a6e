import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";

interface LockedPackage {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const { packages } = readJson("package-lock.json") as { packages: Record<string, LockedPackage> };
const { allowScripts } = readJson("package.json") as { allowScripts: Record<string, boolean> };

/** Where npm looks for a dependency of the package in that folder: nearest node_modules first. */
function* placesOf(name: string, folder: string): Generator<string> {
  for (let at = folder; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    yield `${at}/node_modules/${name}`;
  }
  yield `node_modules/${name}`;
}

describe("package-lock.json", () => {
  it("names the optional packages of every platform: npm ci refuses a lock file without them, on all platforms", () => {
    const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter((name) =>
        [...placesOf(name, folder)].every((place) => packages[place] === undefined),
      ),
    );
    expect(missing).toEqual([]);
  });

  it("brings no install script that package.json has not allowed or denied by name", () => {
    const undecided = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([folder]) => folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length))
      .filter((name) => allowScripts[name] === undefined);
    expect(undecided).toEqual([]);
  });

  it("lets the package node run its script, which fetches the bundled Node", () => {
    expect(allowScripts.node).toBe(true);
  });
});
