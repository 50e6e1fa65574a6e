import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { publicRoutes } from "../../../policies/relations/public-routes.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { ROUTE } from "../example-edge.ts";
import { given } from "../rule-table.ts";

const forward = [{ type: "forward", targetGroupArn: "arn:target" }];
const host = (...values: readonly string[]) => ({ hostHeader: { values } });
const path = (...values: readonly string[]) => ({ pathPattern: { values } });
const routes = (inputs: Readonly<Record<string, unknown>>) =>
  publicRoutes(indexViews([given(ROUTE, inputs)])).map(({ example, hostname, pattern, service }) => [
    service,
    hostname,
    pattern,
    example,
  ]);

describe("publicRoutes", () => {
  it("are every hostname with every path, each with a path that nobody has", () => {
    const conditions = [host("a.example", "b.example"), path("/*", "/v?/x*")];
    expect(routes({ conditions, actions: forward })).toEqual([
      ["api", "a.example", "/*", "/slipway-probe"],
      ["api", "a.example", "/v?/x*", "/vx/xslipway-probe"],
      ["api", "b.example", "/*", "/slipway-probe"],
      ["api", "b.example", "/v?/x*", "/vx/xslipway-probe"],
    ]);
  });

  it("lead everywhere below a hostname where no path is asked for", () => {
    expect(routes({ conditions: [host("a.example")], actions: forward })).toEqual([
      ["api", "a.example", "/*", "/slipway-probe"],
    ]);
  });

  it("are none of a rule that answers by itself or asks for no hostname", () => {
    expect(routes({ conditions: [host("a.example")], actions: [{ type: "fixed-response" }] })).toEqual([]);
    expect(routes({ conditions: [path("/*")], actions: forward })).toEqual([]);
  });

  it("belong to nobody where no component declares the rule", () => {
    const [route] = publicRoutes(indexViews([{ ...ROUTE, parent: undefined }]));
    expect(route?.service).toBe("");
  });

  it("are undecided while the conditions are not known", () => {
    expect(() => routes({ conditions: UNKNOWN, actions: forward })).toThrow("conditions: not known");
  });
});
