import { describe, expect, it } from "@jest/globals";
import { rolePublishProblem } from "../../../../rehearsal/services/aws/role-publish.ts";
import { document, encrypt, publish, standing, TOPIC } from "./function-fixture.ts";

describe("rolePublishProblem", () => {
  it("names what is missing: topic, role, key, and the key policy's own word", () => {
    const { cloud, key, roleArn } = standing(publish, encrypt);
    const problem = (topic: string, role = roleArn) =>
      cloud.ask((view) => rolePublishProblem(view, role, topic));
    expect(problem(TOPIC)).toBeUndefined();
    expect(problem(`${TOPIC}-2`)).toBe(`the topic ${TOPIC}-2 does not exist`);
    expect(problem(TOPIC, "arn:none")).toContain("may not call sns:Publish");
    key.outputs = { ...key.outputs, policy: document() };
    expect(problem(TOPIC)).toContain("may not call kms:GenerateDataKey");
  });
});
