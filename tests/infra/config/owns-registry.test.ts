import { describe, expect, it } from "@jest/globals";
import { ownsRegistry } from "../../../infra/config/owns-registry.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import type { Edit } from "./edited-stacks.ts";
import { referenceConfig } from "./reference-config.ts";

const UNWRITTEN: Edit = [/ {4}registry:\n(?: {6}.*\n)+/, ""];
const OWN_ACCOUNT: Edit = [/444455556666\.dkr/g, "111122223333.dkr"];
const ELSEWHERE: Edit = [/444455556666\.dkr\.ecr\.ap-southeast-3\.amazonaws\.com/g, "ghcr.io"];
const BUILD: Edit = [/image: 4444.*warungin\/api@.*\n/, "build: { context: app }\n"];

describe("ownsRegistry", () => {
  it.each<["staging" | "production", readonly Edit[], boolean]>([
    ["production", [], true],
    ["staging", [], false],
    ["production", [UNWRITTEN], true],
    ["staging", [UNWRITTEN], false],
    ["staging", [UNWRITTEN, OWN_ACCOUNT], false],
    ["production", [UNWRITTEN, ELSEWHERE], false],
    ["staging", [UNWRITTEN, BUILD], true],
  ])("says of %s with %j what resolve decides", (stack, edits, owns) => {
    const config = referenceConfig(stack, edits);
    expect(ownsRegistry(config)).toBe(owns);
    expect(resolve(config).settings.registry.ownership === "owner").toBe(owns);
  });

  it("takes what cannot be read for nobody's", () => {
    expect([undefined, "text", {}, { services: [] }].map(ownsRegistry)).toEqual([false, false, false, false]);
  });
});
