import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { probesRegion } from "../../../policies/relations/probes-region.ts";
import { EVENT_TARGET, FUNCTION, HEALTH_CHECK, TOPIC_SUBSCRIPTION } from "../../../policies/tokens.ts";
import { view } from "../rule-table.ts";

const probes = indexViews([view(HEALTH_CHECK, "probe", {})]);

describe("probesRegion", () => {
  it("says why a stack with probes stands in the one region", () => {
    expect(probesRegion(probes, "us-east-1")).toBe("Route 53 tells of its probes there only");
  });

  it.each([
    [
      "events that are handed to its bus",
      [view(EVENT_TARGET, "t", { arn: "arn:aws:events:us-east-1:1:event-bus/default" })],
      "findings of threats are handed there from every region",
    ],
    [
      "a function there that topics call",
      [
        view(TOPIC_SUBSCRIPTION, "s", { protocol: "lambda", endpoint: "arn:f" }),
        view(FUNCTION, "f", { region: "us-east-1" }, { outputs: { arn: "arn:f" } }),
      ],
      "topics of every region reach a function there",
    ],
  ])("says why a stack without probes stands there: %s", (_, views, reason) => {
    expect(probesRegion(indexViews(views), "us-east-1")).toBe(reason);
  });

  it("has no reason for another region, or without probes", () => {
    expect(probesRegion(probes, "eu-west-1")).toBeUndefined();
    expect(probesRegion(indexViews([]), "us-east-1")).toBeUndefined();
  });
});
