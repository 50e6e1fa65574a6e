import { describe, expect, it } from "@jest/globals";
import { imageResource, isImageOf } from "../../../infra/service/image-resource.ts";

const TAG = "content-0123456789abcdef";

describe("isImageOf", () => {
  it("knows a service's image of any content by its name", () => {
    expect(isImageOf("api", imageResource("api", TAG))).toBe(true);
    expect(isImageOf("api", imageResource("api", "content-fedcba9876543210"))).toBe(true);
  });

  it.each([
    ["a service that begins alike", imageResource("api-v2", TAG)],
    ["a service that ends alike", imageResource("old-api", TAG)],
    ["a service that is named like content", imageResource("api-content-1", TAG)],
    ["the component itself", "images"],
    ["the service's task", "api-task"],
  ])("takes nothing of %s for it", (_, name) => {
    expect(isImageOf("api", name)).toBe(false);
  });
});
