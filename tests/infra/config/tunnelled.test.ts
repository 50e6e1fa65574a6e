import { describe, expect, it } from "@jest/globals";
import { tunnelled } from "../../../infra/config/tunnelled.ts";
import { exampleService } from "../example-settings.ts";

const access = { emails: [], emailDomains: ["shop.example"], sessionHours: 8 };
const internalTools = { hostnames: { tools: "tools.shop.example" }, access };
const tools = exampleService({ name: "tools", routes: [] });

describe("tunnelled", () => {
  it("is the whole hostname of an internal tool, however requests reach the other services", () => {
    const all = [{ hostname: "tools.shop.example", paths: ["/*"] }];
    expect(tunnelled({ ingress: "load-balancer", internalTools }, tools)).toEqual(all);
    expect(tunnelled({ ingress: "tunnel", internalTools }, tools)).toEqual(all);
  });

  it("is a public service's routes with tunnels, and nothing behind a load balancer", () => {
    const api = exampleService();
    expect(tunnelled({ ingress: "tunnel", internalTools }, api)).toBe(api.routes);
    expect(tunnelled({ ingress: "load-balancer", internalTools }, api)).toEqual([]);
  });

  it("is nothing for a service that nobody outside asks", () => {
    expect(tunnelled({ ingress: "tunnel", internalTools: undefined }, tools)).toEqual([]);
  });
});
