import type { Broken } from "../edited-stacks.ts";

/** The first limit's hostname, and the first bypass's: what stands before it is kept. */
const LOGIN_HOSTNAME = /(name: login,\s+hostname: )api\./;
const WEBHOOK_HOSTNAME = /(name: payment-webhook,\s+hostname: )api\./;
const FILE = "Pulumi.production.yaml";
/** Nine limits more, which no layer but AWS WAF has room for. */
const MORE = [..."abcdefghi"]
  .map((name) => `      - { name: more-${name}, path: /${name}, requestsPerMinute: 500, purpose: api }\n`)
  .join("");

/** Limits, bypasses, maintenance mode, firewalls, caches. */
export const traffic: readonly Broken[] = [
  {
    mistake: "more limits than the plan holds, and no second layer",
    edits: [
      ["waf: { loadBalancer: true }", "waf: { loadBalancer: false }"],
      ["preflight: edge", "preflight: app"],
      [/ {4}maintenance:\n(?: {6}.*\n)+/, ""],
    ],
    messages: [
      `${FILE} limits.2: a limit that a layer holds: the Cloudflare plan pro holds 2 limits of a minute, and there is no second layer; got 100 requests a minute. Write edge.waf.loadBalancer: true, or take the Cloudflare plan business, or layer: application if the application holds it.`,
      `${FILE} limits.3: a limit that a layer holds: the Cloudflare plan pro holds 2 limits of a minute, and there is no second layer; got 1000 requests a minute. Write edge.waf.loadBalancer: true, or take the Cloudflare plan business, or layer: application if the application holds it.`,
      `${FILE} queries.rate-limit-hits.logs.0: a log that this stack has; got "firewall". Write edge.waf.loadBalancer: true, or take it away.`,
    ],
  },
  {
    mistake: "a limit left to the application that the plan can hold",
    edits: [["requestsPerMinute: 10,", "requestsPerMinute: 10, layer: application,"]],
    messages: [
      `${FILE} limits.0.layer: no layer: application for a limit that Cloudflare can hold; got application. Remove layer.`,
    ],
  },
  {
    mistake: "a limit left to the application that the firewall of the load balancer can hold",
    edits: [["requestsPerMinute: 1000,", "requestsPerMinute: 1000, layer: application,"]],
    messages: [
      `${FILE} limits.3.layer: no layer: application for a limit that AWS WAF on the load balancer can hold; got application. Remove layer.`,
    ],
  },
  {
    mistake: "a layer that is chosen by the plan, not by a person",
    edits: [["requestsPerMinute: 10,", "requestsPerMinute: 10, layer: cloudflare,"]],
    messages: [`${FILE} limits.0.layer: "application"; got "cloudflare". Write it like layer: application.`],
  },
  {
    mistake: "a limit that only Cloudflare can count, on a plan that counts over ten seconds",
    edits: [
      ["plan: pro", "plan: free"],
      ["requestsPerMinute: 10,", "requestsPerMinute: 9,"],
    ],
    messages: [
      `${FILE} limits.0: a limit that a layer holds: the Cloudflare plan free holds 0 limits of a minute, AWS WAF counts from 10 requests; got 9 requests a minute. Write 10 or more, or take the Cloudflare plan pro.`,
    ],
  },
  {
    mistake: "no word about the firewall that costs money",
    edits: [["      waf: { loadBalancer: true }\n", ""]],
    messages: [
      `${FILE} edge.waf.loadBalancer: true or false for a stack with routes: AWS WAF on its load balancer costs about 5 USD a month; got nothing. Write edge: { waf: { loadBalancer: true } }, or false.`,
    ],
  },
  {
    mistake: "two limits of one name",
    edits: [["name: payments", "name: login"]],
    messages: [
      `${FILE} limits.2.name: a name that limits.0 does not have too; got "login". Rename one of them.`,
    ],
  },
  {
    mistake: "a limit of a hostname that nobody serves",
    edits: [[LOGIN_HOSTNAME, "$1apo."]],
    messages: [
      `${FILE} limits.0.hostname: a hostname that a service answers to; got "apo.warungin.example". Write api.warungin.example or warungin.example.`,
    ],
  },
  {
    mistake: "a limit of no request",
    edits: [["requestsPerMinute: 10,", "requestsPerMinute: 0,"]],
    messages: [
      `${FILE} limits.0.requestsPerMinute: a whole number from 1 to 1000000 requests; got 0. Write it like requestsPerMinute: 10.`,
    ],
  },
  {
    mistake: "a star in the middle of a limit's path",
    edits: [["path: /api/payments/*", "path: /api/*/payments"]],
    messages: [
      `${FILE} limits.2.path: a path such as /login, or with a star at its end such as /api/*; got "/api/*/payments". Write it like path: /api/auth/login.`,
    ],
  },
  {
    mistake: "a limit that a bypass lets through as a whole",
    edits: [["path: /api/payments/webhook", "path: /api/payments/*"]],
    messages: [
      `${FILE} limits.2.path: a path that no bypass lets through as a whole; got "/api/payments/*" within "/api/payments/*" of bypass.0. Remove one of them.`,
    ],
  },
  {
    mistake: "a bypass of everything",
    edits: [["path: /api/payments/webhook", "path: /*"]],
    messages: [
      `${FILE} bypass.0.path: a path such as /login, or with a star at its end such as /api/*; got "/*". Write it like path: /api/webhooks/*.`,
    ],
  },
  {
    mistake: "a bypass of a hostname that nobody serves",
    edits: [[WEBHOOK_HOSTNAME, "$1pay."]],
    messages: [
      `${FILE} bypass.0.hostname: a hostname that a service answers to; got "pay.warungin.example". Write api.warungin.example or warungin.example.`,
    ],
  },
  {
    mistake: "maintenance mode and preflights without the layer that answers them",
    edits: [
      ["waf: { loadBalancer: true }", "waf: { loadBalancer: false }"],
      [/ {4}limits:\n(?: {6}.*\n)+/, ""],
    ],
    messages: [
      `${FILE} edge.cors.preflight: AWS WAF on the load balancer: Cloudflare's rules cannot answer OPTIONS with 204; got edge.waf.loadBalancer: false. Write it true, or preflight: app.`,
      `${FILE} maintenance: AWS WAF on the load balancer, which answers with a page, 503 and a time to come back whatever the Cloudflare plan; got edge.waf.loadBalancer: false. Write edge.waf.loadBalancer: true.`,
      `${FILE} queries.rate-limit-hits.logs.0: a log that this stack has; got "firewall". Write edge.waf.loadBalancer: true, or take it away.`,
    ],
  },
  {
    mistake: "maintenance mode for a service that does not exist",
    edits: [["variables: { api: MAINTENANCE_MODE }", "variables: { apo: MAINTENANCE_MODE }"]],
    messages: [
      `${FILE} maintenance.variables.apo: one of the services api, web, tools; got "apo". Write api.`,
    ],
  },
  {
    mistake: "maintenance mode's variable set twice",
    edits: [
      ["          LOG_LEVEL: info\n", '          LOG_LEVEL: info\n          MAINTENANCE_MODE: "false"\n'],
    ],
    messages: [
      `${FILE} maintenance.variables.api: a variable that services.api.environment does not set too; got "MAINTENANCE_MODE". Remove it from services.api.environment.`,
    ],
  },
  {
    mistake: "maintenance mode without a message",
    edits: [[/^ {6}message: .*\n/m, ""]],
    messages: [
      `${FILE} maintenance.message: a sentence or a few, at most 500 characters; got nothing. Add it, for example message: We are back at six o'clock.`,
    ],
  },
  {
    mistake: "preflights answered for nobody",
    edits: [['        origins: ["https://warungin.example"]\n', ""]],
    messages: [
      `${FILE} edge.cors.preflight: edge only where edge.cors.origins lists who is answered; got no origins. List the origins, or write preflight: app.`,
    ],
  },
  {
    mistake: "another origin before a login without a word on its cookie",
    edits: [[/ {8}credentials: true.*\n/, ""]],
    messages: [
      `${FILE} edge.cors.credentials: true or false where admin routes stand behind a login and another origin may call; got nothing. Write true where pages of that origin ask for admin routes: the login's cookie crosses with it alone.`,
    ],
  },
  {
    mistake: "every header allowed",
    edits: [["headers: [Authorization, Content-Type, X-Tenant-ID]", 'headers: ["*"]']],
    messages: [`${FILE} edge.cors.headers.0: a header's name, never *; got "*". Write it like X-Tenant-ID.`],
  },
  {
    mistake: "files kept for less than every plan can",
    edits: [["edgeSeconds: 2592000", "edgeSeconds: 60"]],
    messages: [
      `${FILE} edge.cache.0.edgeSeconds: a whole number from 7200 to 31536000 seconds; got 60. Write it like edgeSeconds: 2592000.`,
    ],
  },
  {
    mistake: "more limits than both layers hold",
    edits: [["    limits:\n", `    limits:\n${MORE}`]],
    messages: [
      `${FILE} limits.12: a limit that a layer holds: the Cloudflare plan pro holds 2 limits of a minute, AWS WAF holds 10 limits; got 1000 requests a minute. Join limits under one path.`,
    ],
  },
  {
    mistake: "two bypasses of one name",
    edits: [
      [
        "          purpose: webhook,\n        }\n",
        "          purpose: webhook,\n        }\n      - { name: payment-webhook, hostname: api.warungin.example, path: /api/hooks, purpose: webhook }\n",
      ],
    ],
    messages: [
      `${FILE} bypass.1.name: a name that bypass.0 does not have too; got "payment-webhook". Rename one of them.`,
    ],
  },
  {
    mistake: "a limit of a hostname that is like none of the stack's",
    edits: [
      [
        "hostname: api.warungin.example,\n          path: /api/auth/login",
        "hostname: elsewhere.org,\n          path: /api/auth/login",
      ],
    ],
    messages: [
      `${FILE} limits.0.hostname: a hostname that a service answers to; got "elsewhere.org". Write api.warungin.example or warungin.example.`,
    ],
  },
  {
    mistake: "maintenance mode for a service that is like none of the stack's",
    edits: [["variables: { api: MAINTENANCE_MODE }", "variables: { backoffice: MAINTENANCE_MODE }"]],
    messages: [
      `${FILE} maintenance.variables.backoffice: one of the services api, web, tools; got "backoffice". Remove it.`,
    ],
  },
  {
    mistake: "maintenance mode's variable where a secret stands",
    edits: [["variables: { api: MAINTENANCE_MODE }", "variables: { api: JWT_SECRET }"]],
    messages: [
      `${FILE} maintenance.variables.api: a variable that services.api.secrets does not set too; got "JWT_SECRET". Remove it from services.api.secrets.`,
    ],
  },
  {
    mistake: "maintenance mode's variable where an output stands",
    edits: [["variables: { api: MAINTENANCE_MODE }", "variables: { api: REDIS_HOST }"]],
    messages: [
      `${FILE} maintenance.variables.api: a variable that services.api.outputs does not set too; got "REDIS_HOST". Remove it from services.api.outputs.`,
    ],
  },
  {
    mistake: "a failover without what it costs",
    edits: [["        workersPlan: paid\n", ""]],
    messages: [
      `${FILE} edge.failover.workersPlan: "free" or "paid"; got nothing. Add it, for example workersPlan: paid.`,
    ],
  },
  {
    mistake: "a failover on the free plan in production",
    edits: [["workersPlan: paid", "workersPlan: free"]],
    messages: [
      `${FILE} edge.failover.workersPlan: paid in production: on the free plan everybody gets error 1027 past 100,000 requests a day, with the origin in good health; got "free". Write workersPlan: paid, or remove edge.failover.`,
    ],
  },
  {
    mistake: "a failover of a kind that does not exist",
    edits: [["        kind: maintenance-page", "        kind: dns"]],
    messages: [
      `${FILE} edge.failover.kind: "maintenance-page" or "origin"; got "dns". Write it like kind: maintenance-page.`,
    ],
  },
  {
    mistake: "a second origin that is the first",
    edits: [
      ["        kind: maintenance-page", "        kind: origin\n        hostname: api.warungin.example"],
    ],
    messages: [
      `${FILE} edge.failover.hostname: a hostname that this stack does not serve, for it is down together with the rest; got "api.warungin.example". Name the other origin's own hostname.`,
    ],
  },
  {
    mistake: "a blocked path with a star",
    edits: [
      [
        "      waf: { loadBalancer: true }",
        "      waf: { loadBalancer: true }\n      blockedPaths: [/debug/*]",
      ],
    ],
    messages: [
      `${FILE} edge.blockedPaths.0: a path such as /debug, without a star and not the root; got "/debug/*". Write it like /debug.`,
    ],
  },
  {
    mistake: "a blocked path that is the whole product",
    edits: [
      ["      waf: { loadBalancer: true }", "      waf: { loadBalancer: true }\n      blockedPaths: [/]"],
    ],
    messages: [
      `${FILE} edge.blockedPaths.0: a path such as /debug, without a star and not the root; got "/". Write it like /debug.`,
    ],
  },
  {
    mistake: "a blocked path that holds the webhook",
    edits: [
      [
        "      waf: { loadBalancer: true }",
        "      waf: { loadBalancer: true }\n      blockedPaths: [/api/payments]",
      ],
    ],
    messages: [
      `${FILE} edge.blockedPaths.0: a path apart from what machines ask for; got "/api/payments" around "/api/payments/webhook" of bypass.0. Block a narrower path, or move that route.`,
    ],
  },
];
