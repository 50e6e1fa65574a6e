import { describe, expect, it } from "@jest/globals";
import { readAlert } from "../../../../infra/functions/notify/alert.ts";

const plain = { TopicArn: "t", MessageId: "m", Timestamp: "2026-11-20T12:00:00Z" };

describe("readAlert", () => {
  it("takes a text of another service as it is: its first line is the title", () => {
    const alert = readAlert(
      { ...plain, Message: "SERVICE_DEPLOYMENT_FAILED: api\nread the events" },
      "critical",
    );
    expect(alert).toMatchObject({
      state: "told",
      title: "SERVICE_DEPLOYMENT_FAILED: api",
      text: "read the events",
      key: "m",
    });
  });

  it("takes the subject for the title where there is one", () => {
    const alert = readAlert({ ...plain, Subject: "AWS Budgets", Message: "80 % of the budget" }, "warning");
    expect(alert).toMatchObject({ title: "AWS Budgets", text: "80 % of the budget" });
  });

  it("takes JSON that is no alarm for a text", () => {
    for (const Message of ['{"detail":1}', "null", "3", '{"AlarmName":7,"NewStateValue":"OK"}'])
      expect(readAlert({ ...plain, Message }, "warning").state).toBe("told");
  });

  it("cuts a title that no receiver would show", () => {
    expect(readAlert({ ...plain, Message: "x".repeat(500) }, "warning").title).toHaveLength(150);
  });
});
