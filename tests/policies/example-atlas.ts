import type { ResourceView } from "../../policies/resource-view.ts";
import {
  ATLAS_ACCESS,
  ATLAS_CLUSTER,
  ATLAS_COMPLIANCE,
  ATLAS_ENCRYPTION,
  ATLAS_LINK,
  ATLAS_MAINTENANCE,
  ATLAS_PROJECT,
  ATLAS_SCHEDULE,
  ATLAS_USER,
} from "../../policies/tokens.ts";
import { from, view } from "./rule-table.ts";

type Inputs = Readonly<Record<string, unknown>>;

/** The stack of the tables is named `shop`. */
export const project = view(ATLAS_PROJECT, "project", { name: "books-shop" }, { outputs: { id: "p1" } });

function inProject(type: string, name: string, inputs: Inputs): ResourceView {
  return from(view(type, name, { projectId: "p1", ...inputs }), "projectId", project);
}

function cluster(region: Inputs, inputs: Inputs): ResourceView {
  const replicationSpecs = [{ regionConfigs: [{ regionName: "EU_WEST_1", priority: 7, ...region }] }];
  return inProject(ATLAS_CLUSTER, "cluster", { name: "main", replicationSpecs, ...inputs });
}

/** An M10 of that many members. */
export function members(nodeCount: unknown, inputs: Inputs = {}): ResourceView {
  const region = { providerName: "AWS", electableSpecs: { instanceSize: "M10", nodeCount } };
  return cluster(region, {
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2" },
    backupEnabled: true,
    encryptionAtRestProvider: "AWS",
    mongoDbMajorVersion: "8.0",
    pitEnabled: true,
    retainBackupsEnabled: true,
    terminationProtectionEnabled: true,
    ...inputs,
  });
}

export const dedicated = members(3);
export const free = cluster({ providerName: "TENANT" }, { terminationProtectionEnabled: true });
export const flex = cluster({ providerName: "FLEX" }, { terminationProtectionEnabled: true });

export const entry = inProject(ATLAS_ACCESS, "entry", { cidrBlock: "203.0.113.7/32" });
export const link = inProject(ATLAS_LINK, "link", { endpointServiceId: "vpce-1" });
export const encryption = inProject(ATLAS_ENCRYPTION, "encryption", { awsKmsConfig: { enabled: true } });
export const maintenance = inProject(ATLAS_MAINTENANCE, "maintenance", { dayOfWeek: 1, hourOfDay: 3 });

function line(value: unknown, unit: unknown): Inputs {
  return { frequencyInterval: 1, retentionValue: value, retentionUnit: unit };
}

/** A schedule that keeps so much of daily and monthly snapshots. */
export function schedule(
  daily: readonly [unknown, unknown],
  monthly: readonly [unknown, unknown],
): ResourceView {
  const made = inProject(ATLAS_SCHEDULE, "schedule", {
    clusterName: "main",
    copySettings: [{ regionName: "EU_CENTRAL_1" }],
    policyItemDaily: line(...daily),
    policyItemMonthlies: [line(...monthly)],
  });
  return from(made, "clusterName", dedicated);
}

export const kept = schedule([30, "days"], [12, "months"]);

/** A compliance policy that keeps daily snapshots so long. */
export function compliance(value: unknown, unit: unknown): ResourceView {
  return inProject(ATLAS_COMPLIANCE, "compliance", { policyItemDaily: line(value, unit) });
}

/** A user with the right to read and write one database. */
export function user(name: string, inputs: Inputs = {}): ResourceView {
  const roles = [{ roleName: "readWrite", databaseName: "books" }];
  return inProject(ATLAS_USER, name, { username: name, authDatabaseName: "admin", roles, ...inputs });
}
