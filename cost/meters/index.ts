import type { Meters } from "../meter.ts";
import { atlasMeters } from "./atlas.ts";
import { computeMeters } from "./compute.ts";
import { dataMeters } from "./data.ts";
import { edgeMeters } from "./edge.ts";
import { networkMeters } from "./network.ts";
import { observabilityMeters } from "./observability.ts";
import { securityMeters } from "./security.ts";
import { storageMeters } from "./storage.ts";

/** What each type of resource uses in a month. */
export const meters: Meters = {
  ...atlasMeters,
  ...computeMeters,
  ...dataMeters,
  ...edgeMeters,
  ...networkMeters,
  ...observabilityMeters,
  ...securityMeters,
  ...storageMeters,
};
