import type { GENERIC_ROWS } from "./checklist.ts";
import { EXPECTATION_RULES, type ExpectationRule, type WordKind } from "./expectation-words.ts";

const KINDS: Readonly<Record<WordKind, string>> = {
  text: "text",
  "text?": "text, optional",
  number: "number",
  "number?": "number, optional",
  "tier?": "tier, optional",
  texts: "list of texts",
  "texts?": "list of texts, optional",
  "side?": "text, optional",
  "lines?": "list, for metrics of log lines",
};

const INTRODUCTION = `# expectations.yaml

Generated from \`policies/expectation-words.ts\` and the checklist; do not edit. The file stands beside the stack files and holds for
all of them. It says what a product asks beyond what holds for every product: each demand is judged like any other rule, blocks an
update that does not meet it, and has its line in the report. A folder without the file demands nothing of its own.

\`\`\`yaml
choose: # further rows of the checklist, by id
  - "BAK-03"
rows: # rows of the product's own, or the product's own words for a row of the checklist
  - id: "EDGE-11"
    area: edge
    requirement: Login limited to 10 requests a minute and address
    expect: # the values that it declares; each becomes a rule
      - { rule: rate-limit, service: api, path: /api/auth/login, requestsPerMinute: 10 }
  - id: "ALR-05"
    area: alerts
    requirement: More than 3 faults of a courier in 10 minutes reach the team
    expect: # an alert courier-faults of kind log-pattern: its metric is made of log lines, so the lines are named too
      - rule: alert
        alert: courier-faults
        threshold: 3
        windowMinutes: 10
        severity: critical
        metrics: [alerts-courier-faults]
        lines: [{ metric: alerts-courier-faults, log: api, pattern: '{ $.event = "courier_fault" }' }]
        statistic: Sum
        receivers: [email, slack]
\`\`\`

A refusal of such a demand ends with the file and the line at which it is declared. What the product does not ask, take out; what one
stack cannot meet for a while, exempt in \`exemptions.yaml\`. \`slipway init\` sets the rows of its example aside as comments: they are
its owners' demands.

## A row

| word | holds |
| --- | --- |
| id | area and number, such as \`"EDGE-11"\`. An id of the checklist replaces its text; any other one adds a row |
| area | AREAS |
| requirement | what is asked, in words, as the report shows it |
| shownBy | optional: \`policy\` (the default), \`resource\`, \`delivery\`, \`runbook\` or \`app\`: who shows it |
| remaining | optional: what no rule covers yet; the row is not met while it is there |
| expect | list of what follows; each entry has \`rule\` and that rule's words |
`;

/** The reference of `expectations.yaml`: its form, every rule with its words, and the rows that can be chosen. */
export function expectationsPage(rows: typeof GENERIC_ROWS): string {
  const areas = [...new Set(rows.map(({ area }) => area))];
  const optional = rows.filter(({ chosen }) => chosen === "by product");
  return [
    INTRODUCTION.replace("AREAS", areas.map((area) => `\`${area}\``).join(", ")),
    "## What can be expected",
    ...Object.entries(EXPECTATION_RULES).flatMap(section),
    "",
    "## Rows to choose",
    "",
    "These hold for a product that names them under `choose`; [the others](policies.md) hold for every product.",
    "",
    "| row | area | requirement |",
    "| --- | --- | --- |",
    ...optional.map(({ area, id, requirement }) => `| ${id} | ${area} | ${requirement} |`),
    "",
  ].join("\n");
}

function section([rule, { says, words }]: readonly [string, ExpectationRule]): readonly string[] {
  return [
    "",
    `### ${rule}`,
    "",
    says,
    "",
    "| word | kind | holds |",
    "| --- | --- | --- |",
    ...Object.entries(words).map(([word, one]) => `| ${word} | ${KINDS[one.kind]} | ${one.says} |`),
  ];
}
