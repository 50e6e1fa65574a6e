import type { Lookup } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { live } from "../aws/live.ts";
import { connectionStrings } from "./connection-strings.ts";
import { ofProject, requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** A cluster as it stands now: with private addresses once a link is there. */
export const getAdvancedCluster: Lookup = {
  token: "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster",
  invoke(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    const cluster = ofProject(ATLAS.cluster, project.id, cloud).find(
      (one) => one.inputs.name === inputs.name,
    );
    if (cluster === undefined)
      throw new CloudError(
        "CLUSTER_NOT_FOUND",
        `No cluster named ${String(inputs.name)} exists in group ${project.id}.`,
      );
    const {
      deleteOnCreateTimeout: _wait,
      retainBackupsEnabled: _keep,
      timeouts: _times,
      ...shown
    } = live(cluster);
    return {
      ...shown,
      id: cluster.id,
      adaptiveCapacity: "",
      connectionStrings: connectionStrings(cluster, cloud),
      pinnedFcv: { expirationDate: "", version: "" },
    };
  },
};
