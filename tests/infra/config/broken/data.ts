import type { Broken } from "../edited-stacks.ts";

/** References, database, cache, logs and edge. */
export const data: readonly Broken[] = [
  {
    mistake: "a secret that nobody declares",
    edits: [["JWT_SECRET: JWT_SECRET\n", "JWT_SECRET: JWT_SECRT\n"]],
    messages: [
      'Pulumi.production.yaml services.api.secrets.JWT_SECRET: the name of a secret under secrets; got "JWT_SECRT". Write JWT_SECRET: JWT_SECRET.',
    ],
  },
  {
    mistake: "an output without its component",
    edits: [[/ {4}cache:\n(?: {6}.*\n)+/, ""]],
    messages: [
      'Pulumi.production.yaml secrets.REDIS_PASSWORD.from: an output of a component that the stack has; got "cache.password" without cache. Add cache or remove this.',
      'Pulumi.production.yaml services.api.outputs.REDIS_HOST: an output of a component that the stack has; got "cache.host" without cache. Add cache or remove this.',
      'Pulumi.production.yaml services.api.outputs.REDIS_PORT: an output of a component that the stack has; got "cache.port" without cache. Add cache or remove this.',
    ],
  },
  {
    mistake: "an output that does not exist",
    edits: [["REDIS_HOST: cache.host", "REDIS_HOST: cache.hots"]],
    messages: [
      'Pulumi.production.yaml services.api.outputs.REDIS_HOST: "database.host", "database.port", "database.name", "cache.host" or "cache.port"; got "cache.hots". Write REDIS_HOST: cache.host.',
    ],
  },
  {
    mistake: "a minor version of the cache that nobody sells",
    edits: [['version: "8.0"', 'version: "8.9"']],
    messages: [
      'Pulumi.production.yaml cache.version: a version of valkey 8 that can be made (8.0, 8.1 or 8.2); got "8.9". Write version: "8.2"; one that AWS sells since then comes with a later slipway.',
    ],
  },
  {
    mistake: "a minor version of the database with which none can be made any more",
    edits: [['version: "16.10"', 'version: "16.1"']],
    messages: [
      'Pulumi.production.yaml database.version: a version of PostgreSQL 16 that can be made (16.9, 16.10, 16.11, 16.12, 16.13 or 16.14); got "16.1". Write version: "16.14"; one that AWS sells since then comes with a later slipway.',
    ],
  },
  {
    mistake: "a database version out of support",
    edits: [['version: "16.10"', 'version: "12.22"']],
    messages: [
      'Pulumi.production.yaml database.version: a version of PostgreSQL under standard support (major 14, 15, 16, 17 or 18); got "12.22". Write version: "14.23".',
    ],
  },
  {
    mistake: "storage that cannot grow",
    edits: [["maxStorageGib: 500", "maxStorageGib: 105"]],
    messages: [
      "Pulumi.production.yaml database.maxStorageGib: at least 110 GiB, a tenth more than storageGib; got 105. Raise maxStorageGib.",
    ],
  },
  {
    mistake: "a user name that PostgreSQL keeps for itself",
    edits: [["storageGib: 100", "username: admin\n      storageGib: 100"]],
    messages: [
      'Pulumi.production.yaml database.username: a name that PostgreSQL and RDS do not keep for themselves; got "admin". Write another, such as username: app.',
    ],
  },
  {
    mistake: "a backup window in the maintenance window",
    edits: [['backupWindow: "18:00-19:00"', 'backupWindow: "19:30-20:30"']],
    messages: [
      'Pulumi.production.yaml database.backupWindow: a window apart from maintenanceWindow, sun:19:00-sun:20:00; got "19:30-20:30". Move one of them: RDS refuses the overlap.',
    ],
  },
  {
    mistake: "a snapshot window of half an hour",
    edits: [['snapshotWindow: "18:00-19:00"', 'snapshotWindow: "18:00-18:30"']],
    messages: [
      'Pulumi.production.yaml cache.snapshotWindow: a window of at least 60 minutes; got "18:00-18:30". Make it longer.',
    ],
  },
  {
    mistake: "backups kept 36 days",
    edits: [["storageGib: 100", "backupRetentionDays: 36\n      storageGib: 100"]],
    messages: [
      "Pulumi.production.yaml database.backupRetentionDays: a whole number from 1 to 35 days; got 36. Write it like backupRetentionDays: 30.",
    ],
  },
  {
    mistake: "one cache node in production",
    edits: [["nodes: 2", "nodes: 1"]],
    messages: [
      "Pulumi.production.yaml cache.nodes: at least 2 nodes in production, so that one can fail over; got 1. Write nodes: 2.",
    ],
  },
  {
    mistake: "logs kept 0 days",
    edits: [["    edge:\n", "    logs: { retentionDays: 0 }\n    edge:\n"]],
    messages: [
      "Pulumi.production.yaml logs.retentionDays: 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653; got 0. Write it like retentionDays: 90.",
    ],
  },
  {
    mistake: "any origin",
    edits: [['origins: ["https://warungin.example"]', 'origins: ["*"]']],
    messages: [
      'Pulumi.production.yaml edge.cors.origins.0: an https origin without path, never *; got "*". Write it like https://app.example.com.',
    ],
  },
  {
    mistake: "an origin without TLS",
    edits: [['origins: ["https://warungin.example"]', 'origins: ["http://warungin.example"]']],
    messages: [
      'Pulumi.production.yaml edge.cors.origins.0: an https origin without path, never *; got "http://warungin.example". Write it like https://app.example.com.',
    ],
  },
];
