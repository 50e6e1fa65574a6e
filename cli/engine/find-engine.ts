import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../lib/user-error.ts";
import { withLock } from "./cache-lock.ts";
import {
  type Attempt,
  ENGINE_SOURCES,
  type Engine,
  type EngineSource,
  type SearchContext,
} from "./engine.ts";
import {
  faultOf,
  makeStagingFolder,
  publish,
  removeAbandonedStaging,
  versionsFolder,
} from "./engine-cache.ts";
import { sdkVersion } from "./engine-version.ts";
import { buildWithGo } from "./go-build.ts";
import { fetchFromNpm } from "./npm-engine.ts";
import { findOnPath } from "./path-engine.ts";

export type { Engine, EngineSource } from "./engine.ts";

export interface FindEngineOptions {
  /** PATH, HOME and PULUMI_HOME decide where is looked; all of it is handed to npm and go. */
  readonly env: NodeJS.ProcessEnv;
  /** Takes one line for the person who waits: what is tried, why it failed, what was found. */
  readonly report: (line: string) => void;
  /** Sources to pass over. Default none. */
  readonly skip?: readonly EngineSource[];
}

const SOURCE_NAMES: Readonly<Record<EngineSource, string>> = {
  path: "PATH",
  cache: "cache",
  npm: "npm",
  go: "go",
};

/**
 * Finds a Pulumi engine that is not older than the installed SDK: `pulumi` on PATH, then a cached copy, then the official binary
 * by npm, then a build from its Go module. The last two fill the cache. Throws a `UserError` that lists why each failed.
 */
export async function findEngine(options: FindEngineOptions): Promise<Engine> {
  const context: SearchContext = {
    env: options.env,
    report: (line) => options.report(`engine: ${line}`),
    version: sdkVersion(),
  };
  const reasons = new Map<EngineSource, string>();
  const search = async (
    source: EngineSource,
    attempt: () => Promise<Attempt>,
  ): Promise<Engine | undefined> => {
    if (options.skip?.includes(source) === true) {
      reasons.set(source, "passed over on request");
      return undefined;
    }
    const result = await attempt();
    if ("engine" in result) return result.engine;
    reasons.set(source, result.reason);
    context.report(`${SOURCE_NAMES[source]}: ${result.reason}`);
    return undefined;
  };

  const engine =
    (await search("path", () => findOnPath(context))) ??
    (await search("cache", () => findInCache(context))) ??
    (await withInstallLock(context, async () => {
      const made = options.skip?.includes("cache") === true ? undefined : await foundMeanwhile(context);
      return (
        made ??
        (await search("npm", () => install(context, "npm"))) ??
        (await search("go", () => install(context, "go")))
      );
    }));
  if (engine === undefined) throw new UserError(describeFailure(context.version, reasons));
  context.report(`pulumi ${engine.version} (${SOURCE_NAMES[engine.source]}): ${engine.command}`);
  return engine;
}

async function findInCache(context: SearchContext): Promise<Attempt> {
  const root = join(versionsFolder(context.env), context.version);
  const fault = await faultOf(root, context.version, context.env);
  return fault === undefined ? { engine: installed(context, "cache") } : { reason: fault };
}

/** Another run may have filled the cache while this one waited for the lock. */
async function foundMeanwhile(context: SearchContext): Promise<Engine | undefined> {
  const attempt = await findInCache(context);
  return "engine" in attempt ? attempt.engine : undefined;
}

async function withInstallLock<T>(context: SearchContext, work: () => Promise<T>): Promise<T> {
  const versions = versionsFolder(context.env);
  await mkdir(versions, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UserError({
      where: "engine",
      expected: `${versions} must be a folder that you may write`,
      found: error.code ?? error.message,
      next: "Set PULUMI_HOME to another folder",
    });
  });
  return withLock(join(versions, `.slipway-${context.version}.lock`), context.report, async () => {
    await removeAbandonedStaging(context.env);
    return work();
  });
}

async function install(context: SearchContext, source: "npm" | "go"): Promise<Attempt> {
  const folder = await makeStagingFolder(context.env);
  const root = join(folder, "root");
  try {
    let fault: string | undefined;
    if (source === "npm") {
      context.report(`asking the npm package pulumi@${context.version} for the official binary`);
      fault = await fetchFromNpm(context, folder, root);
    } else {
      fault = await buildWithGo(context, root);
    }
    fault ??= await publish(root, context.version, source, context.env);
    return fault === undefined ? { engine: installed(context, source) } : { reason: fault };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function installed(context: SearchContext, source: EngineSource): Engine {
  const root = join(versionsFolder(context.env), context.version);
  return { command: join(root, "bin", "pulumi"), version: context.version, source, root };
}

function describeFailure(version: string, reasons: ReadonlyMap<EngineSource, string>): string {
  return [
    `engine: expected a Pulumi engine ${version} or newer from one of four sources; got none.`,
    ...ENGINE_SOURCES.map((source) => `  ${SOURCE_NAMES[source]}: ${reasons.get(source) ?? "not tried"}.`),
    `Install Pulumi ${version} or newer so that "pulumi" is on PATH, or install Go, and run the command again.`,
  ].join("\n");
}
