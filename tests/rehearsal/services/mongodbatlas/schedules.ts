import type { Entity } from "../../../../rehearsal/cloud/entity.ts";

type Values = Record<string, unknown>;

/** A daily line that keeps that many days. */
export function daily(days: number): Values {
  return { policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: days } };
}

export function scheduleOf(projectId: string, rest: Values = {}): Values {
  return { projectId, clusterName: "main", ...daily(30), ...rest };
}

export function complianceOf(projectId: string, rest: Values = {}): Values {
  return {
    projectId,
    authorizedEmail: "owner@shop.example",
    authorizedUserFirstName: "A",
    authorizedUserLastName: "B",
    ...rest,
  };
}

/** The zone that copies of a cluster's snapshots name. */
export function zoneOf(cluster: Entity): unknown {
  const [spec] = cluster.outputs.replicationSpecs as Values[]; // as the behaviour writes it
  return spec?.zoneId;
}
