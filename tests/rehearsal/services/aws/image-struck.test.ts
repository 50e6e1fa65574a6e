import { describe, expect, it } from "@jest/globals";
import { Faults } from "../../../../rehearsal/cloud/faults.ts";
import { imageStruck } from "../../../../rehearsal/services/aws/image-struck.ts";

const URL = "ghcr.io/shop/api";
const DIGEST = `sha256:${"5e".repeat(32)}`;

describe("imageStruck", () => {
  const struck = (target: string, digest: string | undefined = DIGEST) => {
    const faults = new Faults([{ kind: "pull", target }]);
    const cloud = { fault: faults.strike.bind(faults) };
    return [
      imageStruck(cloud, "pull", { digest, url: URL }),
      imageStruck(cloud, "health", { digest, url: URL }),
    ];
  };

  it.each([
    ["its digest", DIGEST],
    ["its repository", URL],
    ["every image", "*"],
  ])("is so by a fault of %s, of that kind alone", (_what, target) => {
    expect(struck(target)).toEqual([true, false]);
  });

  it.each([
    ["another digest", `sha256:${"6f".repeat(32)}`],
    ["another repository", "ghcr.io/shop/web"],
  ])("is not by a fault of %s", (_what, target) => {
    expect(struck(target)).toEqual([false, false]);
  });

  it("is by its repository alone where it has no digest", () => {
    const faults = new Faults([{ kind: "pull", target: DIGEST }]);
    expect(imageStruck({ fault: faults.strike.bind(faults) }, "pull", { digest: undefined, url: URL })).toBe(
      false,
    );
  });
});
