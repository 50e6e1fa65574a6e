import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import { atlasTiers, isDedicated, SMALLEST_DEDICATED } from "../../tables/atlas-tiers.ts";
import type { ConfigParts } from "../config.ts";
import { DEFAULTS } from "../tier-defaults.ts";
import { atlasConnections } from "./atlas-connections.ts";
import { checkAtlasRegion } from "./atlas-region.ts";

type Mongodb = Extract<ConfigParts["database"], { readonly engine?: "mongodb" | undefined }>;

/** Databases that MongoDB keeps for itself. */
const RESERVED_DATABASES = ["admin", "local", "config"];

const DEDICATED = `tier: ${SMALLEST_DEDICATED} or a larger one`;

/** MongoDB on Atlas: its organization, what its tier can hold, and a way to it that is no one else's. */
export function checkMongodb(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  const { database, mongodbAtlas } = parts;
  if (database?.engine !== "mongodb") {
    if (mongodbAtlas === undefined || wrong.has("database")) return [];
    const expected = "a database of engine mongodb, the only thing that stands there";
    return [
      { where: "mongodbAtlas", expected, found: "none", next: "Remove mongodbAtlas or add the database" },
    ];
  }
  return [
    ...organization(parts, wrong),
    ...tierProblems(database, wrong),
    ...checkAtlasRegion(parts, database),
    ...storage(database),
    ...compliance(parts, database),
    ...way(parts, database),
    ...names(database),
    ...clusterName(parts),
    ...atlasConnections(parts, database, wrong),
    ...window(database),
    ...outputs(parts),
  ];
}

function organization({ mongodbAtlas }: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (mongodbAtlas !== undefined || [...wrong].some((path) => path.startsWith("mongodbAtlas"))) return [];
  const expected = "the organization at MongoDB Atlas in which the database stands";
  const next = 'Add it, for example mongodbAtlas: { organizationId: "0123456789abcdef01234567" }';
  return [{ where: "mongodbAtlas", expected, found: "nothing", next }];
}

/** Words that begin with machines of the cluster's own. */
function tierProblems(database: Mongodb, wrong: ReadonlySet<string>): readonly Problem[] {
  const { tier } = database;
  if (tier === undefined) return [];
  if (isDedicated(tier)) {
    const needed = [
      ["version", 'version: "8.0"', "an upgrade is a decision"],
      ["storageGib", "storageGib: 10", "it is a cost decision"],
    ] as const;
    return needed.flatMap(([word, example, why]) => {
      const where = `database.${word}`;
      if (database[word] !== undefined || wrong.has(where)) return [];
      return [
        {
          where,
          expected: `a value for tier ${tier}: ${why}`,
          found: "nothing",
          next: `Add it, for example ${example}`,
        },
      ];
    });
  }
  const asked: readonly (readonly [word: string, value: unknown, asks: boolean])[] = [
    ["version", database.version, database.version !== undefined],
    ["storageGib", database.storageGib, database.storageGib !== undefined],
    ["reach", database.reach, database.reach === "private-endpoint"],
    ["pointInTimeDays", database.pointInTimeDays, (database.pointInTimeDays ?? 0) > 0],
    ["auditing", database.auditing, database.auditing === true],
    ["ownKey", database.ownKey, database.ownKey === true],
    ["backupCompliance", database.backupCompliance, database.backupCompliance !== undefined],
    ["maintenanceWindow", database.maintenanceWindow, database.maintenanceWindow !== undefined],
  ];
  return asked
    .filter(([, , asks]) => asks)
    .map(([word, value]) => ({
      where: `database.${word}`,
      expected: `nothing that tier ${tier} does not have; ${SMALLEST_DEDICATED} and larger tiers do`,
      found: shown(value),
      next: `Remove it, or write ${DEDICATED}`,
    }));
}

function storage({ storageGib, tier }: Mongodb): readonly Problem[] {
  if (tier === undefined || storageGib === undefined) return [];
  const range = atlasTiers[tier].storageGib;
  if (range === undefined || storageGib <= range.max) return [];
  const larger = Object.entries(atlasTiers).find(([, one]) => (one.storageGib?.max ?? 0) >= storageGib)?.[0];
  const next = larger === undefined ? "Write less" : `Write less, or tier: ${larger}`;
  const expected = `${range.min} to ${range.max} GiB for tier ${tier}`;
  return [{ where: "database.storageGib", expected, found: String(storageGib), next }];
}

