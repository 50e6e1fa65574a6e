import type { Broken } from "../edited-stacks.ts";

const PORT = "        containerPort: 3000\n";
const under = (word: string): Broken["edits"] => [[PORT, `${PORT}        ${word}\n`]];
const SIZE = "databaseConnectionsPerTask: 10";
/** Another size of the api's own pool. */
const size = (connections: number): Broken["edits"] => [[SIZE, `databaseConnectionsPerTask: ${connections}`]];
const pool = (words: string): Broken["edits"] => [
  ["storageGib: 100\n", `storageGib: 100\n      pool: ${words}\n`],
];
const DUMP =
  "Pulumi.production.yaml backup.dump: a secret composed from database.directUrl, with which it connects; got none under secrets. Add DATABASE_DIRECT_URL: { kind: composed, from: database.directUrl } under secrets.";

const POOLER = `ghcr.io/acme/pgbouncer@sha256:${"b".repeat(64)}`;
/** The dump needs the instance itself. */
const DUMP_DIRECT = [
  "\n    secrets:\n",
  "\n    secrets:\n      DIRECT_URL: { kind: composed, from: database.directUrl }\n",
] as const;

/** WebSockets, connections to the database, and its pool. */
export const words: readonly Broken[] = [
  {
    mistake: "a ping so rare that the edge closes the socket before",
    edits: under("webSockets: { pingIntervalSeconds: 91 }"),
    messages: [
      "Pulumi.production.yaml services.api.webSockets.pingIntervalSeconds: a whole number from 1 to 90 seconds; got 91. Write it like pingIntervalSeconds: 30.",
    ],
  },
  {
    mistake: "WebSockets that never ping",
    edits: under("webSockets: { pingIntervalSeconds: 0 }"),
    messages: [
      "Pulumi.production.yaml services.api.webSockets.pingIntervalSeconds: a whole number from 1 to 90 seconds; got 0. Write it like pingIntervalSeconds: 30.",
    ],
  },
  {
    mistake: "WebSockets without their ping interval",
    edits: under("webSockets: { stickinessSeconds: 3600 }"),
    messages: [
      "Pulumi.production.yaml services.api.webSockets.pingIntervalSeconds: a whole number from 1 to 90 seconds; got nothing. Add it, for example pingIntervalSeconds: 30.",
    ],
  },
  {
    mistake: "stickiness longer than a load balancer's cookie",
    edits: under("webSockets: { pingIntervalSeconds: 30, stickinessSeconds: 604801 }"),
    messages: [
      "Pulumi.production.yaml services.api.webSockets.stickinessSeconds: a whole number from 1 to 604800 seconds; got 604801. Write it like stickinessSeconds: 3600.",
    ],
  },
  {
    mistake: "an unknown word of WebSockets",
    edits: under("webSockets: { pingIntervalSeconds: 30, stickines: 60 }"),
    messages: [
      'Pulumi.production.yaml services.api.webSockets.stickines: a known key; got an unknown key. Write "stickinessSeconds" instead of "stickines".',
    ],
  },
  {
    mistake: "WebSockets of a service that nobody reaches",
    edits: [
      ...under("webSockets: { pingIntervalSeconds: 30 }"),
      [/ {8}routes:\n {10}- \{ hostname: api\.warungin\.example, paths: .*\n/, ""],
      [", requestsPerTaskPerMinute: 600", ""],
    ],
    messages: [
      'Pulumi.production.yaml bypass.0.hostname: a hostname that a service answers to; got "api.warungin.example". Write warungin.example.',
      'Pulumi.production.yaml limits.0.hostname: a hostname that a service answers to; got "api.warungin.example". Write warungin.example.',
      'Pulumi.production.yaml limits.1.hostname: a hostname that a service answers to; got "api.warungin.example". Write warungin.example.',
      'Pulumi.production.yaml limits.2.hostname: a hostname that a service answers to; got "api.warungin.example". Write warungin.example.',
      "Pulumi.production.yaml services.api.webSockets: no WebSockets for a service without routes; got no routes. Remove it or give the service a route.",
    ],
  },
  {
    mistake: "a size of instance that is spelled wrongly",
    edits: [["instanceClass: db.t4g.medium", "instanceClass: db.t4g.mediun"]],
    messages: [
      'Pulumi.production.yaml database.instanceClass: a size of db.t4g (micro, small, medium, large, xlarge or 2xlarge); got "db.t4g.mediun". Write instanceClass: db.t4g.medium.',
    ],
  },
  {
    mistake: "a family of cache nodes that is spelled wrongly",
    edits: [[/nodeType: cache\.t4g/, "nodeType: cache.4tg"]],
    messages: [
      'Pulumi.production.yaml cache.nodeType: a family of machines such as t3, t4g, m5, m6g, m6i, m7g, m7i, m8g, r5, r6g, r6i, r7g or r8g; got "cache.4tg.small". Write nodeType: cache.t4g.small.',
    ],
  },
  {
    mistake: "connections of tasks that the database does not have",
    edits: size(40),
    messages: [
      "Pulumi.production.yaml services.api.databaseConnectionsPerTask: connections that fit db.t4g.medium, which has at least 403, beside 10 reserved, with old and new tasks side by side; got 640 (api 16 x 40). Write 24 connections a task, take db.t4g.large or add database.pool.",
    ],
  },
  {
    mistake: "a service of PostgreSQL that says nothing of its own pool",
    edits: [[/ {8}databaseConnectionsPerTask: 10.*\n/, ""]],
    messages: [
      "Pulumi.production.yaml services.api.databaseConnectionsPerTask: the size of the application's own pool, for a service that reads PostgreSQL; got nothing. Add it, for example databaseConnectionsPerTask: 10, and give the application's pool that size.",
    ],
  },
  {
    mistake: "more clients than RDS Proxy can serve at once",
    edits: [...pool("{ kind: rds-proxy, maxConnectionsPercent: 80 }"), ...size(50), DUMP_DIRECT],
    messages: [
      "Pulumi.production.yaml services.api.databaseConnectionsPerTask: clients that the pool can serve at once: it opens 322 of the 403 connections of db.t4g.medium; got 400 (api 8 x 50). Write 40 connections a task or take db.t4g.large.",
    ],
  },
  {
    mistake: "more connections to the pooler beside the task than it takes",
    edits: [
      [
        "      instanceClass:",
        `      pool: { kind: pgbouncer, image: "${POOLER}", connectionsPerTask: 5 }\n      instanceClass:`,
      ],
      ...size(600),
      DUMP_DIRECT,
    ],
    messages: [
      "Pulumi.production.yaml services.api.databaseConnectionsPerTask: at most 500 connections, the clients that the pooler beside the task takes; got 600. Write 500 or less; database.pool.connectionsPerTask says how many reach the database.",
    ],
  },
  {
    mistake: "connections of two services that do not fit together",
    edits: [
      ...size(20),
      [
        "        containerPort: 8080\n",
        "        containerPort: 8080\n        outputs: { DATABASE_HOST: database.host }\n        databaseConnectionsPerTask: 20\n",
      ],
    ],
    messages: [
      "Pulumi.production.yaml services.api.databaseConnectionsPerTask: connections that fit db.t4g.medium, which has at least 403, beside 10 reserved, with old and new tasks side by side; got 480 (api 16 x 20, web 8 x 20). Write 16 connections a task, take db.t4g.large or add database.pool.",
    ],
  },
  {
    mistake: "no connection for a task",
    edits: size(0),
    messages: [
      "Pulumi.production.yaml services.api.databaseConnectionsPerTask: a whole number from 1 to 1000 connections; got 0. Write it like databaseConnectionsPerTask: 10.",
    ],
  },
  {
    mistake: "a reserve below the database's own",
    edits: [["storageGib: 100\n", "storageGib: 100\n      reservedConnections: 4\n"]],
    messages: [
      "Pulumi.production.yaml database.reservedConnections: a whole number from 5 to 1000 connections; got 4. Write it like reservedConnections: 10.",
    ],
  },
  {
    mistake: "a pool that leaves nothing in reserve",
    edits: pool("{ kind: rds-proxy, maxConnectionsPercent: 99 }"),
    messages: [
      DUMP,
      "Pulumi.production.yaml database.pool.maxConnectionsPercent: a share that leaves 10 of the 403 connections of db.t4g.medium free; got 99 percent, which leaves 5. Write maxConnectionsPercent: 97.",
    ],
  },
  {
    mistake: "a pool of more than everything",
    edits: pool("{ kind: rds-proxy, maxConnectionsPercent: 101 }"),
    messages: [
      DUMP,
      "Pulumi.production.yaml database.pool.maxConnectionsPercent: a whole number from 1 to 100 percent of max_connections; got 101. Write it like maxConnectionsPercent: 80.",
    ],
  },
  {
    mistake: "a pool without its share",
    edits: pool("{ kind: rds-proxy }"),
    messages: [
      DUMP,
      "Pulumi.production.yaml database.pool.maxConnectionsPercent: a whole number from 1 to 100 percent of max_connections; got nothing. Add it, for example maxConnectionsPercent: 80.",
    ],
  },
  {
    mistake: "poolers that open more connections than the class has",
    edits: [
      [
        "      instanceClass:",
        `      pool: { kind: pgbouncer, image: "${POOLER}", connectionsPerTask: 60 }\n      instanceClass:`,
      ],
      DUMP_DIRECT,
    ],
    messages: [
      "Pulumi.production.yaml database.pool.connectionsPerTask: connections that fit db.t4g.medium, which has at least 403, beside 10 reserved, with old and new tasks side by side; got 60 for each of 16 tasks (api 16), 960 in all. Write connectionsPerTask: 24.",
    ],
  },
  {
    mistake: "poolers in a region whose database they could not tell from another's",
    edits: [
      [
        "      instanceClass:",
        `      pool: { kind: pgbouncer, image: "${POOLER}", connectionsPerTask: 5 }\n      instanceClass:`,
      ],
      DUMP_DIRECT,
      ["region: ap-southeast-3", "region: mx-central-1"],
      [/ecr\.ap-southeast-3/g, "ecr.mx-central-1"],
    ],
    messages: [
      'Pulumi.production.yaml aws.recoveryRegion: a region to which RDS copies backups from mx-central-1 (none is known); got "ap-southeast-1". Take another aws.region for a stack with a database.',
      "Pulumi.production.yaml database.pool.kind: a pool that can tell the database from somebody else: pgbouncer wants RDS's root certificate; got none for mx-central-1 in infra/tables/rds-authorities.json. Write kind: rds-proxy, or add that region's rds-ca-rsa2048-g1 from AWS's bundle.",
    ],
  },
  {
    mistake: "a pooler's image by a tag",
    edits: [
      [
        "      instanceClass:",
        '      pool: { kind: pgbouncer, image: "ghcr.io/acme/pgbouncer:latest", connectionsPerTask: 5 }\n      instanceClass:',
      ],
      DUMP_DIRECT,
    ],
    messages: [
      'Pulumi.production.yaml database.pool.image: an image pinned by digest (<repository>@sha256:<64 hexadecimal digits>); got "ghcr.io/acme/pgbouncer:latest". Write it like image: ghcr.io/acme/api@sha256:<64 hexadecimal digits>.',
    ],
  },
  {
    mistake: "a pooler without a bound",
    edits: [
      ["      instanceClass:", `      pool: { kind: pgbouncer, image: "${POOLER}" }\n      instanceClass:`],
      DUMP_DIRECT,
    ],
    messages: [
      "Pulumi.production.yaml database.pool.connectionsPerTask: a whole number from 1 to 1000 connections; got nothing. Add it, for example connectionsPerTask: 10.",
    ],
  },
  {
    mistake: "a secret of the name that the stack gives to the poolers' password",
    edits: [
      [
        "      instanceClass:",
        `      pool: { kind: pgbouncer, image: "${POOLER}", connectionsPerTask: 5 }\n      instanceClass:`,
      ],
      DUMP_DIRECT,
      ["\n    secrets:\n", "\n    secrets:\n      DATABASE_POOL_PASSWORD: { kind: generated }\n"],
    ],
    messages: [
      'Pulumi.production.yaml secrets.DATABASE_POOL_PASSWORD: a name that the stack does not use itself, for the poolers beside the tasks; got "DATABASE_POOL_PASSWORD". Rename the secret.',
    ],
  },
  {
    mistake: "a pool of a kind that nobody offers",
    edits: pool("{ kind: pgpool, maxConnectionsPercent: 80 }"),
    messages: [
      DUMP,
      'Pulumi.production.yaml database.pool.kind: "rds-proxy" or "pgbouncer"; got "pgpool". Write it like kind: rds-proxy.',
    ],
  },
  {
    mistake: "a dump that would go through the pool",
    edits: pool("{ kind: rds-proxy, maxConnectionsPercent: 80 }"),
    messages: [DUMP],
  },
  {
    mistake: "a direct URL of a database that is not there",
    edits: [
      [/ {4}database:\n(?: {6}.*\n)+/, ""],
      [/ {4}backup:\n(?: {6}.*\n)+/, ""],
      ["from: database.url", "from: database.directUrl"],
    ],
    messages: [
      'Pulumi.production.yaml secrets.DATABASE_URL.from: an output of a component that the stack has; got "database.directUrl" without database. Add database or remove this.',
    ],
  },
];
