import { EXPECTATIONS_FILE, type Expectation, type Expectations } from "../../expectations.ts";
import type { Rule } from "../../rule.ts";
import { adminRouteIsNamed } from "./admin-route-is-named.ts";
import { alertExists } from "./alert-exists.ts";
import { alertsReachReceivers } from "./alerts-reach-receivers.ts";
import { dashboardExists } from "./dashboard-exists.ts";
import { databaseKeepsDeclaredBackups } from "./database-keeps-declared-backups.ts";
import { environmentHasDeclaredValue } from "./environment-has-declared-value.ts";
import { queryIsSaved } from "./query-is-saved.ts";
import { responseHasDeclaredHeader } from "./response-has-declared-header.ts";
import { routeHasDeclaredLimit } from "./route-has-declared-limit.ts";
import { routeIsBlocked } from "./route-is-blocked.ts";
import { routePasses } from "./route-passes.ts";
import { variableComesFromStore } from "./variable-comes-from-store.ts";
import { webSocketsSurvive } from "./web-sockets-survive.ts";

/** One rule for each value that a product declares; its control is the product's row, and it says where it is declared. */
export function expectationRules(expectations: Expectations): readonly Rule[] {
  return expectations.rows.flatMap((row) =>
    row.expect.map((expectation, index) => {
      const line = row.lines?.[index];
      const declaredAt = line === undefined ? EXPECTATIONS_FILE : `${EXPECTATIONS_FILE}:${line}`;
      return Object.freeze({ ...ruleFor(row.id, expectation), declaredAt });
    }),
  );
}

function ruleFor(control: string, expectation: Expectation): Rule {
  switch (expectation.rule) {
    case "response-header":
      return responseHasDeclaredHeader(control, expectation);
    case "environment-value":
      return environmentHasDeclaredValue(control, expectation);
    case "secret-variable":
      return variableComesFromStore(control, expectation);
    case "database-backup-days":
      return databaseKeepsDeclaredBackups(control, expectation);
    case "saved-query":
      return queryIsSaved(control, expectation);
    case "dashboard":
      return dashboardExists(control, expectation);
    case "alert":
      return alertExists(control, expectation);
    case "alerts-reach":
      return alertsReachReceivers(control, expectation);
    case "admin-route":
      return adminRouteIsNamed(control, expectation);
    case "rate-limit":
      return routeHasDeclaredLimit(control, expectation);
    case "blocked-route":
      return routeIsBlocked(control, expectation);
    case "passing-route":
      return routePasses(control, expectation);
    case "web-sockets":
      return webSocketsSurvive(control, expectation);
  }
}
