import { describe, expect, it } from "@jest/globals";
import { AccessGate } from "../../../rehearsal/traffic/access-gate.ts";
import type { Visit } from "../../../rehearsal/traffic/answer.ts";
import { entity, visit } from "./entities.ts";

const APPLICATION = "cloudflare:index/zeroTrustAccessApplication:ZeroTrustAccessApplication";
const POLICY = "cloudflare:index/zeroTrustAccessPolicy:ZeroTrustAccessPolicy";

const policy = (id: string, ...includes: readonly object[]) =>
  entity(POLICY, { decision: "allow", includes }, id);
const application = (uri: string, policyId: string, more: object = {}) =>
  entity(
    APPLICATION,
    { name: uri, destinations: [{ type: "public", uri }], policies: [{ id: policyId }], ...more },
    uri,
  );
const STAFF = policy(
  "staff",
  { emailDomain: { domain: "shop.example" } },
  { email: { email: "x@y.example" } },
);
const ADMIN = application("api.shop.example/admin", "staff");

const gate = new AccessGate([STAFF, ADMIN]);
const status = (path: string, more: Partial<Visit> = {}, at = gate) => at.request(visit(path, more))?.status;

describe("AccessGate", () => {
  it("sends whom it does not know to the login, and refuses whom nobody named", () => {
    expect(status("/admin")).toBe(302);
    expect(status("/admin", { login: "a@evil.example" })).toBe(403);
    expect(status("/admin", { login: "a@notshop.example" })).toBe(403);
    expect(status("/admin", { login: "A@Shop.example" })).toBeUndefined();
    expect(status("/admin", { login: "x@y.example" })).toBeUndefined();
  });

  it("stands before everything below its path, in any spelling of the way there, and before nothing else", () => {
    expect(status("/admin/users")).toBe(302);
    expect(status("/x/..//%61dmin")).toBe(302);
    expect(status("/administrator")).toBeUndefined();
    expect(status("/admin", { host: "shop.example" })).toBeUndefined();
  });

  it("stands before nothing as a bookmark, which is a link", () => {
    const link = application("api.shop.example/admin", "staff", { type: "bookmark" });
    expect(status("/admin", {}, new AccessGate([STAFF, link]))).toBeUndefined();
  });

  it("lets a preflight pass where it is told to, for that carries no cookie", () => {
    expect(status("/admin", { method: "OPTIONS" })).toBe(302);
    const open = new AccessGate([
      STAFF,
      application("api.shop.example/admin", "staff", { optionsPreflightBypass: true }),
    ]);
    expect(status("/admin", { method: "OPTIONS" }, open)).toBeUndefined();
    expect(status("/admin", {}, open)).toBe(302);
  });

  it("asks the application with the longest path, and only its own policies", () => {
    const open = new AccessGate([
      STAFF,
      ADMIN,
      policy("all", { everyone: {} }),
      application("api.shop.example/admin/help", "all"),
    ]);
    const stranger = { login: "a@evil.example" };
    expect(status("/admin/help", stranger, open)).toBeUndefined();
    expect(status("/admin", stranger, open)).toBe(403);
  });
});
