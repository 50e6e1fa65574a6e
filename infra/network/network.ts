import { DefaultSecurityGroup } from "@pulumi/aws/ec2/defaultSecurityGroup.js";
import { Eip } from "@pulumi/aws/ec2/eip.js";
import { InternetGateway } from "@pulumi/aws/ec2/internetGateway.js";
import { NatGateway } from "@pulumi/aws/ec2/natGateway.js";
import type { RouteTable } from "@pulumi/aws/ec2/routeTable.js";
import { Subnet } from "@pulumi/aws/ec2/subnet.js";
import { Vpc } from "@pulumi/aws/ec2/vpc.js";
import { VpcEndpoint } from "@pulumi/aws/ec2/vpcEndpoint.js";
import { ComponentResource, type Input, type Output, type Resource } from "@pulumi/pulumi";
import { imagesOf } from "../config/images-of.ts";
import type { SubnetKind } from "../config/network-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { flowLogs } from "./flow-logs.ts";
import { natZones } from "./nat-zones.ts";
import { type PlacedSubnet, subnetPart } from "./placed-subnet.ts";
import { routes } from "./routes.ts";
import { s3EndpointPolicy } from "./s3-endpoint-policy.ts";
import { zoneName } from "./zone-name.ts";

export interface NetworkArgs {
  readonly context: StackContext;
  /** ARN of the log group for flow logs, without a trailing `:*`. */
  readonly flowLogGroupArn: Input<string>;
}

/**
 * The network of a stack: public subnets behind an internet gateway, private ones behind network address
 * translation, isolated ones with no way out or in. Its shape (zones, blocks, translation) is in the
 * settings; nothing is decided here.
 */
export class Network extends ComponentResource {
  readonly vpcId: Output<string>;
  /**
   * What gives a task its way to registry, logs and secrets: a task that starts before cannot pull its image.
   */
  readonly ready: readonly Resource[];
  /** The gateways' fixed addresses, by zone: as whom the private subnets appear outside. Empty without gateways. */
  readonly egressAddresses: readonly Output<string>[];
  readonly #context: StackContext;
  readonly #name: string;
  readonly #egressAddresses: Output<string>[] = [];
  readonly #subnets: readonly PlacedSubnet[];

  constructor(name: string, args: NetworkArgs, opts?: ComponentOptions) {
    super("slipway:network:Network", name, {}, opts);
    this.#name = name;
    this.#context = args.context;
    const vpc = this.#vpc();
    this.vpcId = vpc.id;
    this.#subnets = this.#placeSubnets();
    const internet = this.#internetGateway();
    const { tables, ways } = routes(name, {
      context: args.context,
      vpcId: vpc.id,
      subnets: this.#subnets,
      internet,
      gateways: this.#natGateways(internet),
      tags: (part) => this.#tags(part),
      parent: this,
    });
    this.egressAddresses = this.#egressAddresses;
    this.ready = [...ways, this.#s3Endpoint(tables)];
    this.#emptyDefaultGroup(vpc);
    flowLogs(name, {
      context: args.context,
      vpcId: vpc.id,
      groupArn: args.flowLogGroupArn,
      parent: this,
    });
    this.registerOutputs({ vpcId: this.vpcId });
  }

  /** Ids of the subnets of one kind, by zone. */
  subnetIds(kind: SubnetKind): Output<string>[] {
    return this.#ofKind(kind).map(({ resource }) => resource.id);
  }

  #vpc(): Vpc {
    const { cidr } = this.#context.settings.network;
    const draft = {
      cidrBlock: cidr,
      enableDnsSupport: true,
      // Database and cache are reached by host names that only then resolve to addresses inside the network.
      enableDnsHostnames: true,
      tags: this.#tags("vpc"),
    };
    return new Vpc(`${this.#name}-vpc`, this.#context.override(this.#name, "vpc", draft), { parent: this });
  }

  /**
   * One subnet for each kind and zone. None hands out public addresses by itself: a task without NAT asks for
   * its own.
   */
  #placeSubnets(): readonly PlacedSubnet[] {
    const { settings, facts } = this.#context;
    return settings.network.subnets.map((subnet) => {
      const part = subnetPart(subnet);
      const draft = {
        vpcId: this.vpcId,
        cidrBlock: subnet.cidr,
        availabilityZone: zoneName(facts.zones, subnet.zone, settings.aws.region),
        mapPublicIpOnLaunch: false,
        tags: this.#tags(part),
      };
      const resource = new Subnet(
        `${this.#name}-${part}`,
        this.#context.override(this.#name, "subnet", draft, part),
        { parent: this },
      );
      return { ...subnet, resource };
    });
  }

