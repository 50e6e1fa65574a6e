import { describe, expect, it } from "@jest/globals";
import { checkHostnames } from "../../../../infra/config/checks/hostnames.ts";

const DOMAIN = "shop.example";

function places(...hostnames: readonly string[]): readonly string[] {
  const services = Object.fromEntries(
    hostnames.map((hostname, index) => [`s${index}`, { routes: [{ hostname, paths: ["/*"] }] }]),
  );
  return checkHostnames({ domain: DOMAIN, services }).map(({ where }) => where);
}

describe("checkHostnames", () => {
  it.each([
    ["the zone itself", DOMAIN, true],
    ["one label below it", `api.${DOMAIN}`, true],
    ["two labels below it", `v1.api.${DOMAIN}`, false],
    ["another zone", "api.other.example", false],
    ["a zone that only ends like it", `my${DOMAIN}`, false],
    ["a zone above it", "example", false],
  ])("judges %s", (_, hostname, right) => {
    expect(places(hostname)).toEqual(right ? [] : ["services.s0.routes.0.hostname"]);
  });

  it("refuses one address for two services", () => {
    expect(places(DOMAIN, DOMAIN)).toEqual(["services.s1.routes.0.paths.0"]);
  });

  it("accepts one hostname with different paths", () => {
    const services = {
      api: { routes: [{ hostname: DOMAIN, paths: ["/api/*"] }] },
      web: { routes: [{ hostname: DOMAIN, paths: ["/*"] }] },
    };
    expect(checkHostnames({ domain: DOMAIN, services })).toEqual([]);
  });

  it("finds a repeated address although the domain is wrong", () => {
    const routes = [{ hostname: DOMAIN, paths: ["/a", "/a"] }];
    expect(checkHostnames({ services: { api: { routes } } }).map(({ where }) => where)).toEqual([
      "services.api.routes.0.paths.1",
    ]);
  });
});
