import { all, type Input, type Output, type ProviderResource, type Resource, secret } from "@pulumi/pulumi";
import type { MongodbSettings } from "../config/database-settings.ts";
import type { StackContext } from "../context.ts";
import { isDedicated } from "../tables/atlas-tiers.ts";
import { AtlasAccess, type AtlasAccessArgs } from "./atlas-access.ts";
import { AtlasBackup } from "./atlas-backup.ts";
import { AtlasCluster } from "./atlas-cluster.ts";
import { AtlasCompliance } from "./atlas-compliance.ts";
import { AtlasEncryption } from "./atlas-encryption.ts";
import { AtlasProject } from "./atlas-project.ts";
import { AtlasUsers } from "./atlas-users.ts";
import { mongodbUrl } from "./mongodb-url.ts";

/** What services and secrets take of the database. */
export interface Mongodb {
  readonly host: Output<string>;
  readonly databaseName: Input<string>;
  /** Secret, of the current user. */
  readonly password: Output<string>;
  /** Secret: `mongodb+srv://…`, as the current user. */
  readonly url: Output<string>;
  /** What must be there before somebody can connect. */
  readonly ready: readonly Resource[];
}

/** What the cluster stands on. */
export interface MongodbGround {
  readonly settings: MongodbSettings;
  readonly way: AtlasAccessArgs["way"];
}

/** MongoDB on Atlas: project, cluster, users, the way to it, and backups where the tier has them. */
export function buildMongodb(
  context: StackContext,
  { settings, way }: MongodbGround,
  options: { readonly providers: ProviderResource[] },
): Mongodb {
  const { backup, mongodbAtlas } = context.settings;
  if (mongodbAtlas === undefined) throw new Error("mongodbAtlas: an organization was expected; got none.");
  const { organizationId } = mongodbAtlas;
  const { maintenanceWindow } = settings;
  const project = new AtlasProject("atlas", { context, organizationId }, options);
  const { projectId } = project;
  const encryption = settings.ownKey
    ? new AtlasEncryption("atlas-encryption", { context, projectId }, options).ready
    : undefined;
  const cluster = new AtlasCluster("atlas-cluster", { context, settings, projectId, encryption }, options);
  const { clusterName } = cluster;
  if (maintenanceWindow !== undefined) project.maintain(context, maintenanceWindow, cluster.cluster);
  const users = new AtlasUsers("atlas-users", { context, settings, projectId, clusterName }, options);
  const access = new AtlasAccess("atlas-access", { context, projectId, cluster, way }, options);
  if (backup !== undefined && isDedicated(settings.tier)) {
    const ground = { context, settings, backup, projectId };
    const { schedule } = new AtlasBackup("atlas-backup", { ...ground, cluster }, options);
    const person = settings.backupCompliance;
    if (person !== undefined)
      new AtlasCompliance("atlas-compliance", { ...ground, person, schedule }, options);
  }
  const { databaseName } = settings;
  return {
    host: access.host,
    databaseName,
    password: users.password,
    url: secret(
      all([access.host, users.username, users.password]).apply(([host, username, password]) =>
        mongodbUrl({ host, databaseName, username, password }),
      ),
    ),
    ready: [...users.ready, ...access.ready],
  };
}
