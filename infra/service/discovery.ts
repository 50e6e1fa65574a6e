import { PrivateDnsNamespace } from "@pulumi/aws/servicediscovery/privateDnsNamespace.js";
import { Service as DiscoveryService } from "@pulumi/aws/servicediscovery/service.js";
import { ComponentResource, type Input, type Output } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { calledServices, discoveryZone } from "./call-address.ts";

/** Seconds for which a caller may keep an address: a task that ends drains longer. */
const TTL_SECONDS = 10;

export interface DiscoveryArgs {
  readonly context: StackContext;
  readonly vpcId: Input<string>;
}

/**
 * By which names services find one another: a private DNS zone of the network, with a name for each service that another one
 * calls. ECS enters a task's own address when the task is healthy and takes it away before the task ends.
 *
 * DNS in place of ECS Service Connect, because that puts a proxy of its own into every task of both ends (it takes CPU and memory
 * of tasks as small as Fargate's smallest) and lets a task see only what was there when it started (ECS Developer Guide, "Service
 * Connect components", read 2026-11-27). In place of an internal load balancer, because that costs by the hour.
 */
export class Discovery extends ComponentResource {
  readonly #arns: ReadonlyMap<string, Output<string>>;

  constructor(name: string, { context, vpcId }: DiscoveryArgs, opts?: ComponentOptions) {
    super("slipway:service:Discovery", name, {}, opts);
    const { settings } = context;
    const namespace = new PrivateDnsNamespace(
      `${name}-namespace`,
      context.override(name, "namespace", {
        name: discoveryZone(settings),
        description: "Services that call one another",
        vpc: vpcId,
        tags: context.tags(name),
      }),
      { parent: this },
    );
    this.#arns = new Map(
      calledServices(settings.services).map((called) => {
        const draft = {
          name: called,
          description: `Tasks of ${called}`,
          dnsConfig: {
            namespaceId: namespace.id,
            dnsRecords: [{ type: "A", ttl: TTL_SECONDS }],
            routingPolicy: "MULTIVALUE",
          },
          // ECS itself says whether a task is healthy: Route 53 could not ask private addresses. The threshold is always 1
          // (Cloud Map API Reference, HealthCheckCustomConfig, from memory, 2026-11).
          healthCheckCustomConfig: { failureThreshold: 1 },
          tags: context.tags(called),
        };
        const service = new DiscoveryService(
          `${name}-${called}`,
          context.override(name, "service", draft, called),
          { parent: this },
        );
        return [called, service.arn];
      }),
    );
    this.registerOutputs({ zone: namespace.name });
  }

  /** ARN of the registry of a service; undefined for one that nobody calls. */
  registryArn(serviceName: string): Output<string> | undefined {
    return this.#arns.get(serviceName);
  }
}
