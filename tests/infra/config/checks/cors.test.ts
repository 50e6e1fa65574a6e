import { describe, expect, it } from "@jest/globals";
import { checkCors } from "../../../../infra/config/checks/cors.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";

const ORIGINS = ["https://shop.example"];
const admin = (hostname: string): ConfigParts => ({ admin: { routes: [{ hostname, paths: ["/admin"] }] } });

function places(parts: ConfigParts, wrong: readonly string[] = []): readonly string[] {
  return checkCors(parts, new Set(wrong)).map(({ where }) => where);
}

describe("preflights that the edge answers", () => {
  const edge = (more: NonNullable<ConfigParts["edge"]>) => ({ edge: more });

  it("want origins, and the layer that answers", () => {
    expect(places(edge({ cors: { preflight: "edge", origins: ORIGINS } }))).toEqual([]);
    expect(places(edge({ cors: { preflight: "edge", origins: [] } }))).toEqual(["edge.cors.preflight"]);
    expect(
      places(edge({ cors: { preflight: "edge", origins: ORIGINS }, waf: { loadBalancer: false } })),
    ).toEqual(["edge.cors.preflight"]);
  });

  it("want no load balancer behind a tunnel, where writing it true would be refused", () => {
    const waf = { loadBalancer: false };
    const parts = edge({ cors: { preflight: "edge", origins: ORIGINS }, waf });
    const next = (of: ConfigParts) => checkCors(of, new Set()).map((problem) => problem.next);
    expect(next(parts)).toEqual(["Write it true, or preflight: app"]);
    expect(next({ ...parts, ingress: "tunnel" })).toEqual([
      "Remove edge.waf.loadBalancer, which a tunnel has no load balancer for, or write preflight: app",
    ]);
  });

  it("are told of once where the origins are wrong themselves", () => {
    expect(places(edge({ cors: { preflight: "edge" } }), ["edge.cors.origins.0"])).toEqual([]);
  });
});

describe("a login before admin routes", () => {
  const WHERE = ["edge.cors.credentials"];
  const cors = (credentials?: boolean): ConfigParts => ({
    edge: { cors: { origins: ORIGINS, credentials } },
  });

  it("wants a word on cookies where another origin may call", () => {
    expect(places({ ...admin("api.shop.example"), ...cors() })).toEqual(WHERE);
  });

  it.each([true, false])("is content with %s, for it is said", (said) => {
    expect(places({ ...admin("api.shop.example"), ...cors(said) })).toEqual([]);
  });

  it("wants none where only its own origin calls, where nobody does, and where there is no login", () => {
    expect(places({ ...admin("shop.example"), ...cors() })).toEqual([]);
    expect(places({ ...admin("api.shop.example"), edge: { cors: { origins: [] } } })).toEqual([]);
    expect(places({ ...admin("api.shop.example") })).toEqual([]);
    expect(places(cors())).toEqual([]);
  });

  it("is told of once where the word is no flag", () => {
    expect(places({ ...admin("api.shop.example"), ...cors() }, WHERE)).toEqual([]);
  });
});
