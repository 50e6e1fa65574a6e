import { describe, expect, it } from "@jest/globals";
import { type Delivery, publish } from "../../../rehearsal/messages/publish.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { ACCOUNT, policy } from "../services/aws/service-fixture.ts";
import { CLOUDWATCH, STAGE, TopicWorld } from "./topic-world.ts";

const send = (
  { cloud, topicArn }: TopicWorld,
  publisher = CLOUDWATCH,
  subject?: string,
): Promise<readonly Delivery[]> =>
  publish(
    cloud.world,
    { accountId: ACCOUNT, topicArn, text: "jobs failed", ...(subject === undefined ? {} : { subject }) },
    publisher,
    STAGE,
  );

describe("publish", () => {
  it("reaches nobody where nobody listens", async () => {
    expect(await send(new TopicWorld())).toEqual([]);
  });

  it("waits for a person behind a mail address, and sends to a queue at once", async () => {
    const world = new TopicWorld();
    const queue = `arn:aws:sqs:eu-central-1:${ACCOUNT}:jobs`;
    world.subscribe("email", "oncall@shop.example");
    world.subscribe("sqs", queue);
    expect(await send(world)).toEqual([
      {
        protocol: "email",
        endpoint: "oncall@shop.example",
        outcome: "waiting",
        detail: "nobody has confirmed the subscription yet",
      },
      { protocol: "sqs", endpoint: queue, outcome: "sent", detail: "" },
    ]);
  });

  it("runs a function that the topic may invoke, with the message as SNS hands it over", async () => {
    const world = new TopicWorld();
    world.listen("sns.amazonaws.com");
    expect(await send(world, CLOUDWATCH, 'ALARM: "jobs"')).toMatchObject([
      { protocol: "lambda", outcome: "sent", detail: '{"subject":"ALARM: \\"jobs\\"","text":"jobs failed"}' },
    ]);
    expect((await send(world))[0]?.detail).toBe('{"subject":null,"text":"jobs failed"}');
  });

  it("gives the function its own variables, its role's credentials and the rehearsal's API", async () => {
    const world = new TopicWorld();
    const names = ["OWN", "AWS_REGION", "AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "PATH"];
    const code = `export const handler = () => ${JSON.stringify(names)}.map((name) => process.env[name] ?? "none");`;
    world.listen("sns.amazonaws.com", code);
    const id = `ASIA${Buffer.from("notify").toString("hex").toUpperCase()}`;
    expect((await send(world))[0]?.detail).toBe(
      JSON.stringify(["1", "eu-central-1", "http://127.0.0.1:9", id, "none"]),
    );
  });

  it.each<[string, string | undefined]>([
    ["nobody may invoke", undefined],
    ["another service may invoke", "events.amazonaws.com"],
  ])("fails at a function that %s", async (_, principal) => {
    const world = new TopicWorld();
    world.listen(principal);
    expect(await send(world)).toMatchObject([
      {
        outcome: "failed",
        detail: `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:notify does not let sns.amazonaws.com invoke it for ${world.topicArn}`,
      },
    ]);
  });

  it("fails with the function's own fault", async () => {
    const world = new TopicWorld();
    world.listen(
      "sns.amazonaws.com",
      'export const handler = () => { throw new Error("Slack answered 500"); };',
    );
    expect(await send(world)).toMatchObject([
      { outcome: "failed", detail: "Slack answered 500; tried 3 times; the event is lost", tries: 3 },
    ]);
  });

  it("ends the loop of a function that listens to the topic of its own failures", async () => {
    const world = new TopicWorld();
    const { cloud, topicArn } = world;
    world.listen("sns.amazonaws.com", 'export const handler = () => { throw new Error("no"); };');
    const statement = { Effect: "Allow", Action: "sns:Publish", Resource: topicArn };
    cloud.make(TOKEN.rolePolicy, { name: "own", role: "notify", policy: policy(statement) });
    cloud.make(TOKEN.functionEventInvokeConfig, {
      functionName: "notify",
      maximumRetryAttempts: 0,
      destinationConfig: { onFailure: { destination: topicArn } },
    });
    let [end] = await send(world);
    let runs = 0;
    for (; end?.told?.[0] !== undefined; [end] = end.told) runs += 1;
    expect(runs).toBe(16);
    expect(end?.detail).toMatch(/^Lambda stops \S+:notify, which runs in a loop$/);
  });

  it("calls a function of another region under the name of an opt-in region's own", async () => {
    const far = { ...CLOUDWATCH, region: "ap-southeast-3" };
    const right = new TopicWorld("ap-southeast-3");
    right.listen("sns.ap-southeast-3.amazonaws.com", undefined, "us-east-1");
    expect(await send(right, far)).toMatchObject([{ outcome: "sent" }]);
    const wrong = new TopicWorld("ap-southeast-3");
    wrong.listen("sns.amazonaws.com", undefined, "us-east-1");
    expect((await send(wrong, far))[0]?.detail).toContain(
      "does not let sns.ap-southeast-3.amazonaws.com invoke it",
    );
  });

  it("fails aloud where the topic refuses its publisher", async () => {
    const world = new TopicWorld();
    const budgets = { ...CLOUDWATCH, service: "budgets" };
    await expect(send(world, budgets)).rejects.toThrow(
      new Error(
        `not published: the policy of ${world.topicArn} does not let budgets.amazonaws.com call sns:Publish`,
      ),
    );
  });
});
