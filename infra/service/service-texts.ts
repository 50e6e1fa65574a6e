import { type Input, interpolate, type Output } from "@pulumi/pulumi";
import type { ServiceSettings } from "../config/service-settings.ts";

/** What the texts of a task come from. */
export interface TextSources {
  readonly logs: { groupName(part: string): Output<string> };
  readonly database:
    | {
        readonly host: Input<string>;
        /** Left out where clients look the ports up. */
        readonly port?: Input<number>;
        readonly databaseName: Input<string>;
      }
    | undefined;
  readonly cache: { readonly host: Input<string>; readonly port: Input<number> } | undefined;
  readonly secrets: {
    /** Undefined where the secret holds no value yet. */
    reference(
      secretName: string,
    ): { readonly valueFrom: Output<string>; readonly version: Output<string> } | undefined;
    arn(secretName: string): Output<string>;
  };
}

/** The real texts by reference name for one service; an output of a component that the stack lacks is left out. */
export function serviceTexts(
  service: Pick<ServiceSettings, "name" | "secrets">,
  sources: TextSources,
  more: readonly string[] = [],
): Readonly<Record<string, Input<string>>> {
  const { cache, database, logs, secrets } = sources;
  const texts: Record<string, Input<string>> = { [`logs.${service.name}`]: logs.groupName(service.name) };
  if (database !== undefined) {
    texts["database.host"] = database.host;
    if (database.port !== undefined) texts["database.port"] = interpolate`${database.port}`;
    texts["database.name"] = database.databaseName;
  }
  if (cache !== undefined) {
    texts["cache.host"] = cache.host;
    texts["cache.port"] = interpolate`${cache.port}`;
  }
  for (const name of new Set([...Object.values(service.secrets), ...more])) {
    // An empty secret has no version to pin: no task reads it, since its services are held.
    const filled = secrets.reference(name);
    texts[`secret-arn:${name}`] = secrets.arn(name);
    texts[`secret:${name}`] = filled?.valueFrom ?? secrets.arn(name);
    texts[`secret-version:${name}`] = filled?.version ?? "none";
  }
  return texts;
}
