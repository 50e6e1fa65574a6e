import { posix } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { importsOf } from "./imports.ts";
import { filesBelow, type ProjectFile, readProject } from "./project-files.ts";

const FOLDER = "infra/functions";

/** Files of the functions themselves, not of what packs them. */
const functions = filesBelow([FOLDER], /\.ts$/).filter(({ path }) => posix.dirname(path) !== FOLDER);

const { dependencies, devDependencies } = JSON.parse(readProject("package.json")) as Record<
  "dependencies" | "devDependencies",
  Record<string, string>
>;
const installed = new Set(Object.keys({ ...dependencies, ...devDependencies }));

/** What would be missing in Lambda: only the modules of the function's own folder are in its archive. */
function missingInLambda(file: ProjectFile): readonly string[] {
  return importsOf(file)
    .filter(({ typeOnly }) => !typeOnly)
    .filter(({ specifier, target }) => {
      if (target !== undefined) return posix.dirname(target) !== posix.dirname(file.path);
      if (specifier.startsWith("node:")) return false;
      return !(/^@aws-sdk\/client-[a-z0-9-]+$/.test(specifier) && installed.has(specifier));
    })
    .map(({ specifier }) => `${file.path}: ${specifier}`);
}

describe("a function", () => {
  it("imports its own folder, Node, and clients of the SDK that Lambda brings, and nothing else", () => {
    expect(functions.length).toBeGreaterThan(5);
    expect(functions.flatMap(missingInLambda)).toEqual([]);
  });

  it("has no folders below its own: they would not be in its archive", () => {
    const deeper = functions.filter(({ path }) => path.split("/").length !== FOLDER.split("/").length + 2);
    expect(deeper.map(({ path }) => path)).toEqual([]);
  });
});

describe("this guard", () => {
  it.each([
    'import { z } from "zod";',
    'import { digest } from "../../lib/digest.ts";',
    'const pg = await import("pg");',
    'import { NodeHttpHandler } from "@smithy/node-http-handler";',
    'import { S3Client } from "@aws-sdk/client-not-installed";',
  ])("would catch %s", (text) => {
    expect(missingInLambda({ path: `${FOLDER}/shop/index.ts`, text })).toHaveLength(1);
  });

  it.each([
    'import type { Settings } from "../../config/settings.ts";',
    'import { createHash } from "node:crypto";',
    'const { RDSClient } = await import("@aws-sdk/client-rds");',
    'import { a } from "./a.ts";',
  ])("lets %s pass", (text) => {
    expect(missingInLambda({ path: `${FOLDER}/shop/index.ts`, text })).toEqual([]);
  });
});
