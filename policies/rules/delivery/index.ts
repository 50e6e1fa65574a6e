import type { Rule } from "../../rule.ts";
import { deploymentRollsBack } from "./deployment-rolls-back.ts";
import { deploymentsAreTold } from "./deployments-are-told.ts";
import { imageRanBefore } from "./image-ran-before.ts";
import { maintenanceRefusesWrites } from "./maintenance-refuses-writes.ts";

/** The rules of this folder, by checklist row. */
export const DELIVERY_RULES: readonly Rule[] = [
  deploymentRollsBack, // DEL-03
  deploymentsAreTold, // DEL-05
  maintenanceRefusesWrites, // DEL-06
  imageRanBefore, // DEL-12
];
