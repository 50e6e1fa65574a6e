import { describe, expect, it } from "@jest/globals";
import { instanceStatements } from "../../../infra/service/instance-statements.ts";

const statements = instanceStatements({
  accountId: "111122223333",
  region: "eu-west-1",
  clusterArn: "arn:aws:ecs:eu-west-1:111122223333:cluster/shop",
  allocationId: "eipalloc-1",
  ownTags: { product: "shop", component: "instance" },
});
const actions = statements.flatMap(({ Action }) => Action);

describe("instanceStatements", () => {
  it("name the one cluster, and the one address for instances of the stack alone", () => {
    expect(statements.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ["JoinOwnCluster", "arn:aws:ecs:eu-west-1:111122223333:cluster/shop"],
      ["ServeOwnCluster", "arn:aws:ecs:eu-west-1:111122223333:container-instance/shop/*"],
      ["FindEndpoint", "*"],
      ["TakeFixedAddress", "arn:aws:ec2:eu-west-1:111122223333:elastic-ip/eipalloc-1"],
      [
        "TakeItForItself",
        [
          "arn:aws:ec2:eu-west-1:111122223333:instance/*",
          "arn:aws:ec2:eu-west-1:111122223333:network-interface/*",
        ],
      ],
    ]);
    expect(statements.at(-1)?.Condition).toEqual({
      StringEquals: { "aws:ResourceTag/product": "shop", "aws:ResourceTag/component": "instance" },
    });
  });

  it("leave images, logs and secrets to the tasks' own roles", () => {
    expect(actions.filter((action) => !/^(?:ecs:|ec2:AssociateAddress$)/.test(action))).toEqual([]);
  });

  it("follow the region into its partition", () => {
    const [, , , address] = instanceStatements({
      accountId: "111122223333",
      region: "cn-north-1",
      clusterArn: "arn:aws-cn:ecs:cn-north-1:111122223333:cluster/shop",
      allocationId: "eipalloc-1",
      ownTags: {},
    });
    expect(address?.Resource).toBe("arn:aws-cn:ec2:cn-north-1:111122223333:elastic-ip/eipalloc-1");
  });
});
