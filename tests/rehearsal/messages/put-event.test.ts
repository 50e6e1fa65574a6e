import { describe, expect, it } from "@jest/globals";
import { putEvent } from "../../../rehearsal/messages/put-event.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../memory-cloud.ts";
import { ACCOUNT, policy } from "../services/aws/service-fixture.ts";
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

const ROLE = `arn:aws:iam::${ACCOUNT}:role/hands-on`;
const PATTERN = JSON.stringify({ detail: { severity: [{ numeric: [">=", 7] }] } });

const busArn = (region: string) => `arn:aws:events:${region}:${ACCOUNT}:event-bus/default`;
const finding = (severity: number) => ({
  source: "aws.guardduty",
  region: "eu-central-1",
  detail: { severity },
});

/** A rule and its one target in a region; a topic that everybody reads by mail where no bus is named. */
function tell(cloud: MemoryCloud, region: string, bus?: string): void {
  cloud.as({ region });
  const name = `rule-${region}`;
  const ruleArn = `arn:aws:events:${region}:${ACCOUNT}:rule/${name}`;
  cloud.put(TOKEN.eventRule, name, { name, arn: ruleArn, eventPattern: PATTERN, state: "ENABLED" });
  const arn = bus === undefined ? `arn:aws:sns:${region}:${ACCOUNT}:told` : busArn(bus);
  const handing = bus === undefined ? {} : { roleArn: ROLE };
  cloud.put(TOKEN.eventTarget, `${name}-one`, { rule: name, arn, ...handing });
  if (bus !== undefined) return;
  const Principal = { Service: "events.amazonaws.com" };
  const publish = { Effect: "Allow", Principal, Action: "sns:Publish", Resource: arn };
  cloud.put(TOKEN.topic, arn, { arn, policy: policy(publish) });
  cloud.put(TOKEN.topicSubscription, `${arn}:mail`, {
    topic: arn,
    protocol: "email",
    endpoint: `${region}@shop.example`,
    pendingConfirmation: false,
  });
}

/** A role that may put events on these buses. */
function role(cloud: MemoryCloud, ...buses: readonly string[]): void {
  const Principal = { Service: "events.amazonaws.com" };
  const trust = { Effect: "Allow", Principal, Action: "sts:AssumeRole" };
  cloud.put(TOKEN.role, "hands-on", { arn: ROLE, name: "hands-on", assumeRolePolicy: policy(trust) });
  const put = { Effect: "Allow", Action: "events:PutEvents", Resource: buses.map(busArn) };
  cloud.put(TOKEN.rolePolicy, "hands-on:put", { role: "hands-on", policy: policy(put) });
}

async function heardBy(cloud: MemoryCloud, region: string, severity = 8): Promise<readonly string[]> {
  const told = await putEvent(cloud.world, { accountId: ACCOUNT, region }, finding(severity), STAGE);
  return told.map(({ endpoint, outcome }) => `${endpoint} ${outcome}`);
}

describe("putEvent, from region to region", () => {
  it("tells the topics of rules that mean the event, in its region alone", async () => {
    const cloud = new MemoryCloud(services);
    for (const region of ["eu-central-1", "eu-west-1"]) tell(cloud, region);
    expect(await heardBy(cloud, "eu-central-1")).toEqual(["eu-central-1@shop.example sent"]);
    expect(await heardBy(cloud, "eu-central-1", 3)).toEqual([]);
  });

  it("hands the event on to the bus of another region, whose rules tell theirs", async () => {
    const cloud = new MemoryCloud(services);
    tell(cloud, "eu-west-1");
    role(cloud, "eu-west-1");
    tell(cloud, "eu-central-1", "eu-west-1");
    expect(await heardBy(cloud, "eu-central-1")).toEqual(["eu-west-1@shop.example sent"]);
  });

  it("hands it no further from there", async () => {
    const cloud = new MemoryCloud(services);
    tell(cloud, "us-east-1");
    role(cloud, "us-east-1", "eu-west-1");
    tell(cloud, "eu-west-1", "us-east-1");
    tell(cloud, "eu-central-1", "eu-west-1");
    expect(await heardBy(cloud, "eu-west-1")).toEqual(["us-east-1@shop.example sent"]);
    expect(await heardBy(cloud, "eu-central-1")).toEqual([]);
  });

  it("says why a bus does not take it", async () => {
    const cloud = new MemoryCloud(services);
    tell(cloud, "eu-west-1");
    role(cloud, "us-east-1");
    tell(cloud, "eu-central-1", "eu-west-1");
    await expect(heardBy(cloud, "eu-central-1")).rejects.toThrow(
      `not handed on: hands-on may not call events:PutEvents on ${busArn("eu-west-1")}`,
    );
  });
});
