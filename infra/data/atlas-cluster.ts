import { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster.js";
import { Auditing } from "@pulumi/mongodbatlas/auditing.js";
import { ComponentResource, type Input, type Output, type Resource } from "@pulumi/pulumi";
import type { MongodbSettings } from "../config/database-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { clusterDraft } from "./atlas-cluster-draft.ts";

/**
 * What is written down: logins, whether they succeed or not, users and roles, and what makes or drops collections and indexes
 * (MongoDB manual, "System event audit messages", from memory, 2026-11). Reads and writes of the application are left out: they
 * would be most of the log.
 */
const AUDIT_FILTER = JSON.stringify({
  atype: {
    $in: [
      ...["authenticate", "createUser", "dropUser", "updateUser", "grantRolesToUser", "revokeRolesFromUser"],
      ...["createRole", "dropRole", "updateRole", "createCollection", "dropCollection", "dropDatabase"],
      ...["createIndex", "dropIndex"],
    ],
  },
});

export interface AtlasClusterArgs {
  readonly context: StackContext;
  readonly settings: MongodbSettings;
  readonly projectId: Input<string>;
  /** What must be there before a cluster can have the product's own key; undefined where it has Atlas's. */
  readonly encryption: Resource | undefined;
}

/** One cluster on Atlas, of any tier. */
export class AtlasCluster extends ComponentResource {
  readonly cluster: AdvancedCluster;
  readonly clusterName: Output<string>;
  /** The zone of its one replication specification, as copies of snapshots name it. */
  readonly zoneId: Output<string>;

  constructor(name: string, args: AtlasClusterArgs, opts?: ComponentOptions) {
    super("slipway:data:AtlasCluster", name, {}, opts);
    const { context, projectId, settings } = args;
    const { deletionProtection, keepLastSnapshot } = context.settings;
    const draft = {
      projectId,
      // Part of every host name. Another name makes another cluster, without the data.
      name: context.prefix,
      ...clusterDraft(settings, { deletionProtection, keepLastSnapshot }),
      tags: context.tags("atlas"),
    };
    this.cluster = new AdvancedCluster(`${name}-cluster`, context.override("atlas", "cluster", draft), {
      parent: this,
      protect: context.protect,
      dependsOn: args.encryption === undefined ? [] : [args.encryption],
    });
    this.clusterName = this.cluster.name;
    this.zoneId = this.cluster.replicationSpecs.apply(([spec]) => spec?.zoneId ?? "");
    if (settings.auditing) this.#audit(name, args);
    this.registerOutputs({ clusterName: this.clusterName });
  }

  /** A switch of the project that only a dedicated cluster in it lets be turned on. */
  #audit(name: string, { context, projectId }: AtlasClusterArgs): void {
    const draft = { projectId, enabled: true, auditFilter: AUDIT_FILTER, auditAuthorizationSuccess: false };
    new Auditing(`${name}-auditing`, context.override("atlas", "auditing", draft), {
      parent: this,
      dependsOn: [this.cluster],
    });
  }
}
