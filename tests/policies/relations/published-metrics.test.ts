import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { mayPublish } from "../../../policies/relations/published-metrics.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { TASK_DEFINITION } from "../../../policies/task/task-view.ts";
import { ROLE, ROLE_POLICY } from "../../../policies/tokens.ts";
import { from, view } from "../rule-table.ts";

const role = view(ROLE, "api-task-role", {}, { outputs: { arn: "arn:role", name: "api" } });
const task = from(view(TASK_DEFINITION, "api-task", { taskRoleArn: "arn:role" }), "taskRoleArn", role);
const policy = (statement: object) =>
  from(
    view(ROLE_POLICY, "api-task-policy", {
      policy: JSON.stringify({ Statement: [{ Effect: "Allow", Resource: "*", ...statement }] }),
    }),
    "role",
    role,
  );
const publish = (Condition?: object) =>
  policy({ Action: "cloudwatch:PutMetricData", ...(Condition && { Condition }) });
const only = (...namespaces: string[]) => ({ StringEquals: { "cloudwatch:namespace": namespaces } });
const asked = (...views: Parameters<typeof indexViews>[0]) => mayPublish(indexViews(views), "Shop/Live");

describe("mayPublish", () => {
  it("is true for a role of a task that may write there, by whatever spelling", () => {
    expect(asked(role, task, publish(only("Shop/Live")))).toBe(true);
    expect(asked(role, task, publish(only("Shop/Depot", "Shop/Live")))).toBe(true);
    expect(asked(role, task, publish())).toBe(true);
    expect(asked(role, task, policy({ Action: "cloudwatch:*" }))).toBe(true);
  });

  it("is false for another namespace, a denial, a further condition, and a role of no task", () => {
    expect(asked(role, task, publish(only("Shop")))).toBe(false);
    expect(asked(role, task, policy({ Action: "cloudwatch:PutMetricData", Effect: "Deny" }))).toBe(false);
    expect(
      asked(role, task, publish({ ...only("Shop/Live"), Bool: { "aws:SecureTransport": "true" } })),
    ).toBe(false);
    expect(asked(role, publish(only("Shop/Live")))).toBe(false);
    expect(asked(role, task)).toBe(false);
  });

  it("is undecided where the text is not known yet", () => {
    const unknown = from(view(ROLE_POLICY, "p", { policy: UNKNOWN }), "role", role);
    expect(() => asked(role, task, unknown)).toThrow();
    expect(asked(role, task, unknown, publish(only("Shop/Live")))).toBe(true);
  });
});
