import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { reportRegions } from "../../../policies/report/report-regions.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { BUCKET, HEALTH_CHECK, METRIC_ALARM, ROLE } from "../../../policies/tokens.ts";
import { view } from "../rule-table.ts";

const CONTEXT = { region: "eu-west-1", regions: ["eu-west-1", "eu-central-1"] };
const NAMED = [
  { name: "eu-west-1", why: "the stack's own" },
  { name: "eu-central-1", why: "for recovery" },
];
const probe = view(HEALTH_CHECK, "probe", {});
const alarm = view(METRIC_ALARM, "probe-alarm", { region: "us-east-1" });
const regions = (...views: readonly ReturnType<typeof view>[]) => reportRegions(indexViews(views), CONTEXT);

describe("reportRegions", () => {
  it("gives those that the configuration names, each with what it is for", () => {
    expect(regions(view(BUCKET, "a", { region: "eu-central-1" }), view(ROLE, "r", {}))).toEqual(NAMED);
  });

  it("gives the one where alarms of probes stand, and why", () => {
    expect(regions(probe, alarm)).toEqual([
      ...NAMED,
      { name: "us-east-1", why: "Route 53 tells of its probes there only" },
    ]);
  });

  it("gives one for which nothing speaks, and says so", () => {
    const strange = view(BUCKET, "b", {}, { outputs: { region: "ap-south-1" } });
    expect(regions(alarm, strange)).toEqual([
      ...NAMED,
      { name: "ap-south-1", why: "not named by the configuration" },
      { name: "us-east-1", why: "not named by the configuration" },
    ]);
  });

  it("passes over what is not known yet, and over other clouds", () => {
    const other = view("mongodbatlas:index/cluster:Cluster", "c", { region: "EU_WEST_1" });
    expect(regions(view(BUCKET, "d", { region: UNKNOWN }), other)).toEqual(NAMED);
  });
});
