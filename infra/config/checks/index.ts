import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";
import { checkData } from "./data.ts";
import { checkHostnames } from "./hostnames.ts";
import { checkNetwork } from "./network.ts";
import { checkOverrides } from "./overrides.ts";
import { checkReferences } from "./references.ts";
import { checkRegions } from "./regions.ts";
import { checkRegistry } from "./registry.ts";
import { checkServices } from "./services.ts";
import { checkWindows } from "./windows.ts";

/** Judges what several keys say together. Runs on the areas that have the right shape; a missing one is not its business. */
export type Check = (parts: ConfigParts) => readonly Problem[];

/** All of them. Each finds all problems of its own. */
export const checks: readonly Check[] = [
  checkRegions,
  checkNetwork,
  checkRegistry,
  checkServices,
  checkHostnames,
  checkReferences,
  checkData,
  checkWindows,
  checkOverrides,
];
