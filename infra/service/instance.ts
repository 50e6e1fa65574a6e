import { Group, type GroupArgs } from "@pulumi/aws/autoscaling/group.js";
import { Eip } from "@pulumi/aws/ec2/eip.js";
import { LaunchTemplate, type LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate.js";
import { InstanceProfile } from "@pulumi/aws/iam/instanceProfile.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { all, ComponentResource, type Input, type Output, type Resource } from "@pulumi/pulumi";
import type { InstanceSettings } from "../config/compute-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { policyDocument } from "../lib/policy-document.ts";
import { instanceStart } from "./instance-start.ts";
import { instanceStatements } from "./instance-statements.ts";

/**
 * The newest image of ECS on Amazon Linux 2023 for ARM, looked up by each start (ECS Developer Guide, "Retrieving Amazon
 * ECS-optimized Linux AMI metadata", read 2026-11-27; "resolve:ssm:" is a word of launch templates).
 */
const IMAGE = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id";

/** The image's first disk (aws/amazon-ecs-ami, al2023arm.pkr.hcl, read 2026-11-27). */
const ROOT_DEVICE = "/dev/xvda";

const SECONDS_PER_DAY = 86_400;

export interface InstanceArgs {
  readonly context: StackContext;
  readonly settings: InstanceSettings;
  readonly cluster: { readonly arn: Input<string>; readonly name: Input<string> };
  /** Public subnets: the way out is the instance's own address. */
  readonly subnetIds: readonly Input<string>[];
  readonly securityGroupId: Input<string>;
  /** What must be there before the first start: routes and rules, without which it reaches nothing. */
  readonly ready: readonly Resource[];
}

/**
 * One small ARM instance that runs every task of the stack, under a fixed address that access lists of others can hold.
 *
 * An auto scaling group of one, not an instance by itself: it starts another when the hardware, the system or a whole zone fails,
 * and when the instance reaches its age, with the newest system, and nobody has to be there. The address is no part of the
 * group, so each new instance takes it in its first start, by a role that can move this one address to the stack's own instances
 * only; before that no task runs on it. The price is some minutes without any task at each replacement.
 *
 * Nothing comes in: no rule admits anybody, no key pair, no session. Containers cannot ask for the instance's role, since the
 * answer of the metadata service ends at the first hop.
 */
export class Instance extends ComponentResource {
  /** As whom every task appears outside. */
  readonly egressAddress: Output<string>;
  /** What must be there before a task is placed. */
  readonly ready: readonly Resource[];

  constructor(name: string, args: InstanceArgs, opts?: ComponentOptions) {
    super("slipway:service:Instance", name, {}, opts);
    const { context } = args;
    const address = new Eip(
      `${name}-address`,
      context.override("instance", "address", { domain: "vpc", tags: this.#tags(name, context) }),
      { parent: this, dependsOn: [...args.ready] },
    );
    const { policy, profile } = this.#identity(name, args, address);
    const template = new LaunchTemplate(
      `${name}-template`,
      context.override("instance", "launchTemplate", this.#template(name, args, address, profile)),
      { parent: this },
    );
    const group = new Group(
      `${name}-group`,
      context.override("instance", "group", this.#group(name, args, template)),
      // Without its policy the instance could neither take its address nor join the cluster.
      { parent: this, dependsOn: [policy, ...args.ready] },
    );
    this.egressAddress = address.publicIp;
    this.ready = [group];
    this.registerOutputs({ egressAddress: this.egressAddress });
  }

  #tags(name: string, context: StackContext): Record<string, string> {
    return { ...context.tags(name), Name: `${context.prefix}-${name}` };
  }

  #identity(name: string, { cluster, context }: InstanceArgs, address: Eip) {
    const role = new Role(
      `${name}-role`,
      context.override("instance", "role", {
        description: `The instance of ${context.prefix}`,
        // EC2 names no account when it hands the role to an instance, and only who may pass it can put it there.
        assumeRolePolicy: policyDocument([
          {
            Sid: "InstanceAssumesRole",
            Effect: "Allow",
            Principal: { Service: "ec2.amazonaws.com" },
            Action: "sts:AssumeRole",
          },
        ]),
        tags: context.tags(name),
      }),
      { parent: this },
    );
    const { aws } = context.settings;
    const ownTags = this.#tags(name, context);
    const policy = new RolePolicy(
      `${name}-policy`,
      context.override("instance", "rolePolicy", {
        role: role.name,
        policy: all([cluster.arn, address.allocationId]).apply(([clusterArn, allocationId]) =>
          policyDocument(instanceStatements({ ...aws, clusterArn, allocationId, ownTags })),
        ),
      }),
      { parent: this },
    );
    const profile = new InstanceProfile(
      `${name}-profile`,
      context.override("instance", "profile", { role: role.name, tags: context.tags(name) }),
      { parent: this },
    );
    return { policy, profile };
  }

  #template(
    name: string,
    { cluster, context, securityGroupId, settings }: InstanceArgs,
    address: Eip,
    profile: InstanceProfile,
  ): LaunchTemplateArgs {
    const { region } = context.settings.aws;
    const tags = this.#tags(name, context);
    return {
      description: `The instance of ${context.prefix}`,
      imageId: IMAGE,
      instanceType: settings.instanceType,
      iamInstanceProfile: { arn: profile.arn },
      // A burst beyond the credits slows down and costs nothing; Amazon's own default for T4g charges it.
      creditSpecification: { cpuCredits: "standard" },
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      instanceInitiatedShutdownBehavior: "terminate",
      blockDeviceMappings: [
        {
          deviceName: ROOT_DEVICE,
          ebs: {
            volumeSize: settings.volumeGib,
            volumeType: "gp3",
            encrypted: "true",
            deleteOnTermination: "true",
          },
        },
      ],
      networkInterfaces: [
        {
          deviceIndex: 0,
          // Until it has the fixed one, and gone with it: the start needs a way out.
          associatePublicIpAddress: "true",
          securityGroups: [securityGroupId],
          deleteOnTermination: "true",
        },
      ],
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags,
      })),
      userData: all([cluster.name, address.allocationId]).apply(([clusterName, allocationId]) =>
        Buffer.from(instanceStart({ region, clusterName, allocationId })).toString("base64"),
      ),
      updateDefaultVersion: true,
      tags,
    };
  }

  #group(name: string, { context, settings, subnetIds }: InstanceArgs, template: LaunchTemplate): GroupArgs {
    return {
      minSize: 1,
      maxSize: 1,
      desiredCapacity: 1,
      vpcZoneIdentifiers: [...subnetIds],
      // By number, so that a new version of the template starts another instance.
      launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
      instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 0 } },
      healthCheckType: "EC2",
      maxInstanceLifetime: settings.maxAgeDays * SECONDS_PER_DAY,
      tags: Object.entries(this.#tags(name, context)).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: false, // the template tags the instance, and its disk too
      })),
    };
  }
}
