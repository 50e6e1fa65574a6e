import { describe, expect, it } from "@jest/globals";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { runResourceRule } from "../../../policies/rule.ts";
import { environmentHasDeclaredValue } from "../../../policies/rules/expected/environment-has-declared-value.ts";
import { RULES } from "../../../policies/rules/index.ts";
import { TASK_DEFINITION, TASK_TYPES } from "../../../policies/task/task-view.ts";
import { CONTAINER, definition, draft } from "../example-task.ts";
import { CONTEXT, given } from "../rule-table.ts";

const declared = environmentHasDeclaredValue("CMP-09", {
  rule: "environment-value",
  variable: "NODE_ENV",
  value: "production",
});
const taskRules = [...RULES, declared].flatMap((rule) =>
  rule.scope === "resource" && TASK_TYPES.every((type) => rule.types.includes(type)) ? [rule] : [],
);

const CHANGES: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { image: "shop.example/api:latest" },
  { user: "0", readonlyRootFilesystem: false, privileged: true },
  { portMappings: [{ containerPort: 80 }] },
  { environment: [{ name: "JWT_SECRET", value: "x" }] },
  { healthCheck: undefined, logConfiguration: undefined },
  { linuxParameters: { capabilities: { add: ["ALL"] } } },
];

describe("a rule about tasks", () => {
  it("stands for each fact of a container", () => {
    expect(taskRules.map((rule) => rule.control).sort()).toEqual([
      "CMP-02",
      "CMP-02",
      "CMP-03",
      "CMP-05",
      "CMP-07",
      "CMP-09",
      "NET-03",
      "OBS-01",
      "SEC-02",
    ]);
  });

  it.each(CHANGES.map((change) => [["changed", ...Object.keys(change)].join(" "), change] as const))(
    "says the same of the draft and of the real container definitions: %s",
    (_, change) => {
      for (const rule of taskRules) {
        const [a, b] = [draft(change), definition(change)].map((view) =>
          runResourceRule(rule, view, CONTEXT).map(({ urn: __, ...finding }) => finding),
        );
        expect(a).toEqual(b);
        expect(a).not.toEqual([]);
      }
    },
  );

  it("lets the draft of its service stand for a text that is not known yet", () => {
    const service = draft();
    const urn = `urn:pulumi:shop::slipway::slipway:service:Service$${TASK_DEFINITION}::api-task`;
    const waiting = { ...given(definition(), { containerDefinitions: UNKNOWN }), urn, parent: service.urn };
    for (const rule of taskRules) {
      expect(runResourceRule(rule, waiting, CONTEXT).map((finding) => finding.state)).toEqual([
        "notApplicable",
      ]);
    }
  });

  it("judges every container by its name", () => {
    const two = given(draft(), {
      draft: { containers: [CONTAINER, { ...CONTAINER, name: "side", image: "side:latest" }] },
    });
    const rule = taskRules.find((one) => one.control === "CMP-05");
    const findings = rule === undefined ? [] : runResourceRule(rule, two, CONTEXT);
    expect(findings.map((one) => [one.state, "property" in one ? one.property : ""])).toEqual([
      ["met", "containers.api.image"],
      ["violated", "containers.side.image"],
    ]);
  });
});
