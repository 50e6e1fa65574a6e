import { describe, expect, it } from "@jest/globals";
import type { Step } from "../../../cli/stack/event-log.ts";
import { nextSteps } from "../../../cli/stack/next-steps.ts";

const RECORD = "shop.example. 3600 IN DS 2371 13 2 ABCD";

function runOf(...steps: readonly (readonly [op: string, type: string])[]) {
  const all = steps.map(
    ([op, type]): Step => ({ op, type, urn: "urn:x", name: "x", component: "x", properties: [] }),
  );
  return { log: { steps: all } };
}

const signed = runOf(["create", "cloudflare:index/zoneDnssec:ZoneDnssec"]);

describe("nextSteps", () => {
  it("are none where nothing is left to do", () => {
    expect(nextSteps("--stack staging", runOf(["create", "aws:ec2/vpc:Vpc"]), { dsRecord: RECORD })).toEqual(
      [],
    );
  });

  it("give the record of a zone that was signed just now", () => {
    expect(nextSteps("--stack staging", signed, { dsRecord: RECORD })).toEqual([
      "Give this record to the domain's registrar: until then its signature counts for nobody.",
      `  ${RECORD}`,
    ]);
  });

  it("give no record of a zone that is no longer signed, and none that is not known", () => {
    const gone = runOf(["delete", "cloudflare:index/zoneDnssec:ZoneDnssec"]);
    expect(nextSteps("--stack staging", gone, { dsRecord: RECORD })).toEqual([]);
    expect(nextSteps("--stack staging", signed, {})).toEqual([]);
  });

  it("name the secrets that nobody filled and the services that wait for them", () => {
    const outputs = {
      emptySecrets: ["SLACK"],
      stoppedServices: ["api"],
      heldServices: ["api", "web"],
    };
    expect(nextSteps("--stack staging", runOf(), outputs)).toEqual([
      "At 0 tasks until their secrets are filled: api.",
      "On their earlier revision until then: web.",
      "No value yet, so that what needs them does nothing; fill each and run this again:",
      "  npx slipway secrets set SLACK --stack staging < file",
    ]);
  });
});
