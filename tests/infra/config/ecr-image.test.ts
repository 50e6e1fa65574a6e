import { describe, expect, it } from "@jest/globals";
import { ecrImage } from "../../../infra/config/ecr-image.ts";

const DIGEST = `@sha256:${"0".repeat(64)}`;

describe("ecrImage", () => {
  it("reads account, region and repository", () => {
    expect(ecrImage(`111122223333.dkr.ecr.ap-southeast-3.amazonaws.com/shop/api${DIGEST}`)).toEqual({
      accountId: "111122223333",
      region: "ap-southeast-3",
      repository: "shop/api",
    });
  });

  it.each([
    `ghcr.io/shop/api${DIGEST}`,
    `public.ecr.aws/shop/api${DIGEST}`,
    `1111222233.dkr.ecr.eu-west-1.amazonaws.com/a${DIGEST}`,
  ])("knows no account for %s", (image) => {
    expect(ecrImage(image)).toBeUndefined();
  });
});
