import { describe, expect, it } from "@jest/globals";
import { putEvent } from "../../../rehearsal/messages/put-event.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../memory-cloud.ts";
import { ACCOUNT, policy } from "../services/aws/service-fixture.ts";

const STAGE = { api: "", internet: {} };
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

describe("putEvent", () => {
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
