import { createHash } from "node:crypto";
import { Script } from "node:vm";
import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, list, records, text, textList } from "../known.ts";
import { routePattern } from "./route-pattern.ts";
import { requireZone } from "./zone-of.ts";

/* Properties: @pulumi/cloudflare 6.22.1, WorkersScript and WorkersRoute (read 2026-11-27). Codes of refusals: from memory, 2026-11. */

export const WORKER = "cloudflare:index/workersScript:WorkersScript";
export const WORKER_ROUTE = "cloudflare:index/workersRoute:WorkersRoute";

/** Bytes of one variable (Workers documentation, "Limits", read 2026-11-27: 5 KB). */
const MOST_VARIABLE_BYTES = 5120;
/** Variables of one Worker on the free plan (the same page). */
const MOST_VARIABLES = 64;
/** Workers of one account on the free plan (the same page). */
const MOST_WORKERS = 100;

const script: Behaviour = {
  token: WORKER,
  changes: { "*": ["etag", "handlers", "modifiedOn"] },

  check(inputs) {
    return [...nameFailures(inputs), ...codeFailures(inputs), ...bindingFailures(inputs)];
  },

  create(inputs, cloud) {
    requireAccount(inputs, cloud);
    const name = text(inputs, "scriptName") ?? "";
    // The API would put this script in the other one's place, unseen; here nobody loses one.
    if (cloud.get(WORKER, name) !== undefined)
      throw new CloudError(
        "10040",
        `A Worker of the name "${name}" exists already and would be overwritten.`,
      );
    if (cloud.list(WORKER).length >= MOST_WORKERS)
      throw new CloudError(
        "10037",
        `You have exceeded the limit of ${MOST_WORKERS} Workers on your account.`,
      );
    const now = cloud.now.toISOString();
    return {
      id: name,
      outputs: {
        ...ofContent(inputs),
        bindings: list(inputs, "bindings"),
        bodyPart: text(inputs, "bodyPart") ?? "",
        compatibilityDate: text(inputs, "compatibilityDate") ?? "",
        compatibilityFlags: textList(inputs, "compatibilityFlags"),
        contentSha256: text(inputs, "contentSha256") ?? "",
        contentType: text(inputs, "contentType") ?? "",
        createdOn: now,
        hasAssets: false,
        hasModules: text(inputs, "mainModule") !== undefined,
        lastDeployedFrom: "terraform",
        logpush: flag(inputs, "logpush") ?? false,
        migrationTag: "",
        modifiedOn: now,
        namedHandlers: [],
        placement: {},
        placementMode: "",
        placementStatus: "",
        startupTimeMs: 1,
        tailConsumers: [],
        usageModel: text(inputs, "usageModel") ?? "standard",
      },
    };
  },

  update(_entity, next, cloud) {
    return { ...ofContent(next), modifiedOn: cloud.now.toISOString() };
  },

  /** Cloudflare takes a script away although routes lead to it; those requests then fail (error 1101 or the like). */
  delete(entity, cloud) {
    const routes = cloud.list(WORKER_ROUTE).filter((route) => text(route.inputs, "script") === entity.id);
    if (routes.length > 0)
      throw new CloudError(
        "10064",
        `Cannot delete the Worker ${entity.id}: ${routes.length} routes lead to it, first ${text(routes[0]?.inputs ?? {}, "pattern")}.`,
      );
    return undefined;
  },
};

const route: Behaviour = {
  token: WORKER_ROUTE,

  check(inputs) {
    const pattern = text(inputs, "pattern");
    if (pattern === undefined || routePattern(pattern) !== undefined) return [];
    const reason = `10022: "${pattern}" is no route: a host, with a star before it at most, and a path, with a star at its end at most; no query`;
    return [{ property: "pattern", reason }];
  },

  create(inputs, cloud) {
    judgeRoute(inputs, undefined, cloud);
    return { id: cloud.hex(32), outputs: {} };
  },

  update(entity, next, cloud) {
    judgeRoute(next, entity, cloud);
    return undefined;
  },
};

