import type { Broken } from "../edited-stacks.ts";

const PATHS = "paths: [/api/admin]";
const CIDRS = "allowedCidrs: [203.0.113.0/24]";
const PEOPLE = "emailDomains: [warungin.example]";

/** Admin routes, mail and the edge's certificate. */
export const admin: readonly Broken[] = [
  {
    mistake: "an admin route that is the root",
    edits: [[PATHS, "paths: [/]"]],
    messages: [
      'Pulumi.production.yaml admin.routes.0.paths.0: a path such as /admin, without a star and not the root; got "/". Write it like /admin.',
    ],
  },
  {
    mistake: "an admin route with a star",
    edits: [[PATHS, "paths: [/api/admin/*]"]],
    messages: [
      'Pulumi.production.yaml admin.routes.0.paths.0: a path such as /admin, without a star and not the root; got "/api/admin/*". Write it like /admin.',
    ],
  },
  {
    mistake: "an admin route outside the zone",
    edits: [
      [
        "{ hostname: api.warungin.example, paths: [/api/admin] }",
        "{ hostname: admin.elsewhere.example, paths: [/api/admin] }",
      ],
    ],
    messages: [
      'Pulumi.production.yaml admin.routes.0.hostname: "warungin.example" or a name below it; got "admin.elsewhere.example". Correct the hostname or domain.',
    ],
  },
  {
    mistake: "an admin route above a webhook",
    edits: [[PATHS, "paths: [/api/payments]"]],
    messages: [
      'Pulumi.production.yaml admin.routes.0.paths.0: a path apart from what machines ask for without a login; got "/api/payments" beside "/api/payments/webhook" of bypass.0. Move one of them: a webhook or a health check cannot log in.',
    ],
  },
  {
    mistake: "an admin route above a health route",
    edits: [[PATHS, "paths: [/api]"]],
    messages: [
      'Pulumi.production.yaml admin.routes.0.paths.0: a path apart from what machines ask for without a login; got "/api" beside "/api/health" of a health route. Move one of them: a webhook or a health check cannot log in.',
    ],
  },
  {
    mistake: "an allow-list of everybody",
    edits: [[CIDRS, "allowedCidrs: [0.0.0.0/0]"]],
    messages: [
      'Pulumi.production.yaml admin.allowedCidrs.0: a block of /16 or narrower: an allow-list names an office or a VPN; got "0.0.0.0/0". Name the addresses that your staff comes from.',
    ],
  },
  {
    mistake: "an allow-list of everybody with IPv6",
    edits: [[CIDRS, 'allowedCidrs: ["::/0"]']],
    messages: [
      'Pulumi.production.yaml admin.allowedCidrs.0: a block of /32 or narrower: an allow-list names an office or a VPN; got "::/0". Name the addresses that your staff comes from.',
    ],
  },
  {
    mistake: "an allowed block with host bits",
    edits: [[CIDRS, "allowedCidrs: [203.0.113.7/24]"]],
    messages: [
      'Pulumi.production.yaml admin.allowedCidrs.0: a block that starts at its first address; got "203.0.113.7/24". Write 203.0.113.0/24.',
    ],
  },
  {
    mistake: "an allowed address without its length",
    edits: [[CIDRS, "allowedCidrs: [203.0.113.7]"]],
    messages: [
      'Pulumi.production.yaml admin.allowedCidrs.0: a block of IPv4 or IPv6 addresses; got "203.0.113.7". Write it like 203.0.113.0/24.',
    ],
  },
  {
    mistake: "an allowed block that is no block",
    edits: [[CIDRS, 'allowedCidrs: ["2001:db8:::/48"]']],
    messages: [
      'Pulumi.production.yaml admin.allowedCidrs.0: a block of IPv6 addresses such as 2001:db8::/48; got "2001:db8:::/48". Correct it.',
    ],
  },
  {
    mistake: "a login for nobody",
    edits: [[PEOPLE, "sessionHours: 8"]],
    messages: [
      "Pulumi.production.yaml admin.access: emails or emailDomains, or both; got neither. Say who may log in, for example emails: [ops@example.com].",
    ],
  },
  {
    mistake: "a login that lasts for days",
    edits: [[PEOPLE, `${PEOPLE}\n        sessionHours: 48`]],
    messages: [
      "Pulumi.production.yaml admin.access.sessionHours: a whole number from 1 to 24 hours; got 48. Write it like sessionHours: 8.",
    ],
  },
  {
    mistake: "a domain of people with its at sign",
    edits: [[PEOPLE, 'emailDomains: ["@warungin.example"]']],
    messages: [
      'Pulumi.production.yaml admin.access.emailDomains.0: a domain without @; got "@warungin.example". Write it like example.com.',
    ],
  },
  {
    mistake: "a word for mail that does not exist",
    edits: [["mail: none", "mail: nobody"]],
    messages: ['Pulumi.production.yaml mail: "none" or "elsewhere"; got "nobody". Write it like mail: none.'],
  },
  {
    mistake: "a certificate that is due when it is made",
    edits: [["    edge:\n", "    edge:\n      originPull: { certificateDays: 60, renewDaysBefore: 60 }\n"]],
    messages: [
      "Pulumi.production.yaml edge.originPull.renewDaysBefore: fewer days than the certificate lives (60); got 60. Write renewDaysBefore: 10.",
    ],
  },
  {
    mistake: "an allowed block with an address that does not exist",
    edits: [[CIDRS, "allowedCidrs: [203.0.113.300/24]"]],
    messages: [
      'Pulumi.production.yaml admin.allowedCidrs.0: a block of IPv4 addresses such as 203.0.113.0/24; got "203.0.113.300/24". Correct it.',
    ],
  },
  {
    mistake: "an allowed block with more bits than an address has",
    edits: [[CIDRS, 'allowedCidrs: ["2001:db8::/129"]']],
    messages: [
      'Pulumi.production.yaml admin.allowedCidrs.0: a block of IPv6 addresses such as 2001:db8::/48; got "2001:db8::/129". Correct it.',
    ],
  },
];
