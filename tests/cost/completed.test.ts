import { describe, expect, it } from "@jest/globals";
import { completed } from "../../cost/completed.ts";
import { estimate } from "../../cost/estimate.ts";
import { view } from "./views.ts";

const NAT = view("aws:ec2/natGateway:NatGateway", "gateway");
const KEY = view("aws:kms/key:Key", "key");

function of(views: readonly ReturnType<typeof view>[], region: string, standIn?: string) {
  const options = { region, ...(standIn === undefined ? {} : { standIn }) };
  return completed(views, options, estimate(views, options));
}

describe("completed", () => {
  it("gives the sum with the region that closes most gaps, and what is dearest of it", () => {
    const found = of([KEY, NAT], "sa-east-1");
    expect(found).toMatchObject({ region: "us-east-1", dearest: ["NAT gateway", "KMS"] });
    expect(found?.usd).toBe(estimate([KEY, NAT], { region: "us-east-1" }).usd);
  });

  it("gives none where nothing lacks, where a region was named, and where none helps", () => {
    expect(of([KEY], "us-east-1")).toBeUndefined();
    expect(of([KEY], "sa-east-1", "us-east-1")).toBeUndefined();
    expect(of([view("cloudflare:index/healthcheck:Healthcheck", "check")], "sa-east-1")).toBeUndefined();
  });
});
