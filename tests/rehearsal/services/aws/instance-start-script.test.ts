import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { InstanceFixture, trust } from "./instance-fixture.ts";

/** What hinders the start of an instance, before it is started. */
const started = (before: (shop: InstanceFixture) => Record<string, unknown> | undefined): InstanceFixture => {
  const shop = new InstanceFixture();
  expect(shop.start(before(shop) ?? {}).group.reason).toBeUndefined();
  return shop;
};

describe("start script", () => {
  it.each<[string, (shop: InstanceFixture) => Record<string, unknown> | undefined, string]>([
    [
      "no way out",
      (shop) => void shop.cloud.drop(shop.wayOut),
      "let nothing out to the internet on port 443",
    ],
    [
      "no public address until the fixed one comes",
      (shop) => ({ networkInterfaces: [{ securityGroups: [shop.hostGroup.id] }] }),
      "the instance has no public address",
    ],
    [
      "no command line, which the image does not bring along",
      (shop) => ({
        userData: shop.script([
          `aws ec2 associate-address --allocation-id ${shop.address.id}`,
          "ECS_CLUSTER=shop",
        ]),
      }),
      "aws: command not found",
    ],
    [
      "a gateway for S3 whose policy leaves the packages' bucket out",
      (shop) =>
        void shop.cloud.make(TOKEN.vpcEndpoint, shop.s3Gateway("prod-eu-central-1-starport-layer-bucket")),
      "403 Forbidden: the policy of the S3 gateway endpoint vpce-",
    ],
    [
      "a gateway for S3 that lets packages of another region alone through",
      (shop) => void shop.cloud.make(TOKEN.vpcEndpoint, shop.s3Gateway("al2023-repos-eu-west-1-de612dc2")),
      "lets nothing be read from al2023-repos-eu-central-1-de612dc2",
    ],
    [
      "a role that may not take the address",
      (shop) => void shop.cloud.change(shop.rolePolicy, shop.rolePolicyInputs("ec2:AssociateAddress")),
      "not authorized to perform: ec2:AssociateAddress",
    ],
    [
      "an instance without the tag by which it may have it",
      () => ({ tagSpecifications: [] }),
      "not authorized to perform: ec2:AssociateAddress on resource: arn:aws:ec2:eu-central-1:111122223333:instance/",
    ],
    [
      "a role that EC2 may not hand out",
      (shop) =>
        void shop.cloud.change(shop.role, { name: "instance", assumeRolePolicy: trust("ecs.amazonaws.com") }),
      "the instance has no role",
    ],
  ])("stops at %s: the instance runs and joins nothing", (_cause, before, problem) => {
    const shop = started(before);
    expect(shop.problem()).toContain(problem);
    expect(shop.cloud.list(TOKEN.containerInstance)).toEqual([]);
  });

  it.each([
    ["that lets the packages through", "al2023-repos-eu-central-1-de612dc2", "publicTable"],
    ["on another route table", "prod-eu-central-1-starport-layer-bucket", "privateTable"],
  ] as const)("comes to its end beside a gateway for S3 %s", (_what, bucket, table) => {
    const shop = started((before) => {
      before.cloud.make(TOKEN.vpcEndpoint, before.s3Gateway(bucket, table));
      return undefined;
    });
    expect(shop.problem()).toBeUndefined();
  });

  it("leaves the address at its holder without the word that moves it", () => {
    const shop = new InstanceFixture();
    shop.start();
    const words = `aws ec2 associate-address --allocation-id ${shop.address.id}`;
    const template = shop.cloud.make(
      TOKEN.launchTemplate,
      shop.templateInputs({ name: "other", userData: shop.script(["dnf install awscli-2", words]) }),
    );
    shop.cloud.make(TOKEN.autoscalingGroup, shop.groupInputs(template, { name: "other" }));
    expect(shop.cloud.list(TOKEN.instance).map((one) => one.internal.problem)).toContainEqual(
      expect.stringContaining("Resource.AlreadyAssociated"),
    );
  });
});
