import { describe, expect, it } from "@jest/globals";
import { noAdminRoutes } from "../../../policies/relations/no-admin-routes.ts";
import { ADMIN } from "../example-admin.ts";
import { CONTEXT } from "../rule-table.ts";

describe("noAdminRoutes", () => {
  it("has nothing to say of a stack that names some", () => {
    expect(noAdminRoutes({ ...CONTEXT, ...ADMIN })).toBeUndefined();
  });

  it("says that the stack's file names none", () => {
    expect(noAdminRoutes(CONTEXT)).toEqual([
      { state: "notApplicable", reason: "the stack's file names no admin routes", urn: undefined },
    ]);
  });

  it("sends to the stack that owns the zone before it looks for routes", () => {
    const elsewhere = { ...CONTEXT, ...ADMIN, ownsZone: false, zoneOwner: "production" };
    expect(noAdminRoutes(elsewhere)).toEqual([
      {
        state: "notApplicable",
        reason: "owned by the stack production",
        ownedBy: "production",
        urn: undefined,
      },
    ]);
  });
});
