import type * as z from "zod";
import { aws, cloudflare } from "./schema/accounts.ts";
import { admin, mail } from "./schema/admin.ts";
import { alerts } from "./schema/alerts.ts";
import { backup } from "./schema/backup.ts";
import { compute } from "./schema/compute.ts";
import { cache, database } from "./schema/data.ts";
import { edge } from "./schema/edge.ts";
import { account, monthlyBudgetUsd } from "./schema/governance.ts";
import { identity } from "./schema/identity.ts";
import { ingress, tunnel } from "./schema/ingress.ts";
import { internalTools } from "./schema/internal-tools.ts";
import { bypass, limits, maintenance } from "./schema/limits.ts";
import { mongodbAtlas } from "./schema/mongodb.ts";
import { network } from "./schema/network.ts";
import { notify } from "./schema/notify.ts";
import { dashboards, measures, queries, watching } from "./schema/observability.ts";
import { promotion } from "./schema/promotion.ts";
import { published } from "./schema/published.ts";
import { registry } from "./schema/registry.ts";
import { logs, overrides, safety } from "./schema/safety.ts";
import { secretStore } from "./schema/secret-store.ts";
import { secrets } from "./schema/secrets.ts";
import { services } from "./schema/service.ts";
import { group } from "./schema/word.ts";

/** The key in `Pulumi.<stack>.yaml` under `config:` that holds everything. */
export const CONFIG_KEY = "slipway:stack";

/** Everything that a person may write for a stack. Defaults are not here: `resolve` knows where each value came from. */
export const configSchema = group(
  { meaning: "One stack" },
  {
    ...identity,
    aws,
    cloudflare,
    mongodbAtlas,
    network,
    registry: registry.optional(),
    services,
    promotion,
    compute,
    ingress,
    tunnel,
    database,
    cache,
    backup,
    edge,
    admin,
    internalTools,
    mail,
    limits,
    bypass,
    maintenance,
    secretStore,
    secrets,
    logs,
    account,
    monthlyBudgetUsd,
    notify,
    measures,
    published,
    alerts,
    queries,
    dashboards,
    ...watching,
    ...safety,
    overrides,
  },
);

/** What a person wrote, checked and typed; words left out are undefined. */
export type Config = z.infer<typeof configSchema>;

/**
 * What is left of a configuration when everything of a wrong shape is taken out. Checks over several keys run on it,
 * so that one mistake hides no other.
 */
export type ConfigParts = DeepPartial<Config>;

/** One service as written. */
export type ServiceConfig = Config["services"][string];

/** What is left of one service. */
export type ServiceParts = DeepPartial<ServiceConfig>;

type DeepPartial<T> = T extends readonly (infer Item)[]
  ? readonly DeepPartial<Item>[]
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;
