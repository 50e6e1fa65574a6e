import { describe, expect, it } from "@jest/globals";
import { filledCounts } from "../../../infra/observability/filled-counts.ts";

/** All names filled, one after another, as an alert does it. */
const filled = (expression: string, ...ids: readonly string[]) => ids.reduce(filledCounts, expression);

describe("filledCounts", () => {
  it.each([
    [
      "100 * (errors + balancer) / requests",
      ["errors", "balancer", "requests"],
      "100 * (FILL(errors, 0) + FILL(balancer, 0)) / requests",
    ],
    ["failed - failed_late", ["failed"], "FILL(failed, 0) - failed_late"],
    ["failed + failed", ["failed"], "FILL(failed, 0) + FILL(failed, 0)"],
  ])("takes a count without data for 0 in %s", (expression, ids, written) => {
    expect(filled(expression, ...ids)).toBe(written);
  });

  it.each([
    "100 / requests",
    "a /requests",
    "a / ( requests )",
    "FILL(requests, 0)",
    "FILL( requests, REPEAT)",
  ])("leaves a count that only divides, or that is filled already, as it is: %s", (expression) => {
    expect(filledCounts(expression, "requests")).toBe(expression);
  });

  it("fills the parts of a sum that divides: one without data must not silence the others", () => {
    expect(filled("failed / (failed + done)", "failed", "done")).toBe(
      "FILL(failed, 0) / (FILL(failed, 0) + FILL(done, 0))",
    );
  });
});
