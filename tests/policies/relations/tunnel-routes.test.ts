import { describe, expect, it } from "@jest/globals";
import { tunnelRules as declaredRules } from "../../../infra/edge/tunnel.ts";
import { indexViews } from "../../../policies/index-views.ts";
import { publicRoutes } from "../../../policies/relations/public-routes.ts";
import { tunnelRoutes } from "../../../policies/relations/tunnel-routes.ts";
import { TUNNEL_CONFIG } from "../../../policies/tokens.ts";
import { view } from "../rule-table.ts";

describe("tunnelRoutes", () => {
  it("gives back the patterns that the stack wrote as regular expressions, and no refusal", () => {
    const ingresses = declaredRules({
      containerPort: 3000,
      routes: [{ hostname: "api.shop.example", paths: ["/*", "/v1.0/*", "/a?c"] }],
    });
    const index = indexViews([view(TUNNEL_CONFIG, "config", { config: { ingresses } })]);
    expect(tunnelRoutes(index).map(({ hostname, pattern }) => `${hostname} ${pattern}`)).toEqual([
      "api.shop.example /v1.0/*",
      "api.shop.example /a?c",
      "api.shop.example /*",
    ]);
    expect(publicRoutes(index)).toHaveLength(3);
  });
});
