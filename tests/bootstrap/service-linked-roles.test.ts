import { describe, expect, it } from "@jest/globals";
import { roleArn } from "../../bootstrap/service-linked-roles.ts";

describe("roleArn", () => {
  it("gives the ARN under which AWS keeps the role", () => {
    expect(roleArn("scaling", "111122223333", "eu-west-1")).toBe(
      "arn:aws:iam::111122223333:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/" +
        "AWSServiceRoleForApplicationAutoScaling_ECSService",
    );
  });
});
