import type { Settings } from "../config/settings.ts";
import type { ContainerDefinition } from "./container-definition.ts";
import { referenceTo } from "./references.ts";

/**
 * A parameter's reference names no version, for ECS takes none (aws/containers-roadmap issues 97 and 636, read 2026-11-27): the
 * version stands in a label, so that a new value is a new revision and reaches the tasks.
 */
export function secretLabels(
  { secretStore }: Pick<Settings, "secretStore">,
  secrets: readonly string[],
): Pick<ContainerDefinition, "dockerLabels"> {
  if (secretStore !== "parameters" || secrets.length === 0) return {};
  const labels = [...new Set(secrets)]
    .sort()
    .map((name) => [`slipway.secret-version.${name}`, referenceTo(`secret-version:${name}`)]);
  return { dockerLabels: Object.fromEntries(labels) as Record<string, string> }; // pairs of texts
}
