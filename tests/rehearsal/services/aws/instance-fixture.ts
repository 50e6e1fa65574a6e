import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import type { SeedImage } from "../../../../rehearsal/cloud/seed.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { ACCOUNT, DIGEST, image, NEXT_DIGEST, policy, ServiceFixture, tcp } from "./service-fixture.ts";

type Values = Record<string, unknown>;

const ARM: Partial<SeedImage> = { architecture: "ARM64" };
const IMAGE = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id";

/** What stands on an instance, made through the behaviours; the group that starts it is made by the test, or by `start`. */
export class InstanceFixture extends ServiceFixture {
  readonly address: Entity;
  readonly hostGroup: Entity;
  readonly wayOut: Entity;
  readonly role: Entity;
  readonly rolePolicy: Entity;
  readonly profile: Entity;

  constructor() {
    super([image(DIGEST, ARM), image(NEXT_DIGEST, ARM)]);
    const { cloud, network } = this;
    this.address = cloud.make(TOKEN.eip, { domain: "vpc" });
    this.hostGroup = cloud.make(TOKEN.securityGroup, { vpcId: network.vpc.id, name: "instance" });
    this.wayOut = cloud.make(TOKEN.egressRule, {
      securityGroupId: this.hostGroup.id,
      ...tcp(443),
      cidrIpv4: "0.0.0.0/0",
    });
    this.role = cloud.make(TOKEN.role, { name: "instance", assumeRolePolicy: trust("ec2.amazonaws.com") });
    this.rolePolicy = cloud.make(TOKEN.rolePolicy, this.rolePolicyInputs());
    this.profile = cloud.make(TOKEN.instanceProfile, { name: "instance", role: this.role.id });
  }

  rolePolicyInputs(without?: string): Values {
    const cluster = String(this.cluster.outputs.arn);
    const grants: readonly (readonly [string, string, Values?])[] = [
      ["ecs:RegisterContainerInstance", cluster],
      ["ecs:SubmitTaskStateChange", cluster],
      ["ecs:SubmitContainerStateChange", cluster],
      ["ecs:Poll", `${cluster.replace(":cluster/", ":container-instance/")}/*`],
      ["ecs:StartTelemetrySession", `${cluster.replace(":cluster/", ":container-instance/")}/*`],
      ["ecs:DiscoverPollEndpoint", "*"],
      ["ec2:AssociateAddress", String(this.address.outputs.arn)],
      [
        "ec2:AssociateAddress",
        `arn:aws:ec2:eu-central-1:${ACCOUNT}:instance/*`,
        { Condition: { StringEquals: { "aws:ResourceTag/component": "instance" } } },
      ],
    ];
    return {
      role: this.role.id,
      name: "agent",
      policy: policy(
        ...grants
          .filter(([action]) => action !== without)
          .map(([Action, Resource, more]) => ({ Effect: "Allow", Action, Resource, ...more })),
      ),
    };
  }

  /** A gateway endpoint for S3, beside the way to the internet, that lets objects of one bucket be read. */
  s3Gateway(bucket: string, table: "publicTable" | "privateTable" = "publicTable"): Values {
    return {
      vpcId: this.network.vpc.id,
      serviceName: "com.amazonaws.eu-central-1.s3",
      routeTableIds: [this.network[table].id],
      policy: policy({
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: `arn:aws:s3:::${bucket}/*`,
      }),
    };
  }

  /** The start script that this project writes, in short. */
  script(
    lines: readonly string[] = [
      "dnf install --assumeyes awscli-2",
      `aws ec2 associate-address --allocation-id ${this.address.id} --instance-id i --allow-reassociation`,
      "ECS_CLUSTER=shop",
      "ECS_RESERVED_MEMORY=128",
    ],
  ): string {
    return Buffer.from(lines.join("\n")).toString("base64");
  }

  templateInputs(change: Values = {}): Values {
    return {
      name: "instance",
      imageId: IMAGE,
      instanceType: "t4g.small",
      iamInstanceProfile: { arn: this.profile.outputs.arn },
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 30, encrypted: "true" } }],
      networkInterfaces: [
        { deviceIndex: 0, associatePublicIpAddress: "true", securityGroups: [this.hostGroup.id] },
      ],
      tagSpecifications: [{ resourceType: "instance", tags: { component: "instance" } }],
      updateDefaultVersion: true,
      userData: this.script(),
      ...change,
    };
  }

  groupInputs(template: Entity, change: Values = {}): Values {
    return {
      name: "instance",
      minSize: 1,
      maxSize: 1,
      desiredCapacity: 1,
      vpcZoneIdentifiers: this.publicSubnets,
      launchTemplate: { id: template.id, version: String(template.outputs.latestVersion) },
      instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 0 } },
      ...change,
    };
  }

  /** An instance as `change` of the template makes it. */
  start(change: Values = {}) {
    const template = this.cloud.make(TOKEN.launchTemplate, this.templateInputs(change));
    return { template, group: this.cloud.make(TOKEN.autoscalingGroup, this.groupInputs(template)) };
  }

  /** A task behind the bridge. */
  hostTask(change: Values = {}, container: Values = {}): Entity {
    return this.task(
      { portMappings: [], ...container },
      {
        networkMode: "bridge",
        requiresCompatibilities: ["EC2"],
        runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
        ...change,
      },
    );
  }

  hostServiceInputs(task: Entity, change: Values = {}): Values {
    const { networkConfiguration: _network, loadBalancers: _targets, ...rest } = this.serviceInputs(task);
    return { ...rest, launchType: "EC2", desiredCount: 1, ...change };
  }

  hostService(task: Entity, change: Values = {}) {
    return this.cloud.make(TOKEN.service, this.hostServiceInputs(task, change));
  }

  /** Definitions of the tasks that stand on instances. */
  placed(): readonly unknown[] {
    return this.cloud.list(TOKEN.placedTask).map((task) => task.internal.definition);
  }

  /** Why an instance did nothing; undefined where it joined. */
  problem(): unknown {
    return this.cloud.list(TOKEN.instance).map((one) => one.internal.problem)[0];
  }
}

export function trust(service: string): string {
  return policy({ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" });
}