/** What nobody can take back has no place where a stack may be thrown away, and locks nothing that is made without it. */
function compliance({ tier: shape }: ConfigParts, database: Mongodb): readonly Problem[] {
  const { backupCompliance, tier } = database;
  if (backupCompliance === undefined || shape === undefined || shape === "production") return [];
  if (tier !== undefined && !isDedicated(tier)) return []; // told already
  return [
    {
      where: "database.backupCompliance",
      expected: "no such policy outside production: nobody can take it back, and its project could never go",
      found: `one in ${shape}`,
      next: "Remove it",
    },
  ];
}

/** Without a private endpoint the access list names the stack's addresses: there must be some that stay. */
function way({ compute, network, tier: shape }: ConfigParts, { reach, tier }: Mongodb): readonly Problem[] {
  if (tier === undefined || shape === undefined) return [];
  if (compute?.kind === "instance") return []; // it has a fixed address itself
  const byAddress =
    (reach ?? (isDedicated(tier) ? "private-endpoint" : "egress-addresses")) === "egress-addresses";
  const nat = network?.nat ?? DEFAULTS["network.nat"][shape];
  if (!byAddress || nat !== "none") return [];
  const expected =
    "one or per-zone, so that the stack has fixed addresses for the access list of MongoDB Atlas";
  const next = isDedicated(tier)
    ? "Write nat: one, or database.reach: private-endpoint"
    : `Write nat: one, or ${DEDICATED}, which has a private endpoint`;
  return [{ where: "network.nat", expected, found: shown(nat), next }];
}

function names({ databaseName }: Mongodb): readonly Problem[] {
  if (databaseName === undefined || !RESERVED_DATABASES.includes(databaseName)) return [];
  const expected = "a name that MongoDB does not keep for itself";
  const next = "Write another, such as databaseName: app";
  return [{ where: "database.databaseName", expected, found: shown(databaseName), next }];
}

/** Characters by which Atlas tells a project's clusters apart (Atlas, "Atlas Limitations", Label Limits, in a stored copy; read 2026-11-27). */
const TOLD_APART = 23;

/** The cluster is named by product and environment, and no hyphen may be the last character that counts. */
function clusterName({ environment, product, tier }: ConfigParts): readonly Problem[] {
  const shape = environment ?? tier;
  if (product === undefined || shape === undefined) return [];
  const name = `${product}-${shape}`;
  if (name.length <= TOLD_APART || name[TOLD_APART - 1] !== "-") return [];
  return [
    {
      where: environment === undefined ? "product" : "environment",
      expected: `a name by which the cluster has no hyphen in place ${TOLD_APART}, which MongoDB Atlas refuses`,
      found: shown(name),
      next: "Write one that is a character shorter or longer",
    },
  ];
}

/** Atlas takes a day and an hour. */
function window({ maintenanceWindow }: Mongodb): readonly Problem[] {
  if (maintenanceWindow === undefined || /^...:..:00-/.test(maintenanceWindow)) return [];
  const expected = "a window that begins at a full hour, as MongoDB Atlas wants it";
  const next = `Write maintenanceWindow: "${maintenanceWindow.replace(/^(...:..):..-/, "$1:00-")}"`;
  return [{ where: "database.maintenanceWindow", expected, found: shown(maintenanceWindow), next }];
}

/** The members' ports stand behind one name, which clients look up. */
function outputs({ services }: ConfigParts): readonly Problem[] {
  return Object.entries(services ?? {}).flatMap(([name, service]) =>
    Object.entries(service?.outputs ?? {})
      .filter(([, output]) => output === "database.port")
      .map(([variable]) => ({
        where: `services.${name}.outputs.${variable}`,
        expected:
          "database.host, database.name or a secret from database.url: clients of MongoDB look the ports up",
        found: '"database.port"',
        next: "Remove it",
      })),
  );
}
