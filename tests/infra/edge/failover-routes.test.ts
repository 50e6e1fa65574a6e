import { describe, expect, it } from "@jest/globals";
import { failoverRoutes } from "../../../infra/edge/failover-routes.ts";
import { exampleSettings } from "../example-settings.ts";

const { edge } = exampleSettings();
const asset = (hostname: string, path: string) => ({
  ...{ hostname, path, edgeSeconds: 7200, browserSeconds: 0 },
});

describe("failoverRoutes", () => {
  it("lead every hostname through the Worker whole", () => {
    expect(failoverRoutes({ edge, hostnames: ["shop.example", "api.shop.example"] })).toEqual([
      { part: "shop.example", pattern: "shop.example/*", worker: true },
      { part: "api.shop.example", pattern: "api.shop.example/*", worker: true },
    ]);
  });

  it("lead static files past it, those of the stack's own hostnames", () => {
    const cache = [asset("shop.example", "/assets/*"), asset("other.example", "/assets/*")];
    expect(failoverRoutes({ edge: { ...edge, cache }, hostnames: ["shop.example"] })).toEqual([
      { part: "shop.example", pattern: "shop.example/*", worker: true },
      { part: "shop.example/assets/*", pattern: "shop.example/assets/*", worker: false },
    ]);
  });
});
