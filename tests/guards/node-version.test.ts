import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("package.json")) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe("the version of Node", () => {
  it("is the same for the bundled Node, version managers and CI", () => {
    expect(read(".node-version").trim()).toBe(manifest.devDependencies.node);
  });

  it.each(["main.js", "policies/main.cjs"])("is of the major version that %s asks for", (file) => {
    const oldest = /OLDEST_NODE = (\d+);/.exec(read(file))?.[1];
    expect(manifest.devDependencies.node?.split(".")[0]).toBe(oldest);
  });
});

describe("package.json", () => {
  it.each(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))(
    "states an exact version of %s",
    (_name, version) => {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    },
  );
});
