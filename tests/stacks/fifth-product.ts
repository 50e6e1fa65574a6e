import { WORKER } from "./worker-folder.ts";

const { worker } = WORKER.services;

/** What all of its services have. */
const TASK = {
  ...worker,
  writablePaths: ["/tmp"],
  secrets: {},
  scale: { minTasks: 1, maxTasks: 2 },
} as const;

const image = (name: string, digit: string) => `ghcr.io/ferry/${name}@sha256:${"0".repeat(62)}${digit}`;

/**
 * Tickets for ferries, which nobody owns: an unusual mix. Tunnels in place of a load balancer, one service outside (`booking`) that
 * asks two inside (`fares`, and by it `tides`), a worker that nobody asks, a tool of the staff (`desk`), PostgreSQL behind
 * poolers beside the tasks.
 */
export const FERRY = {
  ...WORKER,
  product: "ferry",
  owner: "platform@ferry.example",
  costCentre: "ferry-1",
  domain: "ferry.example",
  network: { cidr: "10.90.0.0/16" },
  registry: { ownership: "external" },
  ingress: "tunnel",
  tunnel: { image: `docker.io/cloudflare/cloudflared@sha256:${"0".repeat(62)}c1` },
  cloudflare: { ...WORKER.cloudflare, plan: "pro" },
  services: {
    booking: {
      ...TASK,
      image: image("booking", "b1"),
      containerPort: 8080,
      health: {
        ...worker.health,
        command: ["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:8080/health"],
      },
      routes: [{ hostname: "ferry.example", paths: ["/*"] }],
      calls: { FARES_URL: "fares" },
      secrets: { DATABASE_URL: "DATABASE_URL", SESSION_SECRET: "SESSION_SECRET" },
      databaseConnectionsPerTask: 10,
    },
    fares: {
      ...TASK,
      image: image("fares", "f1"),
      containerPort: 7000,
      health: {
        ...worker.health,
        command: ["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:7000/health"],
      },
      calls: { TIDES_URL: "tides" },
    },
    tides: {
      ...TASK,
      image: image("tides", "e1"),
      containerPort: 7100,
      health: {
        ...worker.health,
        command: ["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:7100/health"],
      },
    },
    desk: {
      ...TASK,
      image: image("desk", "d1"),
      containerPort: 9000,
      health: {
        ...worker.health,
        command: ["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:9000/health"],
      },
      calls: { BOOKING_URL: "booking" },
    },
    mailer: {
      ...TASK,
      image: image("mailer", "a1"),
      secrets: { DATABASE_URL: "DATABASE_URL" },
      databaseConnectionsPerTask: 5,
    },
  },
  database: {
    ...WORKER.database,
    pool: { kind: "pgbouncer", image: image("pgbouncer", "b9"), connectionsPerTask: 8 },
  },
  backup: { ...WORKER.backup, dump: { ...WORKER.backup.dump, image: image("dump", "d2") } },
  edge: { ...WORKER.edge, waf: { loadBalancer: false } },
  internalTools: {
    hostnames: { desk: "desk.ferry.example" },
    access: { emailDomains: ["ferry.example"], sessionHours: 4 },
  },
  limits: [{ name: "all", path: "/*", requestsPerMinute: 600, purpose: "api" }],
  notify: { emails: ["alerts@ferry.example"] },
  secrets: {
    DATABASE_URL: { kind: "composed", from: "database.url" },
    DATABASE_DIRECT_URL: { kind: "composed", from: "database.directUrl" },
    SESSION_SECRET: { kind: "generated" },
  },
} as const;
