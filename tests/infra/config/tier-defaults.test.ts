import { describe, expect, it } from "@jest/globals";
import * as z from "zod";
import { configSchema } from "../../../infra/config/config.ts";
import { words } from "../../../infra/config/schema/word.ts";
import { DEFAULTS, type Default, type DefaultKey } from "../../../infra/config/tier-defaults.ts";
import { unwrapped } from "../../../infra/config/word-at.ts";

/** Decides money, exposure or destruction: a person says it in every stack. */
const NEVER =
  /instanceClass|nodeType|storageGib|maxStorageGib|minTasks|maxTasks|cpuUnits|memoryMib|cache\.nodes$|hostname|\.paths$/;

/** Optional keys without a default: groups and lists that may be left out, or values that follow from others. */
const WITHOUT = [
  "like",
  "network.peerCidrs",
  "registry",
  "tunnel",
  "environment",
  "mongodbAtlas",
  "database.auditing",
  "database.ownKey",
  "database.pointInTimeDays",
  "database.reach",
  "database.region",
  "database.storageGib",
  "database.version",
  "services.*.build",
  "services.*.image",
  "services.*.webSockets",
  "database.pool",
  "database",
  "database.databaseName",
  "database.username",
  "cache",
  "backup",
  "backup.dump",
  "edge",
  "edge.hsts",
  "edge.headers",
  "edge.cors",
  "edge.waf",
  "maintenance",
  "edge.originPull",
  "edge.failover",
  "admin",
  "internalTools",
  "secrets",
  "logs",
  "measures",
  "published",
  "alerts",
  "queries",
  "dashboards",
  "overrides",
];

/** Key paths of everything optional, and of everything that must be written. */
function keys(
  schema: z.core.$ZodType,
  path: string,
): { optional: readonly string[]; required: readonly string[] } {
  const inner = unwrapped(schema);
  const below = children(inner, path).map(([key, child]) => keys(child, key));
  const optional = schema instanceof z.ZodOptional ? [path] : [];
  const isLeaf = below.length === 0 && schema === inner && !path.endsWith("*") && path !== "";
  return {
    optional: [...new Set([...optional, ...below.flatMap((child) => child.optional)])],
    required: [...new Set([...(isLeaf ? [path] : []), ...below.flatMap((child) => child.required)])],
  };
}

function children(schema: z.core.$ZodType, path: string): readonly (readonly [string, z.core.$ZodType])[] {
  const at = (key: string): string => (path === "" ? key : `${path}.${key}`);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Record<string, z.core.$ZodType>).map(([key, child]) => [
      at(key),
      child,
    ]);
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return (schema.options as readonly z.core.$ZodType[]).flatMap((option) => children(option, path));
  }
  if (schema instanceof z.ZodRecord && path !== "overrides") return [[`${path}.*`, schema.valueType]];
  return [];
}

const { optional, required } = keys(configSchema, "");

describe("DEFAULTS", () => {
  it("hold every optional word, and nothing that is not one", () => {
    expect([...optional].sort()).toEqual([...Object.keys(DEFAULTS), ...WITHOUT].sort());
  });

  it.each(Object.entries(DEFAULTS as Record<string, Default<unknown>>))("say why for %s", (_, { reason }) => {
    expect(reason).toMatch(/\w{3}/);
  });

  it("hold nothing about money, exposure or destruction alone", () => {
    expect((Object.keys(DEFAULTS) as DefaultKey[]).filter((key) => NEVER.test(key))).toEqual([]);
    expect(DEFAULTS.deletionProtection).toMatchObject({ staging: true, production: true });
  });
});

describe("a word without a default", () => {
  it.each(required)("%s says why it has none", (path) => {
    expect(reasonOf(path)).toMatch(/\w{3}/);
  });
});

function reasonOf(path: string): string | undefined {
  let schemas: readonly z.core.$ZodType[] = [configSchema];
  let at = "";
  for (const step of path.split(".")) {
    at = at === "" ? step : `${at}.${step}`;
    schemas = schemas.flatMap((schema) =>
      children(unwrapped(schema), at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "").flatMap(
        ([key, child]) => (key === at ? [unwrapped(child)] : []),
      ),
    );
  }
  return schemas.map((schema) => words.get(schema)?.required).find((reason) => reason !== undefined);
}
