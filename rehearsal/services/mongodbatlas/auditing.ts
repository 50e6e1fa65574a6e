import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import { flag, isRecord, text } from "../known.ts";
import { requireDedicated } from "./dedicated-of.ts";
import { requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** What of a project's databases is written down. */
export const auditing: Behaviour = {
  token: ATLAS.auditing,
  check(inputs) {
    const filter = text(inputs, "auditFilter");
    return filter === undefined || filter === "" || isObject(filter)
      ? []
      : [{ property: "auditFilter", reason: "must be a JSON object" }];
  },
  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    requireDedicated(project, "Database auditing", cloud);
    return { id: project.id, outputs: settled(inputs) };
  },
  update: (_entity, next) => settled(next),
};

function settled(inputs: Inputs): Record<string, unknown> {
  const enabled = flag(inputs, "enabled") ?? false;
  return {
    auditAuthorizationSuccess: flag(inputs, "auditAuthorizationSuccess") ?? false,
    auditFilter: text(inputs, "auditFilter") ?? "",
    configurationType: enabled ? "FILTER_JSON" : "NONE",
    enabled,
  };
}

function isObject(filter: string): boolean {
  try {
    return isRecord(JSON.parse(filter));
  } catch {
    return false;
  }
}
