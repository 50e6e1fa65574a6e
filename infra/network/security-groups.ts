import type { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { ComponentResource, type Input, type Output, type Resource } from "@pulumi/pulumi";
import { tunnelled } from "../config/tunnelled.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { ATLAS_PORT, ATLAS_PRIVATE_PORTS, CACHE_PORT, POSTGRES_PORT } from "../data/ports.ts";
import { type Store, usersOf } from "./data-users.ts";
import { GroupWays, type PortRange, type Role } from "./group-ways.ts";

/** The one port of the load balancer, and the one by which services reach AWS and third parties. */
const HTTPS_PORT = 443;

/** Port of the edge that connectors of tunnels dial (Cloudflare Tunnel documentation, "Tunnel with firewall", from memory, 2026-11). */
const TUNNEL_PORT = 7844;

/**
 * Where services may go, on HTTPS_PORT alone: registry, logs, secrets and third parties stand behind
 * addresses that change. Outward only; nothing comes in by it.
 */
const ANYWHERE = "0.0.0.0/0";

export interface SecurityGroupsArgs {
  readonly context: StackContext;
  readonly vpcId: Input<string>;
}

/** Descriptions of the groups. */
const STORES: Readonly<Record<Store, string>> = {
  database: "Database",
  cache: "Cache",
  pool: "Pool of database connections",
};

/**
 * Who may speak with whom: edge → load balancer → services → pool, database and cache, a service → another that it says it
 * calls, and nothing else. One group for each role. A group that no egress rule names cannot open a connection: the provider takes
 * away the rule that AWS gives to new groups.
 */
export class SecurityGroups extends ComponentResource {
  /** Group ids; each is undefined where the stack has none. */
  readonly loadBalancer: Output<string> | undefined;
  readonly database: Output<string> | undefined;
  readonly cache: Output<string> | undefined;
  /** Of the pool before the database; undefined where the stack has none. */
  readonly pool: Output<string> | undefined;
  /** Of the instance that runs every task; undefined where tasks have groups of their own. */
  readonly instance: Output<string> | undefined;
  /** Of the task that dumps the database; undefined where the stack has none. */
  readonly dump: Output<string> | undefined;
  /**
   * The rules. A group does not wait for them, so a service must: without its ways out a task cannot pull its
   * image.
   */
  readonly ready: readonly Resource[];
  readonly #context: StackContext;
  readonly #ways: GroupWays;
  readonly #services: ReadonlyMap<string, SecurityGroup>;

  constructor(name: string, args: SecurityGroupsArgs, opts?: ComponentOptions) {
    super("slipway:network:SecurityGroups", name, {}, opts);
    this.#context = args.context;
    this.#ways = new GroupWays(name, { ...args, parent: this });
    const { settings } = args.context;
    if (settings.compute.kind === "instance") {
      const instance = this.#instance();
      this.instance = instance.id;
      this.#services = new Map(Object.keys(settings.services).map((service) => [service, instance]));
      this.dump = settings.backup?.dump === undefined ? undefined : instance.id;
      this.ready = this.#ways.rules;
      this.registerOutputs({ loadBalancer: undefined });
      return;
    }
    const loadBalancer =
      settings.ingress === "tunnel" ? undefined : this.#ways.group("load-balancer", "Load balancer");
    this.#services = new Map(
      Object.keys(settings.services)
        .sort()
        .map((service) => [service, this.#ways.group(`service-${service}`, `Service ${service}`)]),
    );
    this.loadBalancer = loadBalancer?.id;
    if (loadBalancer !== undefined) this.#admitEdge(loadBalancer);
    this.#connectServices(loadBalancer);
    this.#connectCallers();
    const dump =
      settings.backup?.dump === undefined ? undefined : this.#ways.group("dump", "Dump of the database");
    if (dump !== undefined) this.#toInternet("dump", dump);
    this.dump = dump?.id;
    const { pool, database } = this.#database(dump);
    this.pool = pool?.id;
    this.database = database?.id;
    this.cache = settings.cache === undefined ? undefined : this.#store("cache", CACHE_PORT).id;
    this.ready = this.#ways.rules;
    this.registerOutputs({ loadBalancer: this.loadBalancer });
  }

  /** Group id of a service, by its name. */
  service(serviceName: string): Output<string> {
    return this.#service(serviceName).id;
  }

  /**
   * The one group of the instance, with the ways out that any of its tasks needs and no way in: tasks behind one interface cannot
   * be told apart.
   */
  #instance(): SecurityGroup {
    const { backup, database, services } = this.#context.settings;
    const group = this.#ways.group("instance", "Instance that runs the tasks");
    this.#toInternet("instance", group);
    if (Object.values(services).some(({ routes }) => routes.length > 0)) this.#toTunnels("instance", group);
    const users = usersOf("database", this.#context.settings);
    if (database?.engine === "mongodb" && (users.length > 0 || backup?.dump !== undefined))
      this.#toAtlas("instance", group);
    return group;
  }

  /**
   * Only the edge's own addresses reach the load balancer (checklist NET-03). The network has no IPv6 block,
   * so the edge's IPv6 ranges could never arrive and get no rule.
   */
  #admitEdge(loadBalancer: SecurityGroup): void {
    for (const range of this.#context.facts.edgeRanges.ipv4) {
      // Named by the range: one that comes or goes moves no other rule.
      this.#ways.ingress(
        `load-balancer-from-${range.replaceAll(/[^0-9a-z]+/g, "-")}`,
        loadBalancer,
        HTTPS_PORT,
        {
          cidrIpv4: range,
          description: "HTTPS from the edge",
        },
      );
    }
  }

  #connectServices(loadBalancer: SecurityGroup | undefined): void {
    for (const service of Object.values(this.#context.settings.services)) {
      const part = `service-${service.name}`;
      const group = this.#service(service.name);
      this.#toInternet(part, group);
      if (tunnelled(this.#context.settings, service).length > 0) this.#toTunnels(part, group);
      if (service.routes.length === 0 || loadBalancer === undefined) continue;
      const from = { part: "load-balancer", group: loadBalancer };
      this.#ways.open({ from, to: { part, group }, port: service.containerPort });
    }
  }

  /** The declared ways between services, each to the port of the called one (checklist NET-08). */
  #connectCallers(): void {
    const { services } = this.#context.settings;
    for (const { calls, name } of Object.values(services)) {
      for (const callee of new Set(Object.values(calls))) {
        const port = services[callee]?.containerPort;
        if (port === undefined) continue;
        const from = { part: `service-${name}`, group: this.#service(name) };
        this.#ways.open({ from, to: { part: `service-${callee}`, group: this.#service(callee) }, port });
      }
    }
  }

  #toInternet(part: string, group: SecurityGroup): void {
    this.#ways.egress(`${part}-to-internet`, group, HTTPS_PORT, {
      cidrIpv4: ANYWHERE,
      description: "HTTPS to registry, logs, secrets and third parties",
    });
  }

  /** The connector dials the edge: over UDP (QUIC) or, where that is blocked, TCP. Nothing comes in. */
  #toTunnels(part: string, group: SecurityGroup): void {
    for (const ipProtocol of ["tcp", "udp"]) {
      this.#ways.egress(`${part}-to-tunnels-${ipProtocol}`, group, TUNNEL_PORT, {
        cidrIpv4: ANYWHERE,
        ipProtocol,
        description: "Tunnel to the edge",
      });
    }
  }

  /**
   * The database's own group and its pool's, or that of the private endpoint by which it is reached. A cluster that is reached at
   * its public addresses, which change, has none: its users alone may go out to its port.
   */
  #database(dump: SecurityGroup | undefined): {
    readonly pool?: SecurityGroup;
    readonly database?: SecurityGroup;
  } {
    const { database } = this.#context.settings;
    const dumps = dump === undefined ? [] : [{ part: "dump", group: dump }];
    if (database === undefined) return {};
    if (database.engine === "postgres") {
      if (database.pool?.kind !== "rds-proxy") {
        const direct = new Set(usersOf("database", this.#context.settings));
        const byPooler = usersOf("pool", this.#context.settings)
          .filter((user) => !direct.has(user))
          .map((user) => ({ part: `service-${user}`, group: this.#service(user) }));
        return { database: this.#store("database", POSTGRES_PORT, [...dumps, ...byPooler]) };
      }
      const pool = this.#store("pool", POSTGRES_PORT);
      return {
        pool,
        database: this.#store("database", POSTGRES_PORT, [...dumps, { part: "pool", group: pool }]),
      };
    }
    if (database.reach === "private-endpoint")
      return { database: this.#store("database", ATLAS_PRIVATE_PORTS, dumps) };
    for (const user of usersOf("database", this.#context.settings))
      this.#toAtlas(`service-${user}`, this.#service(user));
    if (dump !== undefined) this.#toAtlas("dump", dump);
    return {};
  }

  #toAtlas(part: string, group: SecurityGroup): void {
    this.#ways.egress(`${part}-to-atlas`, group, ATLAS_PORT, {
      cidrIpv4: ANYWHERE,
      description: "MongoDB on Atlas, over TLS",
    });
  }

  /** A group that the store's users and `others` reach on its port; what it may reach itself is opened elsewhere. */
  #store(store: Store, port: number | PortRange, others: readonly Role[] = []): SecurityGroup {
    const group = this.#ways.group(store, STORES[store]);
    const users = usersOf(store, this.#context.settings).map((user) => ({
      part: `service-${user}`,
      group: this.#service(user),
    }));
    for (const from of [...users, ...others]) this.#ways.open({ from, to: { part: store, group }, port });
    return group;
  }

  #service(serviceName: string): SecurityGroup {
    const group = this.#services.get(serviceName);
    if (group !== undefined) return group;
    const known = [...this.#services.keys()].join(", ");
    throw new Error(`service "${serviceName}": one of ${known} was expected.`);
  }
}
