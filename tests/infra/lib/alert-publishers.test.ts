import { describe, expect, it } from "@jest/globals";
import { ALERT_PUBLISHERS, publisherCondition } from "../../../infra/lib/alert-publishers.ts";

const conditions = Object.fromEntries(
  ALERT_PUBLISHERS.map((publisher) => [
    publisher.service,
    publisherCondition(publisher, "ap-southeast-3", "111122223333"),
  ]),
);

describe("publisherCondition", () => {
  it("names the account and the alarms of the region where CloudWatch publishes", () => {
    expect(conditions.cloudwatch).toEqual({
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:ap-southeast-3:111122223333:alarm:*" },
    });
  });

  it("names no region for budgets, which have none", () => {
    expect(conditions.budgets).toEqual({
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": "arn:aws:budgets::111122223333:*" },
    });
  });

  it("is none for services that fill in no source: one would refuse them without a word", () => {
    expect(conditions).toMatchObject({ events: undefined, backup: undefined });
    expect(Object.keys(conditions)).toEqual(["cloudwatch", "events", "budgets", "backup"]);
  });
});
