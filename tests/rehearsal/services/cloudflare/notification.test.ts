import { describe, expect, it } from "@jest/globals";
import { notification } from "../../../../rehearsal/services/cloudflare/notification.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { ACCOUNT, CALLER, SEED } from "./zones.ts";

const TOKEN = "cloudflare:index/notificationPolicy:NotificationPolicy";
const RIGHT = {
  accountId: ACCOUNT,
  name: "origin pull ends",
  alertType: "zone_aop_custom_certificate_expiration_type",
  mechanisms: { emails: [{ id: "oncall@shop.example" }] },
};

function fresh(): MemoryCloud {
  const cloud = new MemoryCloud([notification], SEED);
  cloud.as(CALLER);
  return cloud;
}

describe("a notification policy", () => {
  it("is on unless it says otherwise", () => {
    expect(fresh().make(TOKEN, RIGHT).outputs.enabled).toBe(true);
    expect(fresh().make(TOKEN, { ...RIGHT, enabled: false }).outputs.enabled).toBe(false);
  });

  it.each([
    ["an alert as the SDK's comments print it", { alertType: "universal*ssl*event*type" }, "did you mean"],
    ["nobody to tell", { mechanisms: {} }, "at least one mechanism"],
    ["an address that is none", { mechanisms: { emails: [{ id: "oncall" }] } }, "must be a mail address"],
  ])("is refused with %s", (_cause, change, says) => {
    expect(
      fresh()
        .failures(TOKEN, { ...RIGHT, ...change })
        .join(),
    ).toContain(says);
  });

  it("is refused in another account", () => {
    expect(() => fresh().make(TOKEN, { ...RIGHT, accountId: "b".repeat(32) })).toThrow("9109");
  });
});
