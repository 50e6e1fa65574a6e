import { describe, expect, it } from "@jest/globals";
import { invokeLater } from "../../../rehearsal/messages/invoke-later.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { ACCOUNT, config, encrypt, publish, standing, TOPIC } from "../services/aws/function-fixture.ts";
import { STAGE } from "./topic-world.ts";

const AT = { accountId: ACCOUNT, region: "eu-central-1", functionName: "notify" };

describe("invokeLater", () => {
  it("runs the function, and the caller would hear nothing of its answer", async () => {
    const { cloud } = standing();
    expect(await invokeLater(cloud.world, AT, {}, STAGE)).toMatchObject({ tries: 1, answer: { result: 1 } });
  });

  it("tells whoever listens to the destination of a failure", async () => {
    const { cloud } = standing(publish, encrypt);
    cloud.ask((view) => {
      const target = view.get(TOKEN.function, "notify");
      const text = 'export const handler = () => { throw new Error("no"); };';
      if (target !== undefined)
        target.inputs = { ...target.inputs, code: { assets: { "index.mjs": { text } } } };
    });
    cloud.make(TOKEN.functionEventInvokeConfig, config);
    const fate = async () => (await invokeLater(cloud.world, AT, {}, STAGE)).fate;
    expect(await fate()).toBe(`the event goes to ${TOPIC}, to which nobody listens`);
    const queue = { topic: TOPIC, protocol: "sqs", endpoint: "arn:q" };
    cloud.put(TOKEN.topicSubscription, "q", queue);
    expect(await fate()).toBe("the event goes by sqs to arn:q");
    const person = { topic: TOPIC, protocol: "email", endpoint: "a@b.example", pendingConfirmation: true };
    cloud.put(TOKEN.topicSubscription, "s", person);
    expect(await fate()).toBe(
      "the event goes by sqs to arn:q; the event does not go by email to a@b.example: nobody has confirmed the subscription yet",
    );
  });

  it("refuses a function that is not in that region", async () => {
    const { cloud } = standing();
    const far = { ...AT, region: "us-east-1" };
    await expect(invokeLater(cloud.world, far, {}, STAGE)).rejects.toThrow(
      "notify: a function of us-east-1 was expected; got none.",
    );
  });
});
