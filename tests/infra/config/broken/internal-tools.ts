import type { Broken } from "../edited-stacks.ts";

const FILE = "Pulumi.production.yaml";
const ACCESS = "access: { emails: [ops@warungin.example] }";
/** A tool beside the reference product's own: it takes the place of what stands there. */
const tools = (hostnames: string, access = ACCESS) =>
  [
    / {4}internalTools:.*\n(?: {6}.*\n)+/,
    `    internalTools: { hostnames: { ${hostnames} }, ${access} }\n`,
  ] as const;

/** Tools of the staff. */
export const internalTools: readonly Broken[] = [
  {
    mistake: "an internal tool that is no service",
    edits: [tools("toolz: tools.warungin.example")],
    messages: [
      `${FILE} internalTools.hostnames.toolz: the name of a service of the stack; got "toolz". Write tools.`,
    ],
  },
  {
    mistake: "an internal tool with a public route",
    edits: [tools("tools: tools.warungin.example, api: api-tools.warungin.example")],
    messages: [
      `${FILE} internalTools.hostnames.api: a service without routes, since those are open to everybody; got 1 of them. Remove services.api.routes, or give the tool a service of its own.`,
    ],
  },
  {
    mistake: "an internal tool under the hostname of a public service",
    edits: [tools("tools: api.warungin.example")],
    messages: [
      `${FILE} internalTools.hostnames.tools: a hostname of the tool's own, since the login stands before all of it; got "api.warungin.example" of services.api.routes too. Take another hostname.`,
    ],
  },
  {
    mistake: "an internal tool outside the zone",
    edits: [tools("tools: tools.elsewhere.example")],
    messages: [
      `${FILE} internalTools.hostnames.tools: "warungin.example" or a name below it; got "tools.elsewhere.example". Correct the hostname or domain.`,
    ],
  },
  {
    mistake: "an internal tool two labels below the zone",
    edits: [tools("tools: tools.internal.warungin.example")],
    messages: [
      `${FILE} internalTools.hostnames.tools: a name at most 1 label below "warungin.example", which Cloudflare's universal certificate covers; got "tools.internal.warungin.example". Write hostname: tools-internal.warungin.example.`,
    ],
  },
  {
    mistake: "an internal tool that nobody may open",
    edits: [tools("tools: tools.warungin.example", "access: { sessionHours: 8 }")],
    messages: [
      `${FILE} internalTools.access: emails or emailDomains, or both; got neither. Say who may log in, for example emails: [ops@example.com].`,
    ],
  },
  {
    mistake: "a login to internal tools that lasts for a week",
    edits: [
      tools("tools: tools.warungin.example", "access: { emails: [ops@warungin.example], sessionHours: 168 }"),
    ],
    messages: [
      `${FILE} internalTools.access.sessionHours: a whole number from 1 to 24 hours; got 168. Write it like sessionHours: 8.`,
    ],
  },
  {
    mistake: "internal tools without the connector's image",
    edits: [[/ {4}tunnel:.*\n(?: {6}.*\n)+/, ""]],
    messages: [
      `${FILE} tunnel: the connector's image with internalTools; got nothing. Write tunnel: { image: <repository>@sha256:... }.`,
    ],
  },
  {
    mistake: "a secret of the name that the stack gives to a tool's connector",
    edits: [["\n    secrets:\n", "\n    secrets:\n      TUNNEL_TOKEN_TOOLS: { kind: generated }\n"]],
    messages: [
      `${FILE} secrets.TUNNEL_TOKEN_TOOLS: a name that the stack does not use itself, for the connector of tools; got "TUNNEL_TOKEN_TOOLS". Rename the secret.`,
    ],
  },
  {
    mistake: "two internal tools under one hostname",
    edits: [
      tools("tools: tools.warungin.example, jobs: tools.warungin.example"),
      [/( {6}tools:.*\n)((?: {8}.*\n)+)/, "$1$2      jobs:\n$2"],
    ],
    messages: [
      `${FILE} internalTools.hostnames.jobs: a hostname of the tool's own, since the login stands before all of it; got "tools.warungin.example" of internalTools.hostnames.tools too. Take another hostname.`,
      `${FILE} services.jobs.image: the repository that this stack declares for the service, "warungin/jobs"; got "warungin/tools". Push the image there and name it here.`,
    ],
  },
];
