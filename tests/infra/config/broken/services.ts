import type { Broken } from "../edited-stacks.ts";

/** Services: sizes, ports, images, users, health and addresses. */
export const services: readonly Broken[] = [
  {
    mistake: "a service that is to run by the clock",
    edits: [
      ["    tunnel:\n", "    jobs: [reminders]\n    tunnel:\n"],
      ["      web:\n", "      web:\n        cron: hourly\n"],
    ],
    messages: [
      "Pulumi.production.yaml jobs: one of the known keys (like, product, tier, environment, owner, costCentre, domain, aws, cloudflare, mongodbAtlas, network, registry, services, promotion, compute, ingress, tunnel, database, cache, backup, edge, admin, internalTools, mail, limits, bypass, maintenance, secretStore, secrets, logs, account, monthlyBudgetUsd, notify, measures, published, alerts, queries, dashboards, outsideProbes, availabilityPercent, deletionProtection, recoveryWindowDays, overrides); got an unknown key. Remove it: a service runs all the time, and the application keeps the clock of its own jobs; docs/reference/configuration.md says how.",
      "Pulumi.production.yaml services.web.cron: one of the known keys (image, imageCredentials, build, architecture, command, containerPort, user, writablePaths, cpuUnits, memoryMib, scale, health, routes, environment, secrets, outputs, calls, webSockets, databaseConnectionsPerTask, stopTimeoutSeconds, drainSeconds); got an unknown key. Remove it: a service runs all the time, and the application keeps the clock of its own jobs; docs/reference/configuration.md says how.",
    ],
  },
  {
    mistake: "an impossible Fargate pair",
    edits: [["memoryMib: 1024", "memoryMib: 512"]],
    messages: [
      "Pulumi.production.yaml services.api.memoryMib: memory that Fargate offers with 512 CPU units (1024, 2048, 3072 or 4096 MiB); got 512. Write memoryMib: 1024, or another cpuUnits.",
    ],
  },
  {
    mistake: "a Fargate CPU size that does not exist",
    edits: [["cpuUnits: 512", "cpuUnits: 500"]],
    messages: [
      "Pulumi.production.yaml services.api.cpuUnits: 256, 512, 1024, 2048, 4096, 8192 or 16384; got 500. Write it like cpuUnits: 256.",
    ],
  },
  {
    mistake: "port 0",
    edits: [["containerPort: 3000", "containerPort: 0"]],
    messages: [
      "Pulumi.production.yaml services.api.containerPort: a whole number from 1024 to 65535; got 0. Write it like containerPort: 3000.",
    ],
  },
  {
    mistake: "port 80",
    edits: [["containerPort: 8080", "containerPort: 80"]],
    messages: [
      "Pulumi.production.yaml services.web.containerPort: a whole number from 1024 to 65535; got 80. Write it like containerPort: 3000.",
    ],
  },
  {
    mistake: "port 65536",
    edits: [["containerPort: 3000", "containerPort: 65536"]],
    messages: [
      "Pulumi.production.yaml services.api.containerPort: a whole number from 1024 to 65535; got 65536. Write it like containerPort: 3000.",
    ],
  },
  {
    mistake: "fewest tasks above most tasks",
    edits: [["minTasks: 2, maxTasks: 8", "minTasks: 9, maxTasks: 8"]],
    messages: [
      "Pulumi.production.yaml services.api.scale.minTasks: at most maxTasks, 8; got 9. Lower minTasks or raise maxTasks.",
    ],
  },
  {
    mistake: "a measure of requests for a service without routes",
    edits: [
      [
        "scale: { minTasks: 2, maxTasks: 4 }",
        "scale: { minTasks: 2, maxTasks: 4, requestsPerTaskPerMinute: 10 }",
      ],
      [/ {8}routes:\n {10}- \{ hostname: warungin\.example.*\n/, ""],
    ],
    messages: [
      'Pulumi.production.yaml edge.cache.0.hostname: a hostname that a service answers to; got "warungin.example". Write api.warungin.example.',
      "Pulumi.production.yaml services.web.scale.requestsPerTaskPerMinute: no measure of requests for a service without routes; got 10. Remove it or give the service a route.",
    ],
  },
  {
    mistake: "an image pinned by a tag alone",
    edits: [[/image: (\S+\/api)@\S+/, "image: $1:1.4.0"]],
    messages: [
      'Pulumi.production.yaml services.api.image: an image pinned by digest (<repository>@sha256:<64 hexadecimal digits>); got "444455556666.dkr.ecr.ap-southeast-3.amazonaws.com/warungin/api:1.4.0". Write it like image: ghcr.io/acme/api@sha256:<64 hexadecimal digits>.',
    ],
  },
  {
    mistake: "an image of another repository than the declared one",
    edits: [["warungin/api@", "warungin/backend@"]],
    messages: [
      'Pulumi.production.yaml services.api.image: the repository that this stack declares for the service, "warungin/api"; got "warungin/backend". Push the image there and name it here.',
    ],
  },
  {
    mistake: "root by name",
    edits: [['user: "1000:1000"', "user: root"]],
    messages: [
      'Pulumi.production.yaml services.api.user: a numeric user other than 0, or user:group, as text in quotes; got "root". Write it like user: "1000:1000".',
    ],
  },
  {
    mistake: "root by number",
    edits: [['user: "101:101"', 'user: "0"']],
    messages: [
      'Pulumi.production.yaml services.web.user: a numeric user other than 0, or user:group, as text in quotes; got "0". Write it like user: "1000:1000".',
    ],
  },
  {
    mistake: "a relative writable path",
    edits: [["writablePaths: [/tmp]", "writablePaths: [tmp]"]],
    messages: [
      'Pulumi.production.yaml services.api.writablePaths.0: an absolute path below /; got "tmp". Write it like /tmp.',
    ],
  },
  {
    mistake: "a writable path inside another",
    edits: [["/var/cache/nginx, /run", "/var/cache/nginx, /var/cache"]],
    messages: [
      'Pulumi.production.yaml services.web.writablePaths.1: folders of which none is inside another; got "/var/cache/nginx" beside "/var/cache". Remove it.',
    ],
  },
  {
    mistake: "a check that may take longer than the time between two",
    edits: [["deepPath: /api/health", "timeoutSeconds: 30"]],
    messages: [
      "Pulumi.production.yaml services.api.health.timeoutSeconds: less than intervalSeconds, 30; got 30. Lower timeoutSeconds or raise intervalSeconds.",
    ],
  },
  {
    mistake: "a container check at a port at which the service does not listen",
    edits: [["http://127.0.0.1:3000/health", "http://127.0.0.1:9999/nope"]],
    messages: [
      'Pulumi.production.yaml services.api.health.command: a check of livePath at containerPort; got "http://127.0.0.1:9999/nope". Write http://127.0.0.1:3000/health in its place.',
    ],
  },
  {
    mistake: "a container check that ends the task for a deeper fault",
    edits: [["http://127.0.0.1:3000/health", "http://localhost:3000/api/health"]],
    messages: [
      'Pulumi.production.yaml services.api.health.command: a check of livePath at containerPort; got "http://localhost:3000/api/health". Write http://localhost:3000/health in its place.',
    ],
  },
  {
    mistake: "a hostname outside the domain",
    edits: [["hostname: api.warungin.example", "hostname: api.warung.example"]],
    messages: [
      'Pulumi.production.yaml services.api.routes.0.hostname: "warungin.example" or a name below it; got "api.warung.example". Correct the hostname or domain.',
    ],
  },
  {
    mistake: "a hostname deeper than the certificate covers",
    edits: [["hostname: api.warungin.example", "hostname: v1.api.warungin.example"]],
    messages: [
      'Pulumi.production.yaml services.api.routes.0.hostname: a name at most 1 label below "warungin.example", which Cloudflare\'s universal certificate covers; got "v1.api.warungin.example". Write hostname: v1-api.warungin.example.',
    ],
  },
  {
    mistake: "one address for two services",
    edits: [["hostname: api.warungin.example", "hostname: warungin.example"]],
    messages: [
      'Pulumi.production.yaml services.web.routes.0.paths.0: an address that services.api.routes.0 does not have too; got "warungin.example/*". Give it to one of them.',
    ],
  },
  {
    mistake: "a service with the name of a component",
    edits: [
      ["      web:\n", "      cache:\n"],
      ["warungin/web@", "warungin/cache@"],
    ],
    messages: [
      'Pulumi.production.yaml services.cache: a service name that no other part of a stack has; got "cache". Rename the service.',
      staysWithout("cache"),
    ],
  },
  ...["trail", "database-upgrade", "secrets-key", "vital"].map((name) => ({
    mistake: `a service with the name ${name}, which another part's resources have`,
    edits: [
      ["      web:\n", `      ${name}:\n`],
      ["warungin/web@", `warungin/${name}@`],
    ] as const,
    messages: [
      `Pulumi.production.yaml services.${name}: a service name that no other part of a stack has; got "${name}". Rename the service.`,
      staysWithout(name),
    ],
  })),
  {
    mistake: "a service whose name continues that of another as its rules' names do",
    edits: [
      ["      web:\n", "      api-rule:\n"],
      ["warungin/web@", "warungin/api-rule@"],
    ],
    messages: [
      'Pulumi.production.yaml services.api-rule: a service name that does not continue api\'s with "-rule"; got "api-rule". Rename the service.',
      staysWithout("api-rule"),
    ],
  },
  {
    mistake: "a variable set twice",
    edits: [["LOG_LEVEL: info", "REDIS_HOST: localhost"]],
    messages: [
      "Pulumi.production.yaml services.api.outputs.REDIS_HOST: a variable that services.api.environment does not set too; got two values. Remove one of them.",
    ],
  },
  ...(
    [
      ["AWS_ACCESS_KEY_ID", "the task's role gives its credentials"],
      ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "ECS sets it in every task"],
      ["ECS_CONTAINER_METADATA_URI_V4", "ECS sets it in every task"],
      ["PATH", "the image sets it"],
    ] as const
  ).map(([variable, why]) => ({
    mistake: `a variable ${variable}, which the service does not own`,
    edits: [["LOG_LEVEL: info", `${variable}: info`]] as const,
    messages: [
      `Pulumi.production.yaml services.api.environment.${variable}: a variable that neither ECS, the AWS SDKs nor the image sets; got "${variable}". Remove it: ${why}.`,
    ],
  })),
  {
    mistake: "a secret and an output in variables that the task's role fills",
    edits: [
      ["INTERNAL_API_KEY: INTERNAL_API_KEY", "AWS_SECRET_ACCESS_KEY: INTERNAL_API_KEY"],
      ["REDIS_HOST: cache.host", "AWS_SESSION_TOKEN: cache.host"],
    ],
    messages: [
      'Pulumi.production.yaml services.api.outputs.AWS_SESSION_TOKEN: a variable that neither ECS, the AWS SDKs nor the image sets; got "AWS_SESSION_TOKEN". Remove it: the task\'s role gives its credentials.',
      'Pulumi.production.yaml services.api.secrets.AWS_SECRET_ACCESS_KEY: a variable that neither ECS, the AWS SDKs nor the image sets; got "AWS_SECRET_ACCESS_KEY". Remove it: the task\'s role gives its credentials.',
    ],
  },
  {
    mistake: "one secret for two purposes",
    edits: [["JWT_REFRESH_SECRET: JWT_REFRESH_SECRET", "JWT_REFRESH_SECRET: JWT_SECRET"]],
    messages: [
      'Pulumi.production.yaml services.api.secrets.JWT_REFRESH_SECRET: a secret that fills no other variable of the service; got "JWT_SECRET", which fills JWT_SECRET too. Give it a secret of its own.',
    ],
  },
];

/** What a renamed service means for the other stack, which runs the image in the repository that goes. */
function staysWithout(name: string): string {
  return `Pulumi.staging.yaml services.web.image: a repository that Pulumi.production.yaml declares: warungin/api, warungin/${name}, warungin/tools; got "warungin/web". Correct the image, or declare the service there.`;
}
