import { ParameterGroup } from "@pulumi/aws/elasticache/parameterGroup.js";
import { ReplicationGroup, type ReplicationGroupArgs } from "@pulumi/aws/elasticache/replicationGroup.js";
import { SubnetGroup } from "@pulumi/aws/elasticache/subnetGroup.js";
import { all, ComponentResource, type Input, type Output, secret } from "@pulumi/pulumi";
import { RandomId } from "@pulumi/random/randomId.js";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import type { CacheSettings } from "../config/cache-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { parameterFamily } from "../lib/parameter-family.ts";
import { cacheUrl } from "./connection-url.ts";
import { CACHE_PORT } from "./ports.ts";

/**
 * Characters of the AUTH token, 16 to 128; of symbols ElastiCache takes only `! & # $ ^ < > -` (ElastiCache
 * User Guide, "Authenticating with the AUTH command", from memory, 2026-11), of which the hyphen alone stands in a
 * URL as it is.
 */
const TOKEN = { length: 64, symbols: "-" } as const;

/**
 * A group over several zones can take longer than the provider's time, which is 60 minutes to create and 45
 * to delete.
 */
const TIMEOUTS = { create: "90m", update: "90m", delete: "90m" } as const;

/** Fewest nodes of which one can take over from another. */
const FAILOVER_NODES = 2;

export interface CacheArgs {
  readonly context: StackContext;
  readonly settings: CacheSettings;
  /** Isolated subnets. */
  readonly subnetIds: Input<Input<string>[]>;
  readonly securityGroupId: Input<string>;
  /** Key for disk and snapshots. A change replaces the cache. */
  readonly keyArn: Input<string>;
}

/**
 * One Valkey or Redis on ElastiCache, reachable only from inside the network, only over TLS and only with its
 * token.
 */
export class Cache extends ComponentResource {
  /** Of the primary node; it stays the same when another node takes over. */
  readonly host: Output<string>;
  readonly port: Output<number>;
  /** Ids of the nodes in order, as metrics name them; the first is the primary when the cache is made. */
  readonly nodeIds: readonly Output<string>[];
  /** Secret: the AUTH token. */
  readonly password: Output<string>;
  /** Secret: `rediss://…`. */
  readonly url: Output<string>;

  constructor(name: string, args: CacheArgs, opts?: ComponentOptions) {
    super("slipway:data:Cache", name, {}, opts);
    const token = this.#token(name, args);
    const group = this.#replicationGroup(name, args, token);
    this.host = group.primaryEndpointAddress;
    this.port = group.port.apply((port) => port ?? CACHE_PORT);
    this.nodeIds = Array.from({ length: args.settings.nodes }, (_, index) =>
      group.memberClusters.apply((members) => {
        const member = [...members].sort()[index];
        if (member === undefined)
          throw new Error(`${name}: ${args.settings.nodes} nodes were expected; got ${members.length}.`);
        return member;
      }),
    );
    this.password = secret(token);
    this.url = secret(
      all([this.host, this.port, this.password]).apply(([host, port, password]) =>
        cacheUrl({ host, port, password }),
      ),
    );
    this.registerOutputs({ host: this.host, port: this.port });
  }

  #token(name: string, { context }: CacheArgs): Output<string> {
    const made = new RandomPassword(
      `${name}-token`,
      { length: TOKEN.length, overrideSpecial: TOKEN.symbols, minLower: 1, minUpper: 1, minNumeric: 1 },
      { parent: this, protect: context.protect },
    );
    return made.result;
  }

  #replicationGroup(name: string, args: CacheArgs, token: Output<string>): ReplicationGroup {
    const { context, settings } = args;
    const failover = settings.nodes >= FAILOVER_NODES;
    const draft: ReplicationGroupArgs = {
      description: `Cache of ${context.prefix}`,
      engine: settings.engine,
      engineVersion: settings.version,
      autoMinorVersionUpgrade: true,
      nodeType: settings.nodeType,
      clusterMode: "disabled", // one shard: clients need not know of clusters
      numCacheClusters: settings.nodes,
      automaticFailoverEnabled: failover,
      multiAzEnabled: failover,

      port: CACHE_PORT,
      subnetGroupName: this.#subnetGroup(name, args).name,
      securityGroupIds: [args.securityGroupId],
      parameterGroupName: this.#parameterGroup(name, args).name,

      atRestEncryptionEnabled: true,
      kmsKeyId: args.keyArn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required", // plain connections are refused (checklist ENC-05)
      authToken: token,
      authTokenUpdateStrategy: "ROTATE", // the old token works on until the tasks that hold it are gone

      snapshotRetentionLimit: settings.snapshotRetentionDays,
      snapshotWindow: settings.snapshotWindow,
      ...this.#finalSnapshot(name, args),

      maintenanceWindow: settings.maintenanceWindow,
      // A changed node type or version moves the data and breaks connections. In production that waits for
      // the window, and is not done yet when `up` ends; staging has nobody to disturb. A changed token is
      // applied at once in both.
      applyImmediately: context.settings.tier === "staging",
      tags: context.tags(name),
    };
    return new ReplicationGroup(
      `${name}-replication-group`,
      context.override(name, "replicationGroup", draft),
      { parent: this, protect: context.protect, customTimeouts: TIMEOUTS },
    );
  }

  /**
   * A group of its own, since AWS's default one cannot be changed, and changing to another one later restarts
   * nodes.
   */
  #parameterGroup(name: string, { context, settings }: CacheArgs): ParameterGroup {
    const draft = {
      description: `Cache of ${context.prefix}`,
      family: parameterFamily(settings.engine, settings.version),
      // When memory is full, only keys with an end are dropped: locks, queues and sessions without one are
      // never lost silently.
      parameters: [{ name: "maxmemory-policy", value: "volatile-lru" }],
      tags: context.tags(name),
    };
    return new ParameterGroup(`${name}-parameters`, context.override(name, "parameterGroup", draft), {
      parent: this,
    });
  }

  #subnetGroup(name: string, { context, subnetIds }: CacheArgs): SubnetGroup {
    const draft = {
      description: `Isolated subnets of ${context.prefix}`,
      subnetIds,
      tags: context.tags(name),
    };
    return new SubnetGroup(`${name}-subnets`, context.override(name, "subnetGroup", draft), { parent: this });
  }

  /** A cache that may not be lost leaves a snapshot behind, under a name that no earlier cache has used. */
  #finalSnapshot(name: string, { context, keyArn }: CacheArgs): Partial<ReplicationGroupArgs> {
    if (!context.settings.keepLastSnapshot) return {};
    const suffix = new RandomId(
      `${name}-snapshot-suffix`,
      { byteLength: 3, keepers: { key: keyArn } },
      { parent: this },
    );
    return { finalSnapshotIdentifier: suffix.hex.apply((end) => `${context.prefix}-${name}-final-${end}`) };
  }
}