function ofContent(inputs: Inputs): Record<string, unknown> {
  const content = text(inputs, "content") ?? "";
  return { etag: createHash("sha256").update(content).digest("hex"), handlers: ["fetch"] };
}

function nameFailures(inputs: Inputs): readonly CheckFailure[] {
  const name = text(inputs, "scriptName");
  if (name === undefined || /^[a-z0-9][a-z0-9_-]{0,62}$/.test(name)) return [];
  const reason = `10016: "${name}" is no Worker's name: 1 to 63 of a-z, 0-9, dash and underscore`;
  return [{ property: "scriptName", reason }];
}

/** Cloudflare compiles a script before it takes it. */
function codeFailures(inputs: Inputs): readonly CheckFailure[] {
  const content = text(inputs, "content");
  if (content === undefined) return [];
  const module = text(inputs, "mainModule") !== undefined;
  if (module && !/^export default /m.test(content))
    return [{ property: "content", reason: "10068: the uploaded script has no registered event handlers" }];
  try {
    new Script(module ? asScript(content) : content);
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message : "unreadable";
    return [{ property: "content", reason: `10021: Uncaught SyntaxError: ${why}` }];
  }
}

/** A module without imports as a script that leaves its handlers in `worker`. */
export function asScript(module: string): string {
  return module.replace(/^export default /m, "globalThis.worker = ").replaceAll(/^export (?=\w)/gm, "");
}

function bindingFailures(inputs: Inputs): readonly CheckFailure[] {
  const bindings = records(inputs, "bindings");
  const failures: CheckFailure[] = [];
  if (bindings.length > MOST_VARIABLES)
    failures.push({ property: "bindings", reason: `at most ${MOST_VARIABLES}; got ${bindings.length}` });
  for (const [index, binding] of bindings.entries()) {
    const at = `bindings[${index}]`;
    const type = text(binding, "type");
    if (type !== undefined && type !== "plain_text" && type !== "secret_text")
      failures.push({
        property: `${at}.type`,
        reason: `this rehearsal knows plain_text and secret_text; got "${type}"`,
      });
    const bytes = Buffer.byteLength(text(binding, "text") ?? "");
    if (bytes > MOST_VARIABLE_BYTES)
      failures.push({
        property: `${at}.text`,
        reason: `10054: at most ${MOST_VARIABLE_BYTES} bytes; got ${bytes}`,
      });
  }
  return failures;
}

function judgeRoute(inputs: Inputs, own: Entity | undefined, cloud: Cloud): void {
  const zone = requireZone(cloud, inputs.zoneId);
  const pattern = text(inputs, "pattern") ?? "";
  const host = routePattern(pattern)?.host.replace(/^\./, "") ?? "";
  if (host !== zone.name && !host.endsWith(`.${zone.name}`))
    throw new CloudError("10022", `The route ${pattern} must stand in its zone ${zone.name}.`);
  const twin = cloud
    .list(WORKER_ROUTE)
    .find(
      (other) =>
        other.id !== own?.id &&
        other.inputs.zoneId === inputs.zoneId &&
        text(other.inputs, "pattern")?.toLowerCase() === pattern.toLowerCase(),
    );
  if (twin !== undefined)
    throw new CloudError("10020", `A route with the same pattern already exists: ${pattern}.`);
  const name = text(inputs, "script");
  if (name !== undefined && cloud.get(WORKER, name) === undefined)
    throw new CloudError("10007", `workers.api.error.script_not_found: this account has no Worker ${name}.`);
}

function requireAccount(inputs: Inputs, cloud: Cloud): void {
  if (inputs.accountId !== cloud.caller.accountId)
    throw new CloudError("10000", `Authentication error: the token is not for ${String(inputs.accountId)}.`);
}

/** Workers, and which requests of a zone go through them. */
export const workers: Service = { behaviours: [script, route] };
