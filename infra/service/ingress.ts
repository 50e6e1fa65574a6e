import { Listener } from "@pulumi/aws/lb/listener.js";
import { LoadBalancer } from "@pulumi/aws/lb/loadBalancer.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  type Resource,
} from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";

/**
 * Seconds that a quiet connection stays open. Cloudflare gives an origin 100 s to answer (developers.cloudflare.com,
 * connection limits, from memory, 2026-11): the load balancer must not be the first to hang up. ELB's own default is 60.
 * A WebSocket is quiet for its ping interval at most, which is 90 s or less.
 */
const IDLE_SECONDS = 120;

/** TLS 1.2 and 1.3 with forward secrecy. Source: ELB guide, security policies, from memory, 2026-11. */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

export interface IngressArgs {
  readonly context: StackContext;
  /** Public subnets in at least two zones. */
  readonly subnetIds: readonly Input<string>[];
  readonly securityGroupId: Input<string>;
  /** A certificate that has been issued: a listener with a pending one is refused. */
  readonly certificateArn: Input<string>;
  /** Whose clients the listener accepts, and what those must have first; undefined where another stack owns the zone. */
  readonly edgeOnly:
    | { readonly trustStoreArn: Input<string>; readonly ready: readonly Resource[] }
    | undefined;
  /** What gives the subnets their way to the internet. */
  readonly ready: readonly Resource[];
}

/** The load balancer that the edge speaks to: HTTPS only, and nothing but what a service's rules name. */
export class Ingress extends ComponentResource {
  readonly listenerArn: Output<string>;
  readonly loadBalancerArn: Output<string>;
  readonly dnsName: Output<string>;
  readonly loadBalancerName: Output<string>;
  /** Last part of the load balancer's ARN, as metrics name it. */
  readonly arnSuffix: Output<string>;

  constructor(name: string, args: IngressArgs, opts?: ComponentResourceOptions) {
    super("slipway:service:Ingress", name, {}, opts);
    const { context } = args;
    const loadBalancer = new LoadBalancer(
      `${name}-balancer`,
      context.override(name, "loadBalancer", {
        loadBalancerType: "application",
        internal: false,
        ipAddressType: "ipv4",
        subnets: [...args.subnetIds],
        securityGroups: [args.securityGroupId],
        dropInvalidHeaderFields: true,
        desyncMitigationMode: "defensive",
        idleTimeout: IDLE_SECONDS,
        enableDeletionProtection: context.settings.deletionProtection,
        tags: context.tags(name),
      }),
      {
        parent: this,
        dependsOn: [...args.ready],
        customTimeouts: { create: "20m", delete: "20m" },
        // Another group is one of another VPC, into which a load balancer cannot move.
        replaceOnChanges: ["securityGroups"],
      },
    );
    const listener = new Listener(
      `${name}-listener`,
      context.override(name, "listener", {
        loadBalancerArn: loadBalancer.arn,
        port: 443,
        protocol: "HTTPS",
        sslPolicy: TLS_POLICY,
        certificateArn: args.certificateArn,
        ...(args.edgeOnly === undefined
          ? {}
          : {
              mutualAuthentication: {
                mode: "verify",
                trustStoreArn: args.edgeOnly.trustStoreArn,
                ignoreClientCertificateExpiry: false,
              },
            }),
        defaultActions: [
          {
            type: "fixed-response",
            fixedResponse: { statusCode: "404", contentType: "text/plain", messageBody: "Not found" },
          },
        ],
        tags: context.tags(name),
      }),
      { parent: this, dependsOn: [...(args.edgeOnly?.ready ?? [])] },
    );
    this.listenerArn = listener.arn;
    this.loadBalancerArn = loadBalancer.arn;
    this.dnsName = loadBalancer.dnsName;
    this.loadBalancerName = loadBalancer.name;
    this.arnSuffix = loadBalancer.arnSuffix;
    this.registerOutputs({ listenerArn: this.listenerArn, dnsName: this.dnsName });
  }
}
