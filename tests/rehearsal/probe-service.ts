import type { Service } from "../../rehearsal/cloud/behaviour.ts";
import { CloudError } from "../../rehearsal/cloud/cloud-error.ts";

export const CLUSTER = "aws:ecs/cluster:Cluster";
export const REPOSITORY = "aws:ecr/repository:Repository";
export const LIFECYCLE_POLICY = "aws:ecr/lifecyclePolicy:LifecyclePolicy";

/**
 * Types whose behaviour is made for tests of the protocol itself. A cluster's tag `probe` says what happens to it:
 * `stays down` (made, but its wait failed), `refused` (refused after it has changed others), `late` (an update that is made and
 * then waited for in vain), `half` (an update to it leaves the settings undone). Of a repository there is one at a time, so its replacement deletes first. A lifecycle policy needs its `repository`.
 */
export const probeService: Service = {
  behaviours: [
    {
      token: CLUSTER,
      autoName: { property: "name", maxLength: 40 },
      replaceOn: ["name"],
      changes: { settings: ["arn"] },
      create(inputs, cloud) {
        const id = `cluster-${cloud.hex(8)}`;
        const outputs = { arn: cloud.arn("ecs", `cluster/${id}`) };
        switch (probeOf(inputs)) {
          case "stays down":
            return { id, outputs, failedAfterCreate: `${id}: no task came up` };
          case "refused":
            for (const other of cloud.list(CLUSTER)) {
              other.inputs.name = "spoilt";
              other.outputs.arn = "spoilt";
              other.internal.spoilt = true;
            }
            cloud.add({ token: CLUSTER, id: "left-over" });
            throw new CloudError("LimitExceeded", "one cluster too many");
          default:
            return { id, outputs };
        }
      },
      mayStayUndone: ["settings"],
      update(entity, next, _cloud, changed) {
        if (probeOf(next) === "half")
          return { settings: changed.has("tags") ? entity.inputs.settings : next.settings };
        if (probeOf(next) === "late") throw new CloudError("Timeout", "no steady state", { applied: true });
        if (probeOf(next) === "refused") throw new CloudError("LimitExceeded", "not now");
        return undefined;
      },
    },
    { token: LIFECYCLE_POLICY, create: (inputs) => ({ id: String(inputs.repository) }) },
    {
      token: REPOSITORY,
      replaceOn: ["name"],
      deleteBeforeReplace: true,
      create(inputs, cloud) {
        if (cloud.list(REPOSITORY, { region: cloud.caller.region }).length > 0)
          throw new CloudError("LimitExceeded", "one repository at a time");
        const name = String(inputs.name);
        return { id: name, outputs: { arn: cloud.arn("ecr", `repository/${name}`) } };
      },
    },
  ],
};

function probeOf(inputs: Readonly<Record<string, unknown>>): unknown {
  return (inputs.tags as Record<string, unknown> | undefined)?.probe; // the shape says that tags are a map
}
