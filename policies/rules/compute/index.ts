import type { Rule } from "../../rule.ts";
import { buildsReadFindings } from "./builds-read-findings.ts";
import { connectorWaitsForHealth } from "./connector-waits-for-health.ts";
import { containerHasHealthCheck } from "./container-has-health-check.ts";
import { containerRunsWithoutRoot } from "./container-runs-without-root.ts";
import { containersHaveNoShell } from "./containers-have-no-shell.ts";
import { imageIsPinned } from "./image-is-pinned.ts";
import { instanceHasNoKeyPair } from "./instance-has-no-key-pair.ts";
import { instanceMetadataIsClosed } from "./instance-metadata-is-closed.ts";
import { registryKeepsTaggedImages } from "./registry-keeps-tagged-images.ts";
import { registryScansImages } from "./registry-scans-images.ts";
import { registryTagsAreImmutable } from "./registry-tags-are-immutable.ts";
import { serviceRunsTwoCopies } from "./service-runs-two-copies.ts";
import { servicesScaleByThemselves } from "./services-scale-by-themselves.ts";
import { targetGroupChecksOwnRoute } from "./target-group-checks-own-route.ts";
import { taskHasLimits } from "./task-has-limits.ts";

/** The rules of this folder, by checklist row. */
export const COMPUTE_RULES: readonly Rule[] = [
  serviceRunsTwoCopies, // CMP-01
  containerHasHealthCheck, // CMP-02
  targetGroupChecksOwnRoute, // CMP-02
  connectorWaitsForHealth, // CMP-02
  taskHasLimits, // CMP-03
  servicesScaleByThemselves, // CMP-04
  imageIsPinned, // CMP-05
  registryScansImages, // CMP-06
  buildsReadFindings, // CMP-06
  containerRunsWithoutRoot, // CMP-07
  instanceMetadataIsClosed, // CMP-07
  containersHaveNoShell, // CMP-11
  instanceHasNoKeyPair, // CMP-11
  registryKeepsTaggedImages, // CMP-12
  registryTagsAreImmutable, // CMP-12
];
