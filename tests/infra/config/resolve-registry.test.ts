import { describe, expect, it } from "@jest/globals";
import { resolve } from "../../../infra/config/resolve.ts";
import type { Edit } from "./edited-stacks.ts";
import { referenceConfig } from "./reference-config.ts";

const UNWRITTEN: Edit = [/ {4}registry:\n(?: {6}.*\n)+/, ""];
const OWN_ACCOUNT: Edit = [/444455556666\.dkr/g, "111122223333.dkr"];
const ELSEWHERE: Edit = [/444455556666\.dkr\.ecr\.ap-southeast-3\.amazonaws\.com/g, "ghcr.io"];

function registry(stack: "staging" | "production", edits: readonly Edit[]) {
  const { origins, settings } = resolve(referenceConfig(stack, edits));
  return { ...settings.registry, origin: origins.get("registry.ownership") };
}

describe("the registry", () => {
  it("is as the file says", () => {
    expect(registry("production", [])).toEqual({
      ownership: "owner",
      readerAccountIds: ["111122223333"],
      origin: "file",
    });
  });

  it("belongs to production where its images stand in its own account", () => {
    expect(registry("production", [UNWRITTEN])).toEqual({
      ownership: "owner",
      readerAccountIds: [],
      origin: "derived",
    });
  });

  it("is read by staging where the images stand in its own account", () => {
    expect(registry("staging", [UNWRITTEN, OWN_ACCOUNT])).toEqual({
      ownership: "reader",
      ownerAccountId: "111122223333",
      origin: "derived",
    });
  });

  it("is read where the images stand in another account", () => {
    expect(registry("staging", [UNWRITTEN])).toEqual({
      ownership: "reader",
      ownerAccountId: "444455556666",
      origin: "derived",
    });
  });

  it.each(["staging", "production"] as const)(
    "is nobody's in %s where the images come from elsewhere",
    (stack) => {
      expect(registry(stack, [UNWRITTEN, ELSEWHERE])).toEqual({ ownership: "external", origin: "derived" });
    },
  );

  it("has no reader but the owner where the file names none", () => {
    expect(registry("production", [[/ {6}readerAccountIds.*\n/, ""]])).toMatchObject({
      readerAccountIds: [],
    });
  });
});
