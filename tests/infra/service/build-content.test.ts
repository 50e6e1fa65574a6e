import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { buildFault, contentTag, ignores } from "../../../infra/service/build-content.ts";

const BUILD = {
  context: "api",
  dockerfile: "Dockerfile",
  target: undefined,
  builder: "default",
  args: { NODE_VERSION: "24" },
  secrets: { npm: "NPM_TOKEN" },
};
const PLATFORM = "linux/arm64";
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "slipway-context-"));
  mkdirSync(join(dir, "src"));
  writeFileSync(join(dir, "Dockerfile"), "FROM scratch\n");
  writeFileSync(join(dir, "src", "main.ts"), "start();\n");
});
afterEach(() => rmSync(dir, { recursive: true }));

const tag = (changes: Partial<typeof BUILD> = {}, platform = PLATFORM) =>
  contentTag(dir, { ...BUILD, ...changes }, platform);

function tagAfter(change: () => void): string {
  change();
  return tag();
}

describe("contentTag", () => {
  it("is the same for the same content, wherever and by whichever builder it is built", () => {
    const first = tag();
    expect(first).toMatch(/^content-[0-9a-f]{16}$/);
    expect(tag({ builder: "remote", context: "elsewhere/api" })).toBe(first);
  });

  it.each<[string, () => string]>([
    ["a file's text", () => tagAfter(() => writeFileSync(join(dir, "src", "main.ts"), "stop();\n"))],
    ["a file's name", () => tagAfter(() => writeFileSync(join(dir, "src", "b.ts"), ""))],
    ["a file's mode", () => tagAfter(() => chmodSync(join(dir, "src", "main.ts"), 0o755))],
    ["the Dockerfile", () => tagAfter(() => writeFileSync(join(dir, "Dockerfile"), "FROM alpine\n"))],
    ["an argument", () => tag({ args: { NODE_VERSION: "26" } })],
    ["a mounted secret", () => tag({ secrets: {} as never })],
    ["the processor", () => tag({}, "linux/amd64")],
  ])("is another one after a change of %s", (_what, changed) => {
    const before = tag();
    expect(changed()).not.toBe(before);
  });

  it("does not change with what .dockerignore keeps out", () => {
    writeFileSync(join(dir, ".dockerignore"), "node_modules\n.dockerignore\n");
    const before = tag();
    mkdirSync(join(dir, "node_modules"));
    writeFileSync(join(dir, "node_modules", "x.js"), "");
    expect(tag()).toBe(before);
  });
});

describe("ignores", () => {
  it("reads patterns as Docker does: the last that fits decides", () => {
    writeFileSync(
      join(dir, ".dockerignore"),
      "# notes\n**/*.log\n/dist/\nsrc/?.ts\ndocs/**\n!docs/keep.md\n",
    );
    const ignored = ignores(dir, "Dockerfile");
    const of = [
      "a.log",
      "src/deep/b.log",
      "dist/main.js",
      "src/a.ts",
      "docs/x.md",
      "docs/keep.md",
      "src/main.ts",
    ];
    expect(of.filter(ignored)).toEqual(["a.log", "src/deep/b.log", "dist/main.js", "src/a.ts", "docs/x.md"]);
  });

  it("prefers the Dockerfile's own list", () => {
    writeFileSync(join(dir, ".dockerignore"), "src\n");
    writeFileSync(join(dir, "Dockerfile.dockerignore"), "test\n");
    expect(ignores(dir, "Dockerfile")("src/main.ts")).toBe(false);
  });
});

describe("buildFault", () => {
  it("finds nothing where both are there", () => {
    expect(buildFault(dir, BUILD)).toBeUndefined();
  });
  it("names the context that is missing", () => {
    expect(buildFault(join(dir, "none"), BUILD)).toMatchObject({
      ...{ word: "context", expected: "a folder that exists", found: '"api"' },
    });
  });
  it("names the Dockerfile that is missing", () => {
    const found = buildFault(dir, { ...BUILD, dockerfile: "Dockerfile.web" });
    expect(found).toMatchObject({ word: "dockerfile", expected: "a file in api", found: '"Dockerfile.web"' });
  });

  it("names every image that the Dockerfile takes by a tag, and how its digest is found", () => {
    writeFileSync(join(dir, "Dockerfile"), "FROM node:24 AS build\nFROM build\nCOPY --from=nginx /a /a\n");
    expect(buildFault(dir, BUILD)).toEqual({
      word: "dockerfile",
      expected: "images by their digest in FROM, COPY --from and RUN --mount",
      found: "node:24 in line 1, nginx in line 3",
      next: "Write node:24@sha256:<64 hexadecimal digits>; `docker buildx imagetools inspect node:24` prints them",
    });
  });

  it("knows the build's arguments, and asks for a value where there is none", () => {
    writeFileSync(join(dir, "Dockerfile"), "ARG BASE\nFROM $BASE\n");
    expect(buildFault(dir, BUILD)?.next).toMatch(/^Give the argument a value with a digest/);
    const args = { BASE: `node@sha256:${"5e".repeat(32)}` };
    expect(buildFault(dir, { ...BUILD, args: args as never })).toBeUndefined(); // the other arguments are not of this test
  });
});
