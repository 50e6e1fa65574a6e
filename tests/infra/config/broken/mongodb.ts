import type { Broken, Edit } from "../edited-stacks.ts";
import { restoreTest } from "./backup.ts";

const COMPLIANCE =
  "{ acknowledgement: nobody-can-take-it-back, email: security@warungin.example, firstName: Ada, lastName: Lovelace }";

/** The reference product on MongoDB: these words of its database, and what goes with any such database. */
export function onMongodb(
  words: string,
  organization = '{ organizationId: "c1c1c1c1c1c1c1c1c1c1c1c1" }',
): readonly Edit[] {
  return [
    ...untriedOnMongodb(words, organization),
    ['        schedule: "22:30"\n', restoreTest('schedule: "23:30"')],
  ];
}

/** Atlas shares no machines in the reference product's own region. */
const SHARED = /^tier: (M0|FLEX)(?!.*\bregion:)/s;

/** The same with a dump that nobody tries to restore. */
function untriedOnMongodb(words: string, organization: string): readonly Edit[] {
  return [
    [
      / {4}database:\n(?: {6}.*\n)+/,
      `    database:\n      engine: mongodb\n${(SHARED.test(words) ? `${words}\nregion: ap-southeast-1` : words).replace(/^/gm, "      ")}\n`,
    ],
    ["    domain:", `    mongodbAtlas: ${organization}\n    domain:`],
  ];
}

const M10 = 'tier: M10\nversion: "8.0"\nstorageGib: 10';

