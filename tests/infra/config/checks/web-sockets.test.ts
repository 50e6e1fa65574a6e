import { describe, expect, it } from "@jest/globals";
import { checkWebSockets } from "../../../../infra/config/checks/web-sockets.ts";

const webSockets = { pingIntervalSeconds: 30 };
const places = (service: object, wrong: readonly string[] = []) =>
  checkWebSockets({ services: { api: service } }, new Set(wrong)).map(({ where }) => where);

describe("checkWebSockets", () => {
  it("refuses them for a service that nobody can reach", () => {
    expect(places({ webSockets })).toEqual(["services.api.webSockets"]);
    expect(places({ webSockets, routes: [] })).toEqual(["services.api.webSockets"]);
  });

  it("accepts them behind a route, and a service without any", () => {
    expect(places({ webSockets, routes: [{ hostname: "api.shop.example", paths: ["/*"] }] })).toEqual([]);
    expect(places({})).toEqual([]);
  });

  it("says nothing where the routes are wrong already", () => {
    expect(places({ webSockets }, ["services.api.routes"])).toEqual([]);
  });
});
