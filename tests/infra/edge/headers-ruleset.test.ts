import { describe, expect, it } from "@jest/globals";
import { headerRules, strictTransport } from "../../../infra/edge/headers-ruleset.ts";
import { exampleSettings } from "../example-settings.ts";

const EDGE = exampleSettings().edge;
const withOrigins = (...origins: string[]) =>
  headerRules({ ...EDGE, cors: { origins, headers: [], credentials: false, preflight: "app" } });
const LISTED = 'http.request.headers["origin"][0] in {"https://a.example" "https://b.example"}';

describe("headerRules", () => {
  it("sets the five headers and HSTS on every response and takes away what names the software", () => {
    expect(headerRules(EDGE)).toEqual([
      {
        ref: "security_headers",
        description: "Security headers on every response",
        expression: "true",
        action: "rewrite",
        actionParameters: {
          headers: {
            "Content-Security-Policy": { operation: "set", value: "default-src 'self'" },
            "Strict-Transport-Security": { operation: "set", value: "max-age=31536000; includeSubDomains" },
            "X-Content-Type-Options": { operation: "set", value: "nosniff" },
            "X-Frame-Options": { operation: "set", value: "SAMEORIGIN" },
            "X-XSS-Protection": { operation: "set", value: "1; mode=block" },
            "X-Powered-By": { operation: "remove" },
          },
        },
        enabled: true,
      },
    ]);
  });

  it("has no CORS rule without an origin", () => {
    expect(headerRules(EDGE).map(({ ref }) => ref)).toEqual(["security_headers"]);
  });

  it("echoes a listed origin and takes the header from all others", () => {
    const rules = withOrigins("https://a.example", "https://b.example");
    expect(
      rules.slice(1).map(({ ref, expression, actionParameters }) => [ref, expression, actionParameters]),
    ).toEqual([
      ["cors_vary", "true", { headers: { Vary: { operation: "add", value: "Origin" } } }],
      [
        "cors_allow",
        LISTED,
        {
          headers: {
            "Access-Control-Allow-Origin": {
              operation: "set",
              expression: 'http.request.headers["origin"][0]',
            },
          },
        },
      ],
      [
        "cors_refuse",
        `not (${LISTED})`,
        {
          headers: {
            "Access-Control-Allow-Origin": { operation: "remove" },
            "Access-Control-Allow-Credentials": { operation: "remove" },
          },
        },
      ],
    ]);
  });

  it("lets listed origins send cookies along where that is said, and nobody else ever", () => {
    const cors = {
      origins: ["https://a.example"],
      headers: [],
      credentials: true,
      preflight: "edge",
    } as const;
    const written = headerRules({ ...EDGE, cors }).flatMap(({ actionParameters, ref }) => {
      const change = actionParameters.headers["Access-Control-Allow-Credentials"];
      return change === undefined ? [] : [[ref, change]];
    });
    expect(written).toEqual([
      ["cors_allow", { operation: "set", value: "true" }],
      ["cors_refuse", { operation: "remove" }],
    ]);
  });

  it("never allows every origin", () => {
    expect(JSON.stringify(withOrigins("https://a.example"))).not.toContain('"*"');
  });

  it("escapes quotes, so that an origin cannot end the list", () => {
    const [, , allow] = withOrigins('https://a"} or true');
    expect(allow?.expression).toBe('http.request.headers["origin"][0] in {"https://a\\"} or true"}');
  });

  it("uses no regular expression, which the free plan lacks", () => {
    expect(withOrigins("https://a.example").some(({ expression }) => /matches|~/.test(expression))).toBe(
      false,
    );
  });

  it("stays within the ten rules of the free plan, and gives each rule a name of its own", () => {
    const refs = withOrigins("https://a.example").map(({ ref }) => ref);
    expect(refs.length).toBeLessThanOrEqual(10);
    expect(new Set(refs).size).toBe(refs.length);
  });
});

describe("strictTransport", () => {
  it("leaves subdomains out when the configuration does", () => {
    expect(strictTransport({ maxAgeSeconds: 0, includeSubdomains: false })).toBe("max-age=0");
  });
});
