import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

describe("healthCheck", () => {
  it.each<[string, object, string]>([
    ["an interval of 60 seconds", { requestInterval: 60 }, "requestInterval"],
    ["eleven failures", { failureThreshold: 11 }, "failureThreshold"],
    ["two regions", { regions: ["us-east-1", "eu-west-1"] }, "at least 3"],
    ["nothing to ask", { fqdn: undefined }, "needs fqdn"],
    ["a text to look for without its type", { searchString: "ok" }, "searchString"],
  ])("refuses %s", (_, change, says) => {
    const inputs = { type: "HTTPS", fqdn: "shop.example", ...change };
    expect(new MemoryCloud(services).failures(TOKEN.healthCheck, inputs).join()).toContain(says);
  });

  it.each<[string, object]>([
    ["both ends of its figures", { requestInterval: 10, failureThreshold: 1 }],
    ["three regions", { regions: ["us-east-1", "eu-west-1", "sa-east-1"] }],
    ["a text to look for with its type", { type: "HTTPS_STR_MATCH", searchString: "ok" }],
    ["an address in place of a name", { fqdn: undefined, ipAddress: "203.0.113.7" }],
    ["nothing to ask where others are counted", { type: "CALCULATED", fqdn: undefined }],
  ])("takes %s", (_, change) => {
    const inputs = { type: "HTTPS", fqdn: "shop.example", ...change };
    expect(new MemoryCloud(services).failures(TOKEN.healthCheck, inputs)).toEqual([]);
  });

  it("belongs to the account in no region, and names its host where it speaks TLS", () => {
    const cloud = new MemoryCloud(services);
    const made = cloud.make(TOKEN.healthCheck, { type: "HTTPS", fqdn: "shop.example" });
    expect(made.outputs).toEqual({
      arn: `arn:aws:route53:::healthcheck/${made.id}`,
      enableSni: true,
      failureThreshold: 3,
      regions: [],
    });
    expect(cloud.make(TOKEN.healthCheck, { type: "TCP", fqdn: "shop.example" }).outputs.enableSni).toBe(
      false,
    );
  });
});
