import { describe, expect, it } from "@jest/globals";
import { readExpectations } from "../../policies/expectations.ts";

const ROW = { id: "EDGE-04", area: "edge", requirement: "A header" };

describe("readExpectations", () => {
  it("reads chosen rows and rows of the product's own", () => {
    const expect1 = { rule: "response-header", header: "X-Frame-Options", value: "DENY" };
    expect(readExpectations({ choose: ["SEC-04"], rows: [{ ...ROW, expect: [expect1] }] }, "f")).toEqual({
      choose: ["SEC-04"],
      rows: [{ ...ROW, shownBy: "policy", remaining: undefined, expect: [expect1] }],
    });
  });

  it.each([
    [
      "an unknown key",
      { chosen: [] },
      "f chosen: one of choose, rows; got an unknown key. Remove or rename it.",
    ],
    [
      "an id that is no id",
      { choose: ["sec-4"] },
      'f choose[0]: a row id such as "SEC-04"; got "sec-4". Write the row\'s id.',
    ],
    [
      "a row that the checklist does not have, with the nearest",
      { choose: ["BAK-99"] },
      'f choose[0]: a row of the checklist; got "BAK-99". Write "BAK-09".',
    ],
    [
      "a row that is like none",
      { choose: ["QUARTZ-77"] },
      'f choose[0]: a row of the checklist; got "QUARTZ-77". Remove it.',
    ],
    [
      "an area that does not exist, with the nearest",
      { rows: [{ ...ROW, area: "edges" }] },
      'f rows[0].area: one of secrets, network, encryption, edge, compute, data, backup, observability, alerts, delivery, governance, application; got another name. Write "edge".',
    ],
    [
      "a row without words",
      { rows: [{ ...ROW, requirement: "" }] },
      "f rows[0].requirement: a text; got an empty one. Say it in words.",
    ],
    [
      "a row with an unknown key",
      { rows: [{ ...ROW, wants: 1 }] },
      "f rows[0].wants: one of id, area, requirement, shownBy, remaining, expect; got an unknown key. Remove or rename it.",
    ],
    [
      "a rule that nobody knows",
      { rows: [{ ...ROW, expect: [{ rule: "constructor" }] }] },
      "f rows[0].expect[0].rule: one of response-header, environment-value, secret-variable, database-backup-days, admin-route, saved-query, dashboard, alert, alerts-reach, rate-limit, blocked-route, passing-route, web-sockets; got another name. Choose one.",
    ],
    [
      "a rule with a slip of the pen",
      { rows: [{ ...ROW, expect: [{ rule: "rate-limits" }] }] },
      'f rows[0].expect[0].rule: one of response-header, environment-value, secret-variable, database-backup-days, admin-route, saved-query, dashboard, alert, alerts-reach, rate-limit, blocked-route, passing-route, web-sockets; got another name. Write "rate-limit".',
    ],
    [
      "a number where a text is declared",
      { rows: [{ ...ROW, expect: [{ rule: "environment-value", variable: "A", value: 30_000 }] }] },
      "f rows[0].expect[0].value: a text; got a number. Write it in quotes.",
    ],
    [
      "no list where texts are declared",
      { rows: [{ ...ROW, expect: [{ rule: "dashboard", dashboard: "orders", metrics: "logs-orders" }] }] },
      "f rows[0].expect[0].metrics: a list of texts, at least one; got a text. Write it in brackets.",
    ],
    [
      "an empty list where texts may be declared",
      { rows: [{ ...ROW, expect: [{ rule: "dashboard", dashboard: "a", metrics: ["b"], queries: [] }] }] },
      "f rows[0].expect[0].queries: a list of texts, at least one; got a list. Write it in brackets.",
    ],
    [
      "a query without its log",
      { rows: [{ ...ROW, expect: [{ rule: "saved-query", query: "a", filter: "b = 1" }] }] },
      "f rows[0].expect[0].log: a text; got nothing. Write it in quotes.",
    ],
    [
      "a tier that does not exist",
      { rows: [{ ...ROW, expect: [{ rule: "database-backup-days", days: 30, tier: "prod" }] }] },
      "f rows[0].expect[0].tier: staging or production; got a text. Write one of the two, or leave it out for both.",
    ],
    [
      "receivers that are no list",
      {
        rows: [
          {
            ...ROW,
            expect: [
              {
                ...{ rule: "alert", alert: "a", threshold: 1, windowMinutes: 5, severity: "critical" },
                ...{ metrics: ["Errors"], statistic: "Sum", receivers: "email" },
              },
            ],
          },
        ],
      },
      "f rows[0].expect[0].receivers: a list of texts, at least one; got a text. Write it in brackets.",
    ],
    [
      "lines of an alert without their pattern",
      {
        rows: [
          {
            ...ROW,
            expect: [
              {
                ...{ rule: "alert", alert: "a", threshold: 1, windowMinutes: 5, severity: "critical" },
                ...{ metrics: ["alerts-a"], statistic: "Sum", receivers: ["email"] },
                lines: [{ metric: "alerts-a", log: "api" }],
              },
            ],
          },
        ],
      },
      "f rows[0].expect[0].lines: a list of metric, log, pattern and, for what is no count, value; each a text; got a list. Start each entry with its metric.",
    ],
  ])("refuses %s", (_, raw, message) => {
    expect(() => readExpectations(raw, "f")).toThrow(
      expect.objectContaining({ name: "ConfigError", message }),
    );
  });
});
