import { partition } from "../lib/partition.ts";
import type { PolicyStatement } from "../lib/policy-document.ts";

/** What the instance may reach. */
export interface InstanceReach {
  readonly accountId: string;
  readonly region: string;
  readonly clusterArn: string;
  /** Allocation id of its fixed address. */
  readonly allocationId: string;
  /** Tags that the stack's own instance carries, and no other. */
  readonly ownTags: Readonly<Record<string, string>>;
}

/**
 * What the agent of ECS and the start of the instance may do. Images, logs and secrets are the tasks' own roles' business, so that
 * what breaks out of a task and gets this role reads none of them. Resource types of the actions: Service Authorization Reference,
 * Amazon ECS and Amazon EC2, from memory, 2026-11.
 */
export function instanceStatements(reach: InstanceReach): readonly PolicyStatement[] {
  const { accountId, allocationId, clusterArn, ownTags, region } = reach;
  const ec2 = `arn:${partition(region)}:ec2:${region}:${accountId}`;
  return [
    {
      Sid: "JoinOwnCluster",
      Effect: "Allow",
      Action: [
        "ecs:DeregisterContainerInstance",
        "ecs:RegisterContainerInstance",
        "ecs:SubmitAttachmentStateChanges",
        "ecs:SubmitContainerStateChange",
        "ecs:SubmitTaskStateChange",
      ],
      Resource: clusterArn,
    },
    {
      Sid: "ServeOwnCluster",
      Effect: "Allow",
      Action: ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"],
      Resource: `${clusterArn.replace(":cluster/", ":container-instance/")}/*`,
    },
    // GOV-03: the agent asks where to poll before it has a cluster, so the action takes no resource but `*`.
    { Sid: "FindEndpoint", Effect: "Allow", Action: "ecs:DiscoverPollEndpoint", Resource: "*" },
    {
      Sid: "TakeFixedAddress",
      Effect: "Allow",
      Action: "ec2:AssociateAddress",
      Resource: `${ec2}:elastic-ip/${allocationId}`,
    },
    {
      Sid: "TakeItForItself",
      Effect: "Allow",
      Action: "ec2:AssociateAddress",
      Resource: [`${ec2}:instance/*`, `${ec2}:network-interface/*`],
      Condition: {
        StringEquals: Object.fromEntries(
          Object.entries(ownTags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]),
        ),
      },
    },
  ];
}
