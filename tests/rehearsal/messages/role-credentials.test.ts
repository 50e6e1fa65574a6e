import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { roleCredentials, roleOfCredentials } from "../../../rehearsal/messages/role-credentials.ts";

describe("roleCredentials", () => {
  it("name their role again, whatever it is called", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w+=,.@-]{1,64}$/), (role) => {
        const id = roleCredentials(role).AWS_ACCESS_KEY_ID ?? "";
        expect(id).toMatch(/^ASIA[0-9A-F]+$/);
        expect(roleOfCredentials(id)).toBe(role);
      }),
    );
  });

  it("are what an SDK reads, and no secret", () => {
    expect(roleCredentials("api")).toEqual({
      AWS_ACCESS_KEY_ID: "ASIA617069",
      AWS_SECRET_ACCESS_KEY: "rehearsal",
      AWS_SESSION_TOKEN: "rehearsal",
    });
  });
});

describe("roleOfCredentials", () => {
  it("is nobody's for a person's own", () => {
    expect(roleOfCredentials("AKIAIOSFODNN7EXAMPLE")).toBeUndefined();
    expect(roleOfCredentials("")).toBeUndefined();
  });

  it("is a role that does not exist for session keys of another account, so that they may nothing", () => {
    expect(roleOfCredentials("ASIAIOSFODNN7EXAMPLE")).toBe("");
  });
});