/** MongoDB on Atlas: what a tier lacks, and what no tier may be asked for. */
export const mongodb: readonly Broken[] = [
  {
    mistake: "a dump on M0 that nobody tries to restore",
    edits: untriedOnMongodb("tier: M0", '{ organizationId: "c1c1c1c1c1c1c1c1c1c1c1c1" }'),
    messages: [
      "Pulumi.production.yaml backup.dump.restoreTest: a test that the dump restores, with tier M0, which has no snapshots beside it; got nothing. Add it with image, cpuUnits, memoryMib and schedule, or write tier: FLEX or a larger one.",
    ],
  },
  {
    mistake: "a private endpoint on M0",
    edits: onMongodb("tier: M0\nreach: private-endpoint"),
    messages: [
      'Pulumi.production.yaml database.reach: nothing that tier M0 does not have; M10 and larger tiers do; got "private-endpoint". Remove it, or write tier: M10 or a larger one.',
    ],
  },
  {
    mistake: "a private endpoint on Flex",
    edits: onMongodb("tier: FLEX\nreach: private-endpoint"),
    messages: [
      'Pulumi.production.yaml database.reach: nothing that tier FLEX does not have; M10 and larger tiers do; got "private-endpoint". Remove it, or write tier: M10 or a larger one.',
    ],
  },
  {
    mistake: "the product's own key on M0",
    edits: onMongodb("tier: M0\nownKey: true"),
    messages: [
      "Pulumi.production.yaml database.ownKey: nothing that tier M0 does not have; M10 and larger tiers do; got true. Remove it, or write tier: M10 or a larger one.",
    ],
  },
  {
    mistake: "the product's own key on Flex",
    edits: onMongodb("tier: FLEX\nownKey: true"),
    messages: [
      "Pulumi.production.yaml database.ownKey: nothing that tier FLEX does not have; M10 and larger tiers do; got true. Remove it, or write tier: M10 or a larger one.",
    ],
  },
  {
    mistake: "a compliance policy on Flex",
    edits: onMongodb(`tier: FLEX\nbackupCompliance: ${COMPLIANCE}`),
    messages: [
      "Pulumi.production.yaml database.backupCompliance: nothing that tier FLEX does not have; M10 and larger tiers do; got a group of keys. Remove it, or write tier: M10 or a larger one.",
    ],
  },
  {
    mistake: "a compliance policy that nobody acknowledges",
    edits: onMongodb(`${M10}\nbackupCompliance: ${COMPLIANCE.replace("nobody-can-take-it-back", "yes")}`),
    messages: [
      'Pulumi.production.yaml database.backupCompliance.acknowledgement: "nobody-can-take-it-back"; got "yes". Write it like acknowledgement: nobody-can-take-it-back.',
    ],
  },
  {
    mistake: "a compliance policy of nobody",
    edits: onMongodb(`${M10}\nbackupCompliance: { acknowledgement: nobody-can-take-it-back }`),
    messages: [
      "Pulumi.production.yaml database.backupCompliance.email: an address of mail; got nothing. Add it, for example email: security@example.com.",
      "Pulumi.production.yaml database.backupCompliance.firstName: a name; got nothing. Add it, for example firstName: Ada.",
      "Pulumi.production.yaml database.backupCompliance.lastName: a name; got nothing. Add it, for example lastName: Lovelace.",
    ],
  },
  {
    mistake: "moments to go back to on M0",
    edits: onMongodb("tier: M0\npointInTimeDays: 7"),
    messages: [
      "Pulumi.production.yaml database.pointInTimeDays: nothing that tier M0 does not have; M10 and larger tiers do; got 7. Remove it, or write tier: M10 or a larger one.",
    ],
  },
  {
    mistake: "an audit on Flex",
    edits: onMongodb("tier: FLEX\nauditing: true"),
    messages: [
      "Pulumi.production.yaml database.auditing: nothing that tier FLEX does not have; M10 and larger tiers do; got true. Remove it, or write tier: M10 or a larger one.",
    ],
  },
  {
    mistake: "a version of MongoDB on M0",
    edits: onMongodb('tier: M0\nversion: "8.0"'),
    messages: [
      'Pulumi.production.yaml database.version: nothing that tier M0 does not have; M10 and larger tiers do; got "8.0". Remove it, or write tier: M10 or a larger one.',
    ],
  },
  {
    mistake: "machines of its own without version and storage",
    edits: onMongodb("tier: M10"),
    messages: [
      "Pulumi.production.yaml database.storageGib: a value for tier M10: it is a cost decision; got nothing. Add it, for example storageGib: 10.",
      'Pulumi.production.yaml database.version: a value for tier M10: an upgrade is a decision; got nothing. Add it, for example version: "8.0".',
    ],
  },
  {
    mistake: "more storage than the tier has",
    edits: onMongodb(M10.replace("storageGib: 10", "storageGib: 129")),
    messages: [
      "Pulumi.production.yaml database.storageGib: 10 to 128 GiB for tier M10; got 129. Write less, or tier: M20.",
    ],
  },
  {
    mistake: "a version that Atlas does not offer",
    edits: onMongodb(M10.replace('"8.0"', '"4.4"')),
    messages: [
      'Pulumi.production.yaml database.version: "7.0" or "8.0"; got "4.4". Write it like version: "8.0".',
    ],
  },
  {
    mistake: "a tier that is gone",
    edits: onMongodb("tier: M2"),
    messages: [
      'Pulumi.production.yaml database.tier: "M0", "FLEX", "M10", "M20", "M30", "M40", "M50", "M60" or "M80"; got "M2". Write tier: FLEX.',
    ],
  },
  {
    mistake: "a window at half past",
    edits: onMongodb(`${M10}\nmaintenanceWindow: "sun:19:30-sun:20:30"`),
    messages: [
      'Pulumi.production.yaml database.maintenanceWindow: a window that begins at a full hour, as MongoDB Atlas wants it; got "sun:19:30-sun:20:30". Write maintenanceWindow: "sun:19:00-sun:20:30".',
    ],
  },
  {
    mistake: "a fixed address that the network does not have",
    edits: [...onMongodb("tier: M0"), ["    network:\n", "    network:\n      nat: none\n"]],
    messages: [
      'Pulumi.production.yaml network.nat: one or per-zone, so that the stack has fixed addresses for the access list of MongoDB Atlas; got "none". Write nat: one, or tier: M10 or a larger one, which has a private endpoint.',
    ],
  },
  {
    mistake: "MongoDB's own database",
    edits: onMongodb("tier: M0\ndatabaseName: admin"),
    messages: [
      'Pulumi.production.yaml database.databaseName: a name that MongoDB does not keep for itself; got "admin". Write another, such as databaseName: app.',
    ],
  },
  {
    mistake: "an organization that is no identifier",
    edits: onMongodb("tier: M0", "{ organizationId: warungin }"),
    messages: [
      'Pulumi.production.yaml mongodbAtlas.organizationId: 24 hexadecimal digits (0-9, a-f) as text in quotes; got "warungin". Write it like organizationId: "0123456789abcdef01234567".',
    ],
  },
  {
    mistake: "an organization and no database at it",
    edits: [["    domain:", '    mongodbAtlas: { organizationId: "c1c1c1c1c1c1c1c1c1c1c1c1" }\n    domain:']],
    messages: [
      "Pulumi.production.yaml mongodbAtlas: a database of engine mongodb, the only thing that stands there; got none. Remove mongodbAtlas or add the database.",
    ],
  },
  {
    mistake: "words of PostgreSQL",
    edits: onMongodb("tier: M0\ninstanceClass: db.t4g.medium"),
    messages: [
      "Pulumi.production.yaml database.instanceClass: one of the known keys (engine, tier, region, version, storageGib, databaseName, username, turn, reach, pointInTimeDays, auditing, ownKey, backupCompliance, maintenanceWindow); got an unknown key. Remove it.",
    ],
  },
  {
    mistake: "a tier of which only shared machines are left",
    edits: onMongodb("tier: M5"),
    messages: [
      'Pulumi.production.yaml database.tier: "M0", "FLEX", "M10", "M20", "M30", "M40", "M50", "M60" or "M80"; got "M5". Write tier: FLEX.',
    ],
  },
  {
    mistake: "a tier between two",
    edits: onMongodb("tier: M15"),
    messages: [
      'Pulumi.production.yaml database.tier: "M0", "FLEX", "M10", "M20", "M30", "M40", "M50", "M60" or "M80"; got "M15". Write tier: M20.',
    ],
  },
  {
    mistake: "a tier above all that are offered",
    edits: onMongodb("tier: M700"),
    messages: [
      'Pulumi.production.yaml database.tier: "M0", "FLEX", "M10", "M20", "M30", "M40", "M50", "M60" or "M80"; got "M700". Write tier: M80.',
    ],
  },
  {
    mistake: "shared machines in a region where Atlas has none",
    edits: onMongodb("tier: M0\nregion: ap-southeast-3"),
    messages: [
      "Pulumi.production.yaml database.region: a region in which Atlas has machines to share for M0; got ap-southeast-3. Write database.region: ap-southeast-1 or ap-southeast-2, or tier: M10 or a larger one, which Atlas has there.",
    ],
  },
  {
    mistake: "a cluster with a private endpoint far from it",
    edits: onMongodb(`${M10}\nregion: ap-southeast-1`),
    messages: [
      'Pulumi.production.yaml database.region: the stack\'s own region, ap-southeast-3, for tier M10; got "ap-southeast-1". Remove it.',
    ],
  },
  {
    mistake: "a port, where clients look the ports up",
    edits: [
      ...onMongodb("tier: M0"),
      ["        outputs:\n", "        outputs:\n          DATABASE_PORT: database.port\n"],
    ],
    messages: [
      'Pulumi.production.yaml services.api.outputs.DATABASE_PORT: database.host, database.name or a secret from database.url: clients of MongoDB look the ports up; got "database.port". Remove it.',
    ],
  },
  {
    mistake: "more connections than a member of the tier takes",
    edits: [...onMongodb("tier: M0"), ["databaseConnectionsPerTask: 10", "databaseConnectionsPerTask: 200"]],
    messages: [
      "Pulumi.production.yaml services.api.databaseConnectionsPerTask: connections that fit a member of M0, which has 490 beside Atlas's own, with old and new tasks side by side; got 3232 (api 16 x 200; 2 more each to watch the member). Write databaseConnectionsPerTask: 28 and give the application's pool that size, or tier: M40.",
    ],
  },
  {
    mistake: "a pool that nobody bounds, on a tier that cannot take the drivers' own",
    edits: [...onMongodb("tier: M0"), [/ {8}databaseConnectionsPerTask: 10.*\n/, ""]],
    messages: [
      "Pulumi.production.yaml services.api.databaseConnectionsPerTask: connections that fit a member of M0, which has 490 beside Atlas's own, with old and new tasks side by side; got 1632 (api 16 x 100, the drivers' own; 2 more each to watch the member). Write databaseConnectionsPerTask: 28 and give the application's pool that size, or tier: M20.",
    ],
  },
];
