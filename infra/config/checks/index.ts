import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";
import { checkAdmin } from "./admin.ts";
import { checkAlertFigures } from "./alert-figures.ts";
import { checkAlertRatios } from "./alert-ratios.ts";
import { checkBackup } from "./backup.ts";
import { checkBlockedPaths } from "./blocked-paths.ts";
import { checkBuild } from "./build.ts";
import { checkCalls } from "./calls.ts";
import { checkCompute } from "./compute.ts";
import { checkConnections } from "./connections.ts";
import { checkCors } from "./cors.ts";
import { checkData } from "./data.ts";
import { checkEnvironment } from "./environment.ts";
import { checkFailover } from "./failover.ts";
import { checkFilterPatterns } from "./filter-patterns.ts";
import { checkHealthCommand } from "./health-command.ts";
import { checkHostnames } from "./hostnames.ts";
import { checkImageCredentials } from "./image-credentials.ts";
import { checkIngress } from "./ingress.ts";
import { checkInternalTools } from "./internal-tools.ts";
import { checkMachines } from "./machines.ts";
import { checkMongodb } from "./mongodb.ts";
import { checkNetwork } from "./network.ts";
import { checkObservability } from "./observability.ts";
import { checkOverrides } from "./overrides.ts";
import { checkPooler } from "./pooler.ts";
import { checkPromotion } from "./promotion.ts";
import { checkPublished } from "./published.ts";
import { checkQueryLogs } from "./query-logs.ts";
import { checkReferences } from "./references.ts";
import { checkRegions } from "./regions.ts";
import { checkRegistry } from "./registry.ts";
import { checkSecretStore } from "./secret-store.ts";
import { checkServices } from "./services.ts";
import { checkTextMessages } from "./text-messages.ts";
import { checkTraffic } from "./traffic.ts";
import { checkVariables } from "./variables.ts";
import { checkWebSockets } from "./web-sockets.ts";
import { checkWindows } from "./windows.ts";
import { checkZone } from "./zone.ts";

/**
 * Judges what several keys say together. Runs on everything whose shape is right; what is missing is not its business.
 * `wrong` holds the key paths that have a problem already, and are missing for that reason.
 */
export type Check = (parts: ConfigParts, wrong: ReadonlySet<string>) => readonly Problem[];

/** All of them. Each finds all problems of its own. */
export const checks: readonly Check[] = [
  checkRegions,
  checkEnvironment,
  checkZone,
  checkNetwork,
  checkRegistry,
  checkBuild,
  checkPromotion,
  checkServices,
  checkHealthCommand,
  checkVariables,
  checkCalls,
  checkHostnames,
  checkIngress,
  checkCompute,
  checkInternalTools,
  checkReferences,
  checkSecretStore,
  checkImageCredentials,
  checkData,
  checkMachines,
  checkConnections,
  checkPooler,
  checkWebSockets,
  checkMongodb,
  checkBackup,
  checkWindows,
  checkTraffic,
  checkBlockedPaths,
  checkCors,
  checkFailover,
  checkAdmin,
  checkObservability,
  checkFilterPatterns,
  checkAlertFigures,
  checkAlertRatios,
  checkPublished,
  checkQueryLogs,
  checkTextMessages,
  checkOverrides,
];
