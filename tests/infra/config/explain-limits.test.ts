import { describe, expect, it } from "@jest/globals";
import { explainLimits } from "../../../infra/config/explain-limits.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import { referenceConfig } from "./reference-config.ts";

const table = (stack: "staging" | "production") => explainLimits(resolve(referenceConfig(stack)).settings);

describe("explainLimits", () => {
  it("says which layer holds which limit of production, the tightest first", () => {
    expect(
      table("production").map(({ heldBy, name, requestsPerMinute }) => [name, requestsPerMinute, heldBy]),
    ).toEqual([
      ["login", 10, "Cloudflare, plan pro"],
      ["admin", 60, "Cloudflare, plan pro"],
      ["payments", 100, "AWS WAF on the load balancer"],
      ["api", 1000, "AWS WAF on the load balancer"],
    ]);
  });

  it("gives AWS WAF all limits of staging, whose plan counts over ten seconds only", () => {
    expect(new Set(table("staging").map(({ layer }) => layer))).toEqual(new Set(["load balancer"]));
  });

  it("says where the requests above each limit are seen: AWS WAF alone writes them into a log of the stack", () => {
    expect(table("production").map(({ hits, name }) => [name, hits])).toEqual([
      ["login", "Cloudflare's dashboard: Security, Events"],
      ["admin", "Cloudflare's dashboard: Security, Events"],
      ["payments", "the log firewall"],
      ["api", "the log firewall"],
    ]);
  });

  it("says of a limit of the application that nobody looks whether it is held", () => {
    const { cloudflare, limits } = resolve(referenceConfig("staging")).settings;
    const own = limits.map((limit) => ({ ...limit, layer: "application" as const }));
    expect(explainLimits({ cloudflare, limits: own })[0]).toMatchObject({
      layer: "application",
      heldBy: "the application, not checked here",
      counted: "as the application does it",
      burst: "not known here",
    });
  });

  it("says of every limit that no layer offers a burst, and names its route", () => {
    for (const row of table("production")) expect(row.burst).toBe("offered by neither layer");
    expect(table("production").map(({ route }) => route)).toContain("every hostname/*");
  });
});
