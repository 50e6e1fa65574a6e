import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { ACCOUNT, config, encrypt, publish, standing } from "./function-fixture.ts";

describe("eventInvokeConfig", () => {
  it.each([
    ["three tries more", { maximumRetryAttempts: 3 }, "maximumRetryAttempts: must be 0 to 2; got 3"],
    ["half a minute", { maximumEventAgeInSeconds: 30 }, "must be 60 to 21600; got 30"],
  ])("refuses %s", (_, change, says) => {
    const { cloud } = standing(publish, encrypt);
    expect(cloud.failures(TOKEN.functionEventInvokeConfig, { ...config, ...change }).join()).toContain(says);
  });

  it("needs its function, and a topic that the function's role may publish to", () => {
    const make = (change: object, ...statements: readonly object[]) =>
      standing(...statements).cloud.make(TOKEN.functionEventInvokeConfig, { ...config, ...change });
    expect(make({}, publish, encrypt).id).toBe("notify");
    expect(make({ qualifier: "live" }, publish, encrypt).id).toBe("notify:live");
    expect(() => make({ functionName: "none" }, publish, encrypt)).toThrow("Function not found: none");
    expect(() => make({}, encrypt)).toThrow("may not call sns:Publish");
    const queue = { onFailure: { destination: `arn:aws:sqs:eu-central-1:${ACCOUNT}:faults` } };
    expect(() => make({ destinationConfig: queue }, publish, encrypt)).toThrow("knows topics");
  });

  it("refuses, too, where the role may not use the topic's key: Lambda would lose every event", () => {
    const { cloud } = standing(publish);
    expect(() => cloud.make(TOKEN.functionEventInvokeConfig, config)).toThrow(
      "may not call kms:GenerateDataKey on the key",
    );
  });
});