  #internetGateway(): InternetGateway {
    const draft = { vpcId: this.vpcId, tags: this.#tags("igw") };
    return new InternetGateway(
      `${this.#name}-igw`,
      this.#context.override(this.#name, "internetGateway", draft),
      // In place it would be detached from the old VPC while addresses of that are still in use.
      { parent: this, replaceOnChanges: ["vpcId"] },
    );
  }

  /**
   * The gateways for network address translation, by zone, each in its zone's public subnet with a fixed
   * address.
   */
  #natGateways(internet: InternetGateway): ReadonlyMap<number, NatGateway> {
    const { nat, zoneCount } = this.#context.settings.network;
    const gateways = new Map<number, NatGateway>();
    for (const zone of natZones(nat, zoneCount)) {
      const part = `nat-${zone + 1}`;
      const address = new Eip(
        `${this.#name}-${part}-address`,
        this.#context.override(
          this.#name,
          "natAddress",
          { domain: "vpc", tags: this.#tags(`${part}-address`) },
          part,
        ),
        { parent: this, dependsOn: [internet] },
      );
      this.#egressAddresses.push(address.publicIp);
      const draft = {
        subnetId: this.#subnetIn("public", zone).id,
        allocationId: address.allocationId,
        connectivityType: "public",
        tags: this.#tags(part),
      };
      gateways.set(
        zone,
        new NatGateway(
          `${this.#name}-${part}`,
          this.#context.override(this.#name, "natGateway", draft, part),
          {
            parent: this,
            deleteBeforeReplace: true, // its address stays, and belongs to one gateway at a time
            dependsOn: [internet], // a gateway without a way to the internet fails; it names none in its inputs
          },
        ),
      );
    }
    return gateways;
  }

  /**
   * Image layers and objects come over a path that is free and never leaves AWS. Databases and caches need
   * none.
   */
  #s3Endpoint(tables: readonly RouteTable[]): VpcEndpoint {
    const { settings } = this.#context;
    const { aws, compute } = settings;
    const draft = {
      vpcId: this.vpcId,
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${aws.region}.s3`,
      routeTableIds: tables.map((table) => table.id),
      policy: s3EndpointPolicy({
        ...aws,
        images: imagesOf(settings),
        installsPackages: compute.kind === "instance",
      }),
      tags: this.#tags("s3"),
    };
    return new VpcEndpoint(`${this.#name}-s3`, this.#context.override(this.#name, "s3Endpoint", draft), {
      parent: this,
    });
  }

  /**
   * The group that anything gets which names none: emptied, so that forgetting opens nothing (checklist
   * NET-09).
   */
  #emptyDefaultGroup(vpc: Vpc): void {
    const draft = { vpcId: vpc.id, ingress: [], egress: [], tags: this.#tags("default-group") };
    new DefaultSecurityGroup(
      `${this.#name}-default-group`,
      this.#context.override(this.#name, "defaultSecurityGroup", draft),
      { parent: this },
    );
  }

  #ofKind(kind: SubnetKind): readonly PlacedSubnet[] {
    return this.#subnets.filter((subnet) => subnet.kind === kind);
  }

  #subnetIn(kind: SubnetKind, zone: number): Subnet {
    const found = this.#ofKind(kind).find((subnet) => subnet.zone === zone);
    if (found === undefined)
      throw new Error(`network.subnets: a ${kind} subnet in zone ${zone} was expected.`);
    return found.resource;
  }

  /** The console shows network resources by their `Name` tag alone. */
  #tags(part: string): Record<string, string> {
    return { ...this.#context.tags(this.#name), Name: `${this.#context.prefix}-${part}` };
  }
}
