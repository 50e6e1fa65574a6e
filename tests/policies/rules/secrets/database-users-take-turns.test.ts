import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseUsersTakeTurns } from "../../../../policies/rules/secrets/database-users-take-turns.ts";
import { project, user } from "../../example-atlas.ts";
import { ruleTable } from "../../rule-table.ts";

const first = user("app-1");
const second = user("app-2");

ruleTable(databaseUsersTakeTurns, {
  rows: [
    {
      kind: "met",
      it: "accepts two users with the same rights",
      views: [project, first, second],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a user alone",
      views: [project, first],
      state: "violated",
      says: 'SEC-07: "app-1" users with the same rights must be two or more; got 1. Leave both users of the database in place.',
    },
    {
      kind: "violated",
      it: "refuses two users with other rights",
      views: [project, first, user("app-2", { roles: [{ roleName: "read", databaseName: "books" }] })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses one name twice",
      views: [project, first, user("app-2", { username: "app-1" })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a user without rights alone",
      views: [project, user("app-1", { roles: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads rights in any order",
      views: [
        project,
        user("app-1", {
          roles: [
            { roleName: "read", databaseName: "a" },
            { roleName: "read", databaseName: "b" },
          ],
        }),
        user("app-2", {
          roles: [
            { roleName: "read", databaseName: "b" },
            { roleName: "read", databaseName: "a" },
          ],
        }),
      ],
      state: "met",
    },
    {
      kind: "spelling",
      it: "says nothing of a user without a password",
      views: [project, user("app-1", { authDatabaseName: "$external" })],
      state: "silent",
    },
    {
      kind: "unknown",
      it: "leaves unknown rights undecided",
      views: [project, first, user("app-2", { roles: UNKNOWN })],
      state: "undecided",
      undecided: "roles",
    },
  ],
  without: { boundary: "two is the least, one the most that is refused" },
});
