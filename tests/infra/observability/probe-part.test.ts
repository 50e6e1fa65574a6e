import { describe, expect, it } from "@jest/globals";
import { probePart } from "../../../infra/observability/probe-part.ts";

describe("probePart", () => {
  it.each([
    ["api", "/health", "api-health"],
    ["api", "/api/health", "api-api-health"],
    ["api", "/live_now/", "api-live-now"],
    ["api", "/", "api"],
  ])("of %s and %s is %s", (service, path, part) => {
    expect(probePart(service, path)).toBe(part);
  });
});
