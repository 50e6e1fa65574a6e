import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { ACCOUNT, encrypt, publish, standing, TOPIC } from "./function-fixture.ts";

/** Makes a second function of the same role with that target for its dead letters. */
function make(targetArn: string | undefined, ...statements: readonly object[]) {
  const { cloud, roleArn } = standing(...statements);
  return cloud.make(TOKEN.function, {
    name: "second",
    role: roleArn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    code: { assets: { "index.mjs": { text: "export const handler = () => 1;" } }, hash: "h" },
    ...(targetArn === undefined ? {} : { deadLetterConfig: { targetArn } }),
  });
}

describe("requireDeadLetter", () => {
  it("takes a topic that the function's role may publish to, and no topic at all", () => {
    expect(make(TOPIC, publish, encrypt).id).toBe("second");
    expect(make(undefined).id).toBe("second");
  });

  it.each([
    ["a topic that the role may not publish to", TOPIC, [encrypt], "may not call sns:Publish"],
    ["a topic whose key the role may not use", TOPIC, [publish], "may not call kms:GenerateDataKey"],
    ["a topic that is not there", `${TOPIC}-gone`, [publish, encrypt], "does not exist"],
    ["a queue", `arn:aws:sqs:eu-central-1:${ACCOUNT}:dead`, [publish, encrypt], "knows topics"],
  ])("refuses %s", (_, target, statements, says) => {
    expect(() => make(target, ...statements)).toThrow(says);
  });
});
