import { describe, expect, it } from "@jest/globals";
import { applicationLimitOn, heldByApplication } from "../../../policies/relations/application-limits.ts";
import { CONTEXT } from "../rule-table.ts";

const ALL = { name: "all", hostname: undefined, path: "/*", requestsPerMinute: 600 };
const LOGIN = { name: "login", hostname: "api.shop.example", path: "/Login", requestsPerMinute: 10 };
const ADMIN = { name: "admin", hostname: undefined, path: "/admin/*", requestsPerMinute: 60 };

const on = (path: string, hostname = "api.shop.example") =>
  applicationLimitOn({ ...CONTEXT, applicationLimits: [ALL, LOGIN, ADMIN] }, hostname, path)?.name;

describe("applicationLimitOn", () => {
  it("is the tightest limit whose path covers the one that is asked, whatever the letters", () => {
    expect([on("/orders"), on("/LOGIN"), on("/admin"), on("/admin/users"), on("/administrator")]).toEqual([
      "all",
      "login",
      "admin",
      "admin",
      "all",
    ]);
  });

  it("leaves out the limits of another hostname, and those below a path without a star", () => {
    expect([on("/login", "shop.example"), on("/login/now")]).toEqual(["all", "all"]);
  });

  it("is none where the file was not read for them", () => {
    expect(applicationLimitOn(CONTEXT, "api.shop.example", "/")).toBeUndefined();
  });
});

describe("heldByApplication", () => {
  it("says whose limit it is, and that nobody looked", () => {
    expect(heldByApplication(ALL)).toEqual({
      state: "unchecked",
      reason: 'held by the application, not checked here: its limit "all" of 600 requests a minute',
    });
  });
});
