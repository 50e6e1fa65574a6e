import { describe, expect, it } from "@jest/globals";
import { movedHosts, movedText, servedHosts, withMovedHosts } from "../../../infra/config/moved-hosts.ts";

const SERVED = {
  services: {
    api: { routes: [{ hostname: "api.shop.example" }, { hostname: "api.shop.example" }] },
    web: { routes: [{ hostname: "shop.example" }] },
    worker: {},
  },
  internalTools: { hostnames: { tools: "tools.shop.example" } },
};

describe("movedHosts", () => {
  it("gives the environment to the first label, and a label to the domain itself, so that names stay as deep", () => {
    expect([...movedHosts(SERVED, { domain: "shop.example", to: { environment: "test" } })]).toEqual([
      ["api.shop.example", "api-test.shop.example"],
      ["shop.example", "test.shop.example"],
      ["tools.shop.example", "tools-test.shop.example"],
    ]);
  });

  it("moves into another domain with the labels as they are", () => {
    expect([...movedHosts(SERVED, { domain: "shop.example", to: { domain: "shop.test" } }).values()]).toEqual(
      ["api.shop.test", "shop.test", "tools.shop.test"],
    );
  });

  it("leaves hostnames outside the domain, also where it ends another one's name", () => {
    const raw = {
      services: { a: { routes: [{ hostname: "api.myshop.example" }, { hostname: "other.example" }] } },
    };
    expect(movedHosts(raw, { domain: "shop.example", to: { environment: "test" } }).size).toBe(0);
  });
});

describe("servedHosts", () => {
  it.each([
    ["nothing", {}],
    ["services of another shape", { services: [1], internalTools: "x" }],
    ["routes of another shape", { services: { a: { routes: "x" }, b: { routes: [1, { hostname: 2 }] } } }],
  ])("finds none in %s", (_, raw) => {
    expect(servedHosts(raw)).toEqual([]);
  });
});

const HOSTS = new Map([
  ["shop.example", "test.shop.example"],
  ["api.shop.example", "api-test.shop.example"],
]);

describe("movedText", () => {
  it.each([
    ["https://shop.example", "https://test.shop.example"],
    [
      "https://api.shop.example:8443/a?b=https://shop.example/c",
      "https://api-test.shop.example:8443/a?b=https://test.shop.example/c",
    ],
    ["shop.example,api.shop.example", "test.shop.example,api-test.shop.example"],
    ["Write to shop.example.", "Write to test.shop.example."],
  ])("moves the hostnames in %s", (text, moved) => {
    expect(movedText(text, HOSTS)).toBe(moved);
  });

  it.each([
    "www.shop.example",
    ".shop.example",
    "myshop.example",
    "my-shop.example",
    "shop.example.net",
    "shop.example-cdn.net",
    "alerts@shop.example",
    "shopXexample",
    "test.shop.example",
  ])("leaves %s, which is another name", (text) => {
    expect(movedText(text, HOSTS)).toBe(text);
  });

  it("changes nothing without hostnames", () => {
    expect(movedText("shop.example", new Map())).toBe("shop.example");
  });
});

describe("withMovedHosts", () => {
  const raw = {
    domain: "shop.example",
    services: { api: { image: "shop.example/api@sha256:0", environment: { SITE: "https://shop.example" } } },
    admin: { access: { emailDomains: ["shop.example"] } },
    notify: { emails: ["shop.example"] },
    limits: [{ hostname: "api.shop.example", path: "/*" }],
    overrides: { "edge.record.api.shop.example": { ttl: 60 }, "edge.record.www.shop.example": {} },
  };
  const { changed, raw: moved } = withMovedHosts(raw, HOSTS);

  it("moves hostnames wherever they stand, in the targets of overrides too", () => {
    expect(moved).toMatchObject({
      services: { api: { environment: { SITE: "https://test.shop.example" } } },
      limits: [{ hostname: "api-test.shop.example", path: "/*" }],
    });
    expect(Object.keys(moved.overrides ?? {})).toEqual([
      "edge.record.api-test.shop.example",
      "edge.record.www.shop.example",
    ]);
  });

  it("leaves the zone, people and the place of images", () => {
    expect(moved).toMatchObject({
      domain: raw.domain,
      admin: raw.admin,
      notify: raw.notify,
      services: { api: { image: raw.services.api.image } },
    });
  });

  it("tells what changed", () => {
    expect(changed).toEqual(["services.api.environment.SITE", "limits.0.hostname"]);
  });
});
