import { describe, expect, it } from "@jest/globals";
import { unpinnedBases } from "../../../infra/service/dockerfile-bases.ts";

const DIGEST = `sha256:${"5e".repeat(32)}`;
const NODE = `node:24-slim@${DIGEST}`;

describe("unpinnedBases", () => {
  it.each<[string, string]>([
    ["a digest, with a tag", `FROM ${NODE}`],
    ["a digest, without a tag, for a platform", `FROM --platform=$BUILDPLATFORM node@${DIGEST} AS build`],
    ["nothing at all", "FROM scratch\nCOPY . ."],
    ["an earlier stage, in another case", `FROM ${NODE} AS Build\nFROM build\nFROM Build AS last`],
    ["an argument that holds the digest", `ARG BASE=${NODE}\nFROM $BASE`],
    ["an argument in quotes, made of another one", `ARG D="${DIGEST}"\nARG BASE=node@$D\nFROM "$BASE"`],
    ["a default in the line itself", `FROM \${BASE:-${NODE}}`],
    [
      "a copy from a stage, by name and by number",
      `FROM ${NODE} AS a\nFROM scratch\nCOPY --from=a /x /\nCOPY --from=0 /y /`,
    ],
    ["a mount of a stage", `FROM ${NODE} AS a\nFROM a\nRUN --mount=type=bind,from=a,target=/a ls`],
    ["the word in a here-document", `FROM ${NODE}\nRUN <<-'SQL'\nFROM node:24\n\tSQL\nUSER 1000`],
    [
      "the word in a comment and in a continued line",
      `# FROM node:24\nFROM ${NODE}\nRUN select \\\n# FROM node:24\n\nFROM node:24\n`,
    ],
    ["a line that the other escape continues", `# escape=\`\nFROM \`\n  ${NODE}`],
  ])("accepts %s", (_what, dockerfile) => {
    expect(unpinnedBases(dockerfile)).toEqual([]);
  });

  it.each<[string, string, readonly [image: string, line: number][]]>([
    ["a tag", "FROM node:24-slim", [["node:24-slim", 1]]],
    ["neither tag nor digest, in lower case", "\n\nfrom node as build", [["node", 3]]],
    ["half a digest", "FROM node@sha256:5e5e", [["node@sha256:5e5e", 1]]],
    ["an argument that holds a tag", "ARG V=24\nFROM node:$V", [["node:24", 2]]],
    ["an argument of which nothing is known", "ARG BASE\nFROM $BASE", [["$BASE", 2]]],
    ["an argument of a stage, which no FROM sees", `FROM ${NODE}\nARG B=${NODE}\nFROM $B`, [["$B", 3]]],
    ["a stage that comes later only", "FROM build\nFROM scratch AS build", [["build", 1]]],
    ["an image that is copied from", `FROM ${NODE}\nCOPY --chown=1 --from=nginx:1 /a /a`, [["nginx:1", 2]]],
    ["an image that is mounted", `FROM ${NODE}\nRUN --mount=from=go:1,target=/go ls`, [["go:1", 2]]],
    [
      "every one of several",
      "FROM a:1 AS one\nFROM b:2\nFROM one",
      [
        ["a:1", 1],
        ["b:2", 2],
      ],
    ],
    ["one behind a here-document", "FROM scratch\nCOPY <<A <<B /\nx\nA\ny\nB\nFROM c:3", [["c:3", 7]]],
    ["one over two lines, with its first", "FROM \\\n  node:24", [["node:24", 1]]],
  ])("tells %s, by line", (_what, dockerfile, expected) => {
    expect(unpinnedBases(dockerfile)).toEqual(expected.map(([image, line]) => ({ image, line })));
  });

  it("takes the build's value of an argument before the file's own", () => {
    const dockerfile = "ARG BASE=node:24\nFROM $BASE AS api";
    expect(unpinnedBases(dockerfile, { BASE: NODE })).toEqual([]);
    expect(unpinnedBases(dockerfile.replace("node:24", NODE), { BASE: "node:26" })).toEqual([
      { image: "node:26", line: 2 },
    ]);
  });

  it("counts comments and empty lines", () => {
    expect(unpinnedBases("# syntax=docker/dockerfile:1\n\n# what it runs on\nFROM node:24")).toEqual([
      { image: "node:24", line: 4 },
    ]);
  });
});
