import { Cluster as EcsCluster } from "@pulumi/aws/ecs/cluster.js";
import { ClusterCapacityProviders } from "@pulumi/aws/ecs/clusterCapacityProviders.js";
import { ComponentResource, type ComponentResourceOptions, type Output, type Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";

export interface ClusterArgs {
  readonly context: StackContext;
}

/**
 * The ECS cluster that the services run in, on Fargate or on the stack's instance, never on both. It has no configuration for
 * interactive commands, since no service allows them.
 */
export class Cluster extends ComponentResource {
  readonly arn: Output<string>;
  readonly name: Output<string>;
  /** What must be there before a service starts: the cluster knows Fargate, where it runs them. */
  readonly ready: readonly Resource[];

  constructor(name: string, { context }: ClusterArgs, opts?: ComponentResourceOptions) {
    super("slipway:service:Cluster", name, {}, opts);
    const cluster = new EcsCluster(
      `${name}-cluster`,
      context.override(name, "cluster", {
        settings: [{ name: "containerInsights", value: "enabled" }],
        tags: context.tags(name),
      }),
      { parent: this },
    );
    this.arn = cluster.arn;
    this.name = cluster.name;
    // Tasks on an instance are placed by their launch type, which needs no provider.
    this.ready = context.settings.compute.kind === "fargate" ? [this.#fargate(name, context)] : [];
    this.registerOutputs({ arn: this.arn, name: this.name });
  }

  #fargate(name: string, context: StackContext): ClusterCapacityProviders {
    return new ClusterCapacityProviders(
      `${name}-capacity`,
      context.override(name, "capacityProviders", {
        clusterName: this.name,
        capacityProviders: ["FARGATE"],
        defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1, base: 0 }],
      }),
      { parent: this },
    );
  }
}
