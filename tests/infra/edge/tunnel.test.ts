import { describe, expect, it } from "@jest/globals";
import { tunnelRules } from "../../../infra/edge/tunnel.ts";

const rules = (...paths: readonly string[]) =>
  tunnelRules({ containerPort: 3000, routes: [{ hostname: "api.shop.example", paths }] });

describe("tunnelRules", () => {
  it("hand a whole hostname to the service's port, and refuse the rest", () => {
    expect(rules("/*")).toEqual([
      { hostname: "api.shop.example", service: "http://127.0.0.1:3000" },
      { service: "http_status:404" },
    ]);
  });

  it("ask the longest pattern first, whatever the order in the file", () => {
    expect(rules("/api/*", "/*", "/api/admin/*").map(({ path }) => path)).toEqual([
      "^/api/admin/.*$",
      "^/api/.*$",
      undefined,
      undefined,
    ]);
  });

  it("take a path's own characters as they are", () => {
    expect(rules("/v1.0/a+b$")[0]?.path).toBe("^/v1\\.0/a\\+b\\$$");
  });

  it("name the application by its link where each container has a loopback of its own", () => {
    const [rule] = tunnelRules(
      { containerPort: 3000, routes: [{ hostname: "a.example", paths: ["/*"] }] },
      "api",
    );
    expect(rule?.service).toBe("http://api:3000");
  });

  it("are the refusal alone for a service without routes", () => {
    expect(tunnelRules({ containerPort: 3000, routes: [] })).toEqual([{ service: "http_status:404" }]);
  });
});
