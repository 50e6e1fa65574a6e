import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { inSameProject } from "../../relations/document-clusters.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_USER } from "../../tokens.ts";

export const databaseUsersTakeTurns = stackRule({
  name: "database-users-take-turns",
  control: "SEC-07",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every set of rights on a MongoDB database belongs to two users, who take turns.",
  rationale: "With one user a new password ends every task that still has the old one.",
  remediation: "Leave both users of the database in place.",
  source: {
    url: "https://unpkg.com/@pulumi/mongodbatlas@4.16.0/databaseUser.d.ts",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(ATLAS_USER).flatMap((user) =>
      judge(user.urn, () => {
        if (!signsInByPassword(user)) return undefined;
        const count = sharers(index, user);
        return fact(count >= 2, "users with the same rights", "two or more", String(count));
      }),
    ),
});

/** Users of `$external` have no password that could rotate. */
function signsInByPassword(user: ResourceView): boolean {
  return inputsOf(user).text("authDatabaseName") !== "$external";
}

function sharers(index: ViewIndex, user: ResourceView): number {
  const rights = rightsOf(user);
  const same = inSameProject(index, user, ATLAS_USER).filter(
    (one) => signsInByPassword(one) && rightsOf(one) === rights,
  );
  return new Set(same.map((one) => inputsOf(one).text("username"))).size;
}

function rightsOf(user: ResourceView): string {
  const roles = inputsOf(user)
    .items("roles")
    .map((role) => `${role.text("roleName") ?? ""}@${role.text("databaseName") ?? ""}`);
  return roles.sort().join(" ");
}
