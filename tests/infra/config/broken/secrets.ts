import type { Broken } from "../edited-stacks.ts";

/** Secrets, above all their values in clear. */
export const secrets: readonly Broken[] = [
  {
    mistake: "an external secret with its value beside it",
    edits: [
      [
        '          kind: external,\n          description: "Address of',
        '          kind: external,\n          value: abc,\n          description: "Address of',
      ],
    ],
    messages: [
      "Pulumi.production.yaml secrets.SLACK_WEBHOOK_URL.value: one of the known keys (kind, description); got an unknown key. Remove it from the file and its history: slipway secrets set fills what is external.",
    ],
  },
  {
    mistake: "a generated secret of less than 256 bits",
    edits: [["JWT_SECRET: { kind: generated }", "JWT_SECRET: { kind: generated, length: 42 }"]],
    messages: [
      "Pulumi.production.yaml secrets.JWT_SECRET.length: a whole number from 43 to 256 characters; got 42. Write it like length: 64.",
    ],
  },
  {
    mistake: "two secrets with one name",
    edits: [
      ["JWT_REFRESH_SECRET: { kind: generated }", "JWT_SECRET: { kind: generated }"],
      [/ {10}JWT_REFRESH_SECRET.*\n/, ""],
    ],
    messages: [
      "Pulumi.production.yaml secrets.JWT_SECRET: one entry of this name; got two, the first one in line N. Remove or rename one of them.",
    ],
  },
  {
    mistake: "a secret's value in clear",
    edits: [["JWT_SECRET: { kind: generated }", "JWT_SECRET: s3cr3t-Value-1"]],
    messages: [
      "Pulumi.production.yaml secrets.JWT_SECRET: where the secret comes from (kind), never its value; got a value that is not shown here. Take it out of the file and its history, replace it where it came from, and declare JWT_SECRET under the key secrets (kind generated, composed or external).",
    ],
  },
  {
    mistake: "a secret's value in clear that is a number",
    edits: [["INTERNAL_API_KEY: { kind: generated }", "INTERNAL_API_KEY: 987654321"]],
    messages: [
      "Pulumi.production.yaml secrets.INTERNAL_API_KEY: where the secret comes from (kind), never its value; got a value that is not shown here. Take it out of the file and its history, replace it where it came from, and declare INTERNAL_API_KEY under the key secrets (kind generated, composed or external).",
    ],
  },
  {
    mistake: "a secret in a plain variable",
    edits: [["LOG_LEVEL: info", "STRIPE_KEY: s3cr3t-Value-1"]],
    messages: [
      "Pulumi.production.yaml services.api.environment.STRIPE_KEY: no secret in clear under a name like this; got a value that is not shown here. Take it out of the file and its history, replace it where it came from, and declare STRIPE_KEY under the key secrets (kind generated, composed or external), then under services.api.secrets.",
    ],
  },
  {
    mistake: "a password inside a plain variable's URL",
    edits: [["LOG_LEVEL: info", "UPSTREAM: postgres://app:s3cr3t-Value-1@db.example/app"]],
    messages: [
      "Pulumi.production.yaml services.api.environment.UPSTREAM: no credential in clear; got a value that is not shown here. Take it out of the file and its history, replace it where it came from, and declare UPSTREAM under the key secrets (kind generated, composed or external), then under services.api.secrets.",
    ],
  },
  {
    mistake: "a private key in a plain variable",
    edits: [["LOG_LEVEL: info", 'SIGNER: "-----BEGIN PRIVATE KEY-----s3cr3t-Value-1"']],
    messages: [
      "Pulumi.production.yaml services.api.environment.SIGNER: no credential in clear; got a value that is not shown here. Take it out of the file and its history, replace it where it came from, and declare SIGNER under the key secrets (kind generated, composed or external), then under services.api.secrets.",
    ],
  },
  {
    mistake: "an access key in an override",
    edits: [
      [
        "    edge:\n",
        "    overrides: { api.container: { workingDirectory: AKIAABCDEFGHIJKLMNOP } }\n    edge:\n",
      ],
    ],
    messages: [
      "Pulumi.production.yaml overrides.api.container.workingDirectory: no credential in clear; got a value that is not shown here. Take it out of the file and its history, replace it where it came from, and declare it under the key secrets (kind generated, composed or external).",
    ],
  },
  {
    mistake: "a secret's value in place of its name",
    edits: [["JWT_SECRET: JWT_SECRET\n", "JWT_SECRET: s3cr3t-Value-1\n"]],
    messages: [
      "Pulumi.production.yaml services.api.secrets.JWT_SECRET: the name of a secret; got a value that is not shown here. Write it like JWT_SECRET: JWT_SECRET.",
    ],
  },
  {
    mistake: "an encrypted value",
    edits: [["LOG_LEVEL: info", "LOG_LEVEL: { secure: AAABACsHfw }"]],
    messages: [
      "Pulumi.production.yaml services.api.environment.LOG_LEVEL: text, in quotes where it looks like a number, date or yes/no; got an encrypted value. Write a plain value; a secret is declared under secrets: and lives in the store.",
    ],
  },
];
