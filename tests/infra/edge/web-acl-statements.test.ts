import { describe, expect, it } from "@jest/globals";
import {
  all,
  any,
  headerIs,
  hostIs,
  limited,
  methodIs,
  passed,
} from "../../../infra/edge/web-acl-statements.ts";
import { matchesStatement } from "../../../policies/languages/waf-statement.ts";
import { webRequest } from "../../../policies/languages/web-request.ts";

const HOST = "api.shop.example";
const at = (path: string, more: object = {}) => webRequest({ host: HOST, path, ...more });

describe("all and any", () => {
  const [one, two] = [hostIs("a.example"), hostIs("b.example")];

  it("join two or more, and leave one alone: AWS WAF refuses a join of one", () => {
    expect(all([one])).toBe(one);
    expect(any([one])).toBe(one);
    expect(all([one, two])).toEqual({ andStatement: { statements: [one, two] } });
    expect(any([one, two])).toEqual({ orStatement: { statements: [one, two] } });
  });
});

describe("methodIs", () => {
  it("takes whole methods only", () => {
    const statement = methodIs(["GET", "HEAD"]);
    const takes = (method: string) => matchesStatement(statement, at("/", { method }));
    expect(["GET", "HEAD", "GETX", "XHEAD", "POST", "get"].map(takes)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("headerIs and hostIs", () => {
  it("compare a header's whole value, letters as written", () => {
    const statement = headerIs("origin", "https://shop.example");
    const takes = (origin: string) => matchesStatement(statement, at("/", { headers: { origin } }));
    expect(takes("https://shop.example")).toBe(true);
    expect(takes("https://shop.example.evil.example")).toBe(false);
    expect(takes("https://SHOP.example")).toBe(false);
    expect(matchesStatement(statement, at("/"))).toBe(false);
  });

  it("compare a hostname without regard to the case in which it was asked", () => {
    expect(matchesStatement(hostIs(HOST), webRequest({ host: "API.Shop.Example", path: "/" }))).toBe(true);
    expect(matchesStatement(hostIs(HOST), webRequest({ host: "api.shop.example.org", path: "/" }))).toBe(
      false,
    );
  });
});

describe("limited", () => {
  it.each([
    ["/", "^/?$"],
    ["/login", "^/login/?$"],
    ["/API/V1.2", "^/api/v1\\.2/?$"],
    ["/api/*", "^/api(/|$)"],
  ])("writes %s as the expression %s", (path, regexString) => {
    expect(limited({ hostnames: [], path })).toMatchObject({ regexMatchStatement: { regexString } });
  });

  it("takes a dot for a dot", () => {
    const statement = limited({ hostnames: [], path: "/a.b" });
    expect(matchesStatement(statement, at("/a.b"))).toBe(true);
    expect(matchesStatement(statement, at("/axb"))).toBe(false);
  });

  it("is a condition of the hostname alone where every path counts", () => {
    expect(limited({ hostnames: [HOST], path: "/*" })).toEqual(hostIs(HOST));
    expect(limited({ hostnames: [HOST, "shop.example"], path: "/*" })).toEqual(
      any([hostIs(HOST), hostIs("shop.example")]),
    );
  });

  it("is no condition where everything counts", () => {
    expect(limited({ hostnames: [], path: "/*" })).toBeUndefined();
  });
});

describe("passed", () => {
  it("compares one path as it arrived, and a star's also after it was mended", () => {
    const looks = (path: string) =>
      JSON.stringify(passed({ hostname: HOST, path })).match(/"(NONE|URL_DECODE|NORMALIZE_PATH)"/g);
    expect(looks("/hook")).toEqual(['"NONE"']);
    expect(looks("/hooks/*")).toEqual(['"NONE"', '"URL_DECODE"', '"NORMALIZE_PATH"']);
  });

  it("lets a slash at the end not pass for the path without it", () => {
    expect(matchesStatement(passed({ hostname: HOST, path: "/hook" }), at("/hook"))).toBe(true);
    expect(matchesStatement(passed({ hostname: HOST, path: "/hook" }), at("/hook/"))).toBe(false);
  });
});
