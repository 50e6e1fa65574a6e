import { VpcEndpoint } from "@pulumi/aws/ec2/vpcEndpoint.js";
import { getAdvancedClusterOutput } from "@pulumi/mongodbatlas/getAdvancedCluster.js";
import { PrivateLinkEndpoint } from "@pulumi/mongodbatlas/privateLinkEndpoint.js";
import { PrivateLinkEndpointService } from "@pulumi/mongodbatlas/privateLinkEndpointService.js";
import { ProjectIpAccessList } from "@pulumi/mongodbatlas/projectIpAccessList.js";
import { all, ComponentResource, type Input, type Output, type Resource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { atlasRegion } from "../tables/atlas-tiers.ts";
import type { AtlasCluster } from "./atlas-cluster.ts";
import { srvHost } from "./mongodb-url.ts";

/** Atlas waits until every cluster of the project is idle, up to 2 hours (terraform-provider-mongodbatlas at 468253d, docs/resources/privatelink_endpoint_service.md, read 2026-11-27). */
const TIMEOUTS = { create: "2h", delete: "2h" } as const;

export interface AtlasAccessArgs {
  readonly context: StackContext;
  readonly projectId: Input<string>;
  readonly cluster: AtlasCluster;
  /** The two ways exclude one another: where there is a private one, no address is let in. */
  readonly way:
    | {
        readonly kind: "private-endpoint";
        readonly vpcId: Input<string>;
        readonly subnetIds: readonly Input<string>[];
        readonly securityGroupId: Input<string>;
      }
    | { readonly kind: "egress-addresses"; readonly addresses: readonly Input<string>[] };
}

/** How the stack, and nobody else, reaches the cluster. */
export class AtlasAccess extends ComponentResource {
  /** Name whose SRV record lists the members. */
  readonly host: Output<string>;
  /** What must be there before somebody can connect. */
  readonly ready: readonly Resource[];

  constructor(name: string, args: AtlasAccessArgs, opts?: ComponentOptions) {
    super("slipway:data:AtlasAccess", name, {}, opts);
    const { host, ready } =
      args.way.kind === "private-endpoint"
        ? this.#link(name, args, args.way)
        : this.#list(name, args, args.way.addresses);
    this.host = host;
    this.ready = ready;
    this.registerOutputs({ host: this.host });
  }

  #list(name: string, { cluster, context, projectId }: AtlasAccessArgs, addresses: readonly Input<string>[]) {
    if (addresses.length === 0) throw new Error(`${name}: one fixed address or more was expected; got none.`);
    const ready = addresses.map((ipAddress, index) => {
      const which = `address-${index + 1}`;
      const draft = { projectId, ipAddress, comment: `Gateway ${index + 1} of ${context.prefix}` };
      return new ProjectIpAccessList(
        `${name}-${which}`,
        context.override("atlas", "accessEntry", draft, which),
        {
          parent: this,
        },
      );
    });
    const host = cluster.cluster.connectionStrings.apply(({ standardSrv }) => srvHost(standardSrv));
    return { host, ready };
  }

  /** Atlas's endpoint, then the interface in our network, then the word to Atlas which interface it is. */
  #link(
    name: string,
    { cluster, context, projectId }: AtlasAccessArgs,
    way: Extract<AtlasAccessArgs["way"], { kind: "private-endpoint" }>,
  ) {
    const region = atlasRegion(context.settings.aws.region);
    const link = new PrivateLinkEndpoint(
      `${name}-link`,
      context.override("atlas", "privateLink", { projectId, providerName: "AWS", region }),
      { parent: this, dependsOn: [cluster.cluster], customTimeouts: TIMEOUTS },
    );
    const endpoint = new VpcEndpoint(
      `${name}-endpoint`,
      context.override("atlas", "interfaceEndpoint", {
        vpcId: way.vpcId,
        vpcEndpointType: "Interface",
        serviceName: link.endpointServiceName,
        subnetIds: [...way.subnetIds],
        securityGroupIds: [way.securityGroupId],
        tags: context.tags("atlas"),
      }),
      { parent: this },
    );
    const service = new PrivateLinkEndpointService(
      `${name}-linked`,
      context.override("atlas", "linkedEndpoint", {
        projectId,
        providerName: "AWS",
        privateLinkId: link.privateLinkId,
        endpointServiceId: endpoint.id,
      }),
      { parent: this, customTimeouts: TIMEOUTS },
    );
    // The cluster's own output was read before the link: the private address is looked up after it.
    const found = getAdvancedClusterOutput(
      { projectId, name: all([cluster.clusterName, service.id]).apply(([clusterName]) => clusterName) },
      { parent: this },
    );
    const host = all([found.connectionStrings, endpoint.id]).apply(([{ privateEndpoints }, id]) => {
      const own = privateEndpoints.find((one) => one.endpoints.some(({ endpointId }) => endpointId === id));
      if (own === undefined)
        throw new Error(
          `${name}: a private address of the cluster for ${id}; got none. Run the update again.`,
        );
      return srvHost(own.srvConnectionString);
    });
    return { host, ready: [service] };
  }
}
