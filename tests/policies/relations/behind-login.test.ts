import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { ACCESS_POLICY } from "../../../policies/relations/access-applications.ts";
import { loginBefore } from "../../../policies/relations/behind-login.ts";
import { ACCESS_APPLICATION } from "../../../policies/relations/passing-requests.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { from, view } from "../rule-table.ts";

const STAFF = { decision: "allow", includes: [{ emailDomain: { domain: "shop.example" } }] };
const policy = (inputs: Readonly<Record<string, unknown>> = STAFF) => view(ACCESS_POLICY, "staff", inputs);
const application = (uri = "tools.shop.example", more: object = {}) =>
  view(ACCESS_APPLICATION, "tools", { destinations: [{ type: "public", uri }], ...more });
const behind = (uri?: string, inputs?: Readonly<Record<string, unknown>>) => {
  const staff = policy(inputs);
  const views = [from(application(uri, { policies: [{ id: UNKNOWN }] }), "policies", staff), staff];
  return loginBefore(indexViews(views), "tools.shop.example") !== undefined;
};

describe("loginBefore", () => {
  it("finds the application before the whole hostname, in either spelling of all paths", () => {
    expect([behind(), behind("tools.shop.example/"), behind("tools.shop.example/*")]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("finds none before a path alone, or another hostname", () => {
    expect([behind("tools.shop.example/admin"), behind("shop.example")]).toEqual([false, false]);
  });

  it("does not take a policy that lets everybody pass, asks nobody, or includes nobody", () => {
    expect(behind(undefined, { decision: "allow", includes: [{ everyone: {} }] })).toBe(false);
    expect(behind(undefined, { ...STAFF, decision: "bypass" })).toBe(false);
    expect(behind(undefined, { decision: "allow", includes: [] })).toBe(false);
  });

  it("does not take an application without a policy, and reads one that is written inside", () => {
    const found = (more: object) =>
      loginBefore(indexViews([application(undefined, more)]), "tools.shop.example");
    expect(found({})).toBeUndefined();
    expect(found({ policies: [{ ...STAFF }] })).toBeDefined();
  });

  it("leaves a policy open that is not known yet", () => {
    expect(() => behind(undefined, { ...STAFF, decision: UNKNOWN })).toThrow();
  });
});
