import { describe, expect, it } from "@jest/globals";
import { access } from "../../../../rehearsal/services/cloudflare/access.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { ACCOUNT, CALLER, SEED, ZONES } from "./zones.ts";

const POLICY = "cloudflare:index/zeroTrustAccessPolicy:ZeroTrustAccessPolicy";
const APPLICATION = "cloudflare:index/zeroTrustAccessApplication:ZeroTrustAccessApplication";
const STAFF = {
  accountId: ACCOUNT,
  name: "staff",
  decision: "allow",
  includes: [{ emailDomain: { domain: "free.example" } }],
};
const application = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  zoneId: ZONES.free,
  name: "admin",
  type: "self_hosted",
  destinations: [{ type: "public", uri: "api.free.example/admin" }],
  ...change,
});

function fresh(): MemoryCloud {
  const cloud = new MemoryCloud([access], SEED);
  cloud.as(CALLER);
  return cloud;
}

describe("an access policy", () => {
  it("lasts a day where nothing is said, and counts its applications", () => {
    const cloud = fresh();
    const policy = cloud.make(POLICY, STAFF);
    expect(policy.outputs).toMatchObject({ sessionDuration: "24h", appCount: 0, reusable: true });
    cloud.make(APPLICATION, application({ policies: [{ id: policy.id, precedence: 1 }] }));
    expect(cloud.look(policy).appCount).toBe(1);
  });

  it("is kept while an application uses it", () => {
    const cloud = fresh();
    const policy = cloud.make(POLICY, STAFF);
    const used = cloud.make(APPLICATION, application({ policies: [{ id: policy.id, precedence: 1 }] }));
    expect(() => cloud.drop(policy)).toThrow('attached to the application "admin"');
    cloud.drop(used);
    cloud.drop(policy);
    expect(cloud.list(POLICY)).toEqual([]);
  });

  it.each([
    ["a decision that does not exist", { decision: "permit" }, "must be one of allow"],
    [
      "a decision as the SDK's comments print it",
      { decision: "nonIdentity" },
      'did you mean "non_identity"?',
    ],
    ["a duration without unit", { sessionDuration: "8" }, "must be a duration"],
    ["an address that is none", { includes: [{ email: { email: "ops" } }] }, "must be a mail address"],
    ["a domain with its at sign", { includes: [{ emailDomain: { domain: "@a.b" } }] }, "without @"],
    ["two selectors in one", { includes: [{ everyone: {}, geo: {} }] }, "exactly one selector; got 2"],
    ["nobody", { includes: [] }, "needs one include or more"],
  ])("is refused with %s", (_cause, change, says) => {
    expect(
      fresh()
        .failures(POLICY, { ...STAFF, ...change })
        .join(),
    ).toContain(says);
  });

  it("is refused in another account", () => {
    expect(() => fresh().make(POLICY, { ...STAFF, accountId: "b".repeat(32) })).toThrow("9109");
  });
});

describe("an access application", () => {
  it("says its domain and its destinations in the same words, and has Cloudflare's defaults", () => {
    expect(fresh().make(APPLICATION, application()).outputs).toMatchObject({
      domain: "api.free.example/admin",
      selfHostedDomains: ["api.free.example/admin"],
      sessionDuration: "24h",
      httpOnlyCookieAttribute: true,
      aud: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("keeps what it is asked for in place of a default", () => {
    const made = fresh().make(APPLICATION, application({ appLauncherVisible: false }));
    expect(made.outputs.appLauncherVisible).toBe(false);
  });

  it.each([
    ["outside its zone", { destinations: [{ uri: "api.pro.example/admin" }] }, "does not belong to zone"],
    [
      "whose name only ends like the zone",
      { destinations: [{ uri: "notfree.example/a" }] },
      "does not belong",
    ],
    ["with a scheme", { destinations: [{ uri: "https://api.free.example/admin" }] }, "without scheme"],
    ["without any address", { destinations: undefined }, "must be given"],
    ["with a policy that is not there", { policies: [{ id: "none", precedence: 1 }] }, "policy not found"],
  ])("is refused %s", (_cause, change, says) => {
    expect(() => fresh().make(APPLICATION, application(change))).toThrow(says);
  });

  it("is refused with an address that another one has", () => {
    const cloud = fresh();
    const first = cloud.make(APPLICATION, application());
    expect(() => cloud.make(APPLICATION, application({ name: "twin" }))).toThrow(
      'belongs to "admin" already',
    );
    cloud.change(first, application({ sessionDuration: "8h" }));
    expect(first.outputs.sessionDuration).toBe("8h");
  });

  it.each([
    ["zone and account", { accountId: ACCOUNT }, 'exactly one of "zoneId" and "accountId"'],
    [
      "two policies of one order",
      {
        policies: [
          { id: "a", precedence: 1 },
          { id: "b", precedence: 1 },
        ],
      },
      "unique",
    ],
    ["a type that does not exist", { type: "self*hosted" }, "must be one of self_hosted"],
  ])("is refused with %s", (_cause, change, says) => {
    expect(fresh().failures(APPLICATION, application(change)).join()).toContain(says);
  });
});
