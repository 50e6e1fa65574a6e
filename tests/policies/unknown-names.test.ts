import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { formatProblem } from "../../infra/lib/errors.ts";
import { type StackNames, unknownNames } from "../../policies/unknown-names.ts";
import { temporaryFolder } from "../rehearsal/schema/temporary-folder.ts";

const STAGING: StackNames = {
  tier: "staging",
  services: ["api"],
  alerts: ["errors"],
  queries: ["slow-routes"],
  dashboards: ["orders"],
};
const PRODUCTION: StackNames = { ...STAGING, tier: "production", services: ["api", "worker"] };

function told(demand: string, stacks: readonly StackNames[] = [STAGING, PRODUCTION]): readonly string[] {
  const folder = temporaryFolder();
  const row = `rows:\n  - id: EDGE-91\n    area: edge\n    requirement: one\n    expect:\n      - ${demand}\n`;
  writeFileSync(join(folder, "expectations.yaml"), row);
  return unknownNames(folder, stacks).map(formatProblem);
}

const header = (service: string, more = "") =>
  `{ rule: secret-variable, service: ${service}, variable: KEY${more} }`;
const value = (service: string, tier: string) =>
  `{ rule: environment-value, variable: A, value: b, service: ${service}, tier: ${tier} }`;

describe("unknownNames", () => {
  it("accepts a name that one of the stacks has, a demand of no name and a folder without demands", () => {
    expect(told(header("worker"))).toEqual([]);
    expect(told("{ rule: response-header, header: X-A, value: b }")).toEqual([]);
    expect(unknownNames(temporaryFolder(), [STAGING])).toEqual([]);
  });

  it("tells a service that no stack has by its line, with the name that was most likely meant", () => {
    expect(told(header("workr"))).toEqual([
      'expectations.yaml:6 rows[0].expect[0].service: a service of a stack that it holds for; got "workr". Write "worker".',
    ]);
  });

  it("asks the stacks of the demand's tier alone, and nobody where there is none", () => {
    expect(told(value("worker", "production"))).toEqual([]);
    expect(told(value("worker", "staging"))).toHaveLength(1);
    expect(told(value("worker", "staging"), [PRODUCTION])).toEqual([]);
  });

  it("tells alerts, queries and dashboards that nothing declares, and where they are declared", () => {
    const alert =
      "{ rule: alert, alert: couriers, threshold: 1, windowMinutes: 5, severity: critical, metrics: [m], statistic: Sum, receivers: [email], restartsOf: gone }";
    expect(told(alert).map((line) => line.replace(/^.*: (?=an? )/, ""))).toEqual([
      'an alert of a stack that it holds for; got "couriers". Declare it under alerts, or correct it.',
      'a service of a stack that it holds for; got "gone". Declare it under services, or correct it.',
    ]);
    expect(told("{ rule: dashboard, dashboard: order, metrics: [m], queries: [slow-routes, fast] }")).toEqual(
      [
        expect.stringMatching(/dashboard: a dashboard of .*; got "order"\. Write "orders"\.$/),
        expect.stringMatching(
          /queries: saved queries of .*; got "fast"\. Declare it under queries, or correct it\.$/,
        ),
      ],
    );
    expect(told("{ rule: saved-query, query: slow-route, log: api, filter: a }")).toHaveLength(1);
  });
});
