import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { makeNetwork } from "./network-fixture.ts";

const ROLE = "arn:aws:iam::111122223333:role/flow";

function prepare(
  trusted: string,
  actions: readonly string[],
): { cloud: MemoryCloud; inputs: Record<string, unknown> } {
  const cloud = new MemoryCloud(services);
  const { vpc } = makeNetwork(cloud);
  const group = cloud.make(TOKEN.logGroup, { name: "flow" });
  const policy = (statement: object): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const trust = policy({ Effect: "Allow", Principal: { Service: trusted }, Action: "sts:AssumeRole" });
  cloud.put(TOKEN.role, "flow", { arn: ROLE, name: "flow", assumeRolePolicy: trust });
  cloud.put(TOKEN.rolePolicy, "flow:write", {
    role: "flow",
    policy: policy({ Effect: "Allow", Action: actions, Resource: `${String(group.outputs.arn)}:*` }),
  });
  const inputs = { vpcId: vpc.id, trafficType: "ALL", iamRoleArn: ROLE, logDestination: group.outputs.arn };
  return { cloud, inputs };
}

const WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"];

describe("flowLog", () => {
  it("stands when the role may be assumed and may write to the group", () => {
    const { cloud, inputs } = prepare("vpc-flow-logs.amazonaws.com", WRITE);
    expect(cloud.look(cloud.make(TOKEN.flowLog, inputs))).toMatchObject({
      logDestinationType: "cloud-watch-logs",
      maxAggregationInterval: 600,
    });
  });

  it("refuses a role that another service may assume", () => {
    const { cloud, inputs } = prepare("ecs-tasks.amazonaws.com", WRITE);
    expect(() => cloud.make(TOKEN.flowLog, inputs)).toThrow("Unable to assume given IAM role");
  });

  it("refuses a role that may not write to the group", () => {
    const { cloud, inputs } = prepare("vpc-flow-logs.amazonaws.com", ["logs:CreateLogStream"]);
    expect(() => cloud.make(TOKEN.flowLog, inputs)).toThrow("is not allowed logs:PutLogEvents");
  });

  it("refuses a group that does not exist, and a second log of one VPC to one group", () => {
    const { cloud, inputs } = prepare("vpc-flow-logs.amazonaws.com", WRITE);
    expect(() =>
      cloud.make(TOKEN.flowLog, { ...inputs, logDestination: `${String(inputs.logDestination)}-none` }),
    ).toThrow("does not exist");
    cloud.make(TOKEN.flowLog, inputs);
    expect(() =>
      cloud.make(TOKEN.flowLog, { ...inputs, logDestination: `${String(inputs.logDestination)}:*` }),
    ).toThrow("FlowLogAlreadyExists");
  });

  it("refuses an interval and a kind of traffic that do not exist", () => {
    const { cloud, inputs } = prepare("vpc-flow-logs.amazonaws.com", WRITE);
    expect(
      cloud.failures(TOKEN.flowLog, { ...inputs, maxAggregationInterval: 300, trafficType: "SOME" }),
    ).toHaveLength(2);
  });
});
