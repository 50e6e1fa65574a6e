import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, text } from "../known.ts";
import { ofProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** Characters of a project's name, and how many (Atlas, "Atlas Limitations", Label Limits, in a stored copy; read 2026-11-27; that spaces are taken: from memory). */
const NAME = /^[\p{L}\p{N}\-_.(),:&@+' ]{1,64}$/u;

/** Switches that a new project has on, and those that it has off (@pulumi/mongodbatlas 4.16.0, project.d.ts, read 2026-11-27). */
const SWITCHES = {
  isClusterAiAssistantEnabled: true,
  isCollectDatabaseSpecificsStatisticsEnabled: true,
  isDataExplorerEnabled: true,
  isDataExplorerGenAiFeaturesEnabled: true,
  isDataExplorerGenAiSampleDocumentPassingEnabled: false,
  isExtendedStorageSizesEnabled: false,
  isNativeRerankingEnabled: false,
  isPerformanceAdvisorEnabled: true,
  isRealtimePerformancePanelEnabled: true,
  isSchemaAdvisorEnabled: true,
  isSlowOperationThresholdingEnabled: true,
  withDefaultAlertsSettings: true,
} as const;

/** A project of the organisation: one name each, and not deletable while it holds anything that stores data. */
export const project: Behaviour = {
  token: ATLAS.project,
  autoName: { property: "name", maxLength: 64 },

  check(inputs) {
    const name = text(inputs, "name");
    return name === undefined || NAME.test(name)
      ? []
      : [
          {
            property: "name",
            reason: `must be 1 to 64 letters, digits, spaces and -_.(),:&@+'; got "${name}"`,
          },
        ];
  },

  create(inputs, cloud) {
    if (inputs.orgId !== cloud.caller.accountId) {
      throw new CloudError(
        "RESOURCE_NOT_FOUND",
        `Cannot find resource /api/atlas/v2/orgs/${String(inputs.orgId)}: the credentials are of another organization.`,
      );
    }
    refuseTaken(inputs, undefined, cloud);
    return {
      id: cloud.hex(24),
      outputs: {
        ...settled(inputs),
        clusterCount: 0,
        created: cloud.now.toISOString(),
        ipAddresses: { services: { clusters: [] } },
      },
    };
  },

  update(entity, next, cloud, changed) {
    if (changed.has("name")) refuseTaken(next, entity, cloud);
    return settled(next);
  },

  read: (entity, cloud) => ({ clusterCount: ofProject(ATLAS.cluster, entity.id, cloud).length }),

  delete(entity, cloud) {
    if (ofProject(ATLAS.cluster, entity.id, cloud).length > 0) {
      throw new CloudError(
        "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS",
        "Cannot close group while it has active clusters; please terminate all clusters.",
      );
    }
    const left = cloud
      .list(ATLAS.cluster, { kept: true })
      .filter((one) => one.inputs.projectId === entity.id && one.kept !== undefined);
    if (left.length > 0) {
      throw new CloudError(
        "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_BACKUPS",
        `Cannot close group while it holds snapshots: ${left.map((one) => String(one.inputs.name)).join(", ")}.`,
      );
    }
    refuseHeld(entity, cloud);
    for (const token of [ATLAS.user, ATLAS.access, ATLAS.auditing, ATLAS.maintenance, ATLAS.encryption])
      for (const one of ofProject(token, entity.id, cloud)) cloud.remove(one);
    return undefined;
  },
};

/** A private endpoint or a compliance policy holds its project. */
function refuseHeld(project: Entity, cloud: Cloud): void {
  const { id } = project;
  if (ofProject(ATLAS.privateLink, id, cloud).length > 0)
    throw new CloudError(
      "CANNOT_CLOSE_GROUP_ACTIVE_PRIVATE_ENDPOINT_SERVICES",
      `Cannot close group ${id} while it has private endpoint services.`,
    );
  if (ofProject(ATLAS.compliance, id, cloud).length > 0)
    throw new CloudError(
      "CANNOT_CLOSE_GROUP_BACKUP_COMPLIANCE_POLICY",
      `Cannot close group ${id}: its backup compliance policy is ended by MongoDB's support only.`,
    );
}

function refuseTaken(inputs: Inputs, self: Entity | undefined, cloud: Cloud): void {
  const other = cloud.list(ATLAS.project).find((one) => one.inputs.name === inputs.name);
  if (other === undefined || other.id === self?.id) return;
  throw new CloudError(
    "GROUP_ALREADY_EXISTS",
    `A group with name "${String(inputs.name)}" already exists in the organization.`,
  );
}

function settled(inputs: Inputs): Record<string, unknown> {
  return {
    ...Object.fromEntries(Object.entries(SWITCHES).map(([name, on]) => [name, flag(inputs, name) ?? on])),
    regionUsageRestrictions: text(inputs, "regionUsageRestrictions") ?? "NONE",
    tags: inputs.tags ?? {},
  };
}
