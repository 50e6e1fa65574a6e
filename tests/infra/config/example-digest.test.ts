import { describe, expect, it } from "@jest/globals";
import { isExampleDigest } from "../../../infra/config/example-digest.ts";
import { referenceConfig } from "./reference-config.ts";

describe("isExampleDigest", () => {
  it.each(["staging", "production"] as const)(
    "is true for every image of the reference stack %s",
    (stack) => {
      const images = Object.values(referenceConfig(stack).services).map(({ image }) => image ?? "");
      expect(images.map(isExampleDigest)).toEqual(images.map(() => true));
    },
  );

  it.each([
    ["47 zeros", `ghcr.io/a/b@sha256:${"0".repeat(47)}1${"0".repeat(16)}`],
    ["a real digest", `ghcr.io/a/b@sha256:${"9f".repeat(32)}`],
    ["zeros at the end", `ghcr.io/a/b@sha256:${"f".repeat(16)}${"0".repeat(48)}`],
    ["a tag", "ghcr.io/a/b:000"],
  ])("is false for %s", (_, image) => {
    expect(isExampleDigest(image)).toBe(false);
  });
});
