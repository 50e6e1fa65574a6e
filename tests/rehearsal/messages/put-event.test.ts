import { describe, expect, it } from "@jest/globals";
import { putEvent } from "../../../rehearsal/messages/put-event.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { ACCOUNT } from "../services/aws/service-fixture.ts";
import { REGION, STAGE, TopicWorld } from "./topic-world.ts";

const EVENT = {
  source: "aws.ecs",
  "detail-type": "ECS Deployment State Change",
  resources: ["arn:service/api"],
  detail: { eventName: "SERVICE_DEPLOYMENT_FAILED", count: 2, reason: 'exec: "node": not found\\' },
};

/** What the event becomes at a rule's target with these settings. */
async function told(target: object, rule: object = {}): Promise<readonly unknown[]> {
  const world = new TopicWorld();
  world.listen("sns.amazonaws.com");
  world.cloud.make(TOKEN.eventRule, {
    name: "deployments",
    eventPattern: JSON.stringify({ source: ["aws.ecs"] }),
    ...rule,
  });
  world.cloud.make(TOKEN.eventTarget, { rule: "deployments", targetId: "t", arn: world.topicArn, ...target });
  const deliveries = await putEvent(world.cloud.world, { accountId: ACCOUNT, region: REGION }, EVENT, STAGE);
  return deliveries.map(({ detail }) => (JSON.parse(detail) as { readonly text: string }).text);
}

const transformed = (inputTemplate: string, inputPaths: Readonly<Record<string, string>> = {}) =>
  told({ inputTransformer: { inputTemplate, inputPaths } });

describe("putEvent", () => {
  it("sends the event as it is where the target changes nothing, and a text that it names", async () => {
    expect(await told({})).toEqual([JSON.stringify(EVENT)]);
    expect(await told({ input: '"deployed"' })).toEqual(['"deployed"']);
  });

  it("puts the event's values into a template, and nothing where the event has none", async () => {
    const paths = {
      event: "$.detail.eventName",
      service: "$.resources[0]",
      count: "$.detail.count",
      gone: "$.a.b",
    };
    expect(await transformed('"<event>: <service> <count>x<gone>."', paths)).toEqual([
      "SERVICE_DEPLOYMENT_FAILED: arn:service/api 2x.",
    ]);
    expect(await transformed("<event> <unnamed>|", paths)).toEqual(["SERVICE_DEPLOYMENT_FAILED |"]);
    expect(await transformed('"<all>"', { all: "$.detail.count" })).toEqual(["2"]);
  });

  it("keeps a template in quotes one text, whatever the value holds", async () => {
    expect(await transformed('"<reason> \\"quoted\\""', { reason: "$.detail.reason" })).toEqual([
      'exec: "node": not found\\ "quoted"',
    ]);
  });

  it.each<[string, object]>([
    ["means other events", { eventPattern: '{"source":["aws.rds"]}' }],
    ["is switched off", { state: "DISABLED" }],
    ["runs by the clock", { eventPattern: undefined, scheduleExpression: "rate(1 day)" }],
  ])("sends nothing by a rule that %s", async (_, rule) => {
    expect(await told({}, rule)).toEqual([]);
  });

  it("reaches rules of its own region alone", async () => {
    const world = new TopicWorld();
    world.subscribe("email", "oncall@shop.example");
    world.cloud.make(TOKEN.eventRule, { name: "r", eventPattern: '{"source":["aws.ecs"]}' });
    world.cloud.make(TOKEN.eventTarget, { rule: "r", targetId: "t", arn: world.topicArn });
    const put = (region: string) => putEvent(world.cloud.world, { accountId: ACCOUNT, region }, EVENT, STAGE);
    expect(await put(REGION)).toHaveLength(1);
    expect(await put("eu-west-1")).toEqual([]);
  });
});
