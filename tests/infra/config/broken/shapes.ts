import type { Broken } from "../edited-stacks.ts";

/** Keys that are missing, misspelt, of a wrong type or without quotes. */
export const shapes: readonly Broken[] = [
  {
    mistake: "a missing account id",
    edits: [[/ {6}accountId: "444455556666".*\n/, ""]],
    messages: [
      'Pulumi.production.yaml aws.accountId: 12 digits as text in quotes; got nothing. Add it, for example accountId: "111122223333".',
    ],
  },
  {
    mistake: "a missing area",
    edits: [
      [/ {4}database:\n(?: {6}.*\n)+/, ""],
      [/ {4}backup:\n(?: {6}.*\n)+/, ""],
      ["DATABASE_URL: { kind: composed, from: database.url }", "DATABASE_URL: { kind: generated }"],
      [/ {4}aws:\n(?: {6}.*\n)+/, ""],
    ],
    messages: [
      "Pulumi.production.yaml aws: a group of keys (accountId, region, recoveryRegion); got nothing. Add it.",
    ],
  },
  {
    mistake: "a misspelt key",
    edits: [["recoveryRegion:", "recoveryRegoin:"]],
    messages: [
      "Pulumi.production.yaml aws.recoveryRegion: the name of an AWS region; got nothing. Add it, for example recoveryRegion: ap-southeast-1.",
      'Pulumi.production.yaml aws.recoveryRegoin: a known key; got an unknown key. Write "recoveryRegion" instead of "recoveryRegoin".',
    ],
  },
  {
    mistake: "a key that nobody knows",
    edits: [["    edge:\n", "    colour: blue\n    edge:\n"]],
    messages: [
      "Pulumi.production.yaml colour: one of the known keys (like, product, tier, environment, owner, costCentre, domain, aws, cloudflare, mongodbAtlas, network, registry, services, promotion, compute, ingress, tunnel, database, cache, backup, edge, admin, internalTools, mail, limits, bypass, maintenance, secretStore, secrets, logs, account, monthlyBudgetUsd, notify, measures, published, alerts, queries, dashboards, outsideProbes, availabilityPercent, deletionProtection, recoveryWindowDays, overrides); got an unknown key. Remove it.",
    ],
  },
  {
    mistake: "a text in place of a number",
    edits: [["containerPort: 3000", "containerPort: three"]],
    messages: [
      'Pulumi.production.yaml services.api.containerPort: a whole number from 1024 to 65535; got "three". Write it like containerPort: 3000.',
    ],
  },
  {
    mistake: "a text in place of a list",
    edits: [["writablePaths: [/tmp]", "writablePaths: /tmp"]],
    messages: [
      'Pulumi.production.yaml services.api.writablePaths: a list of absolute paths; got "/tmp". Write it like writablePaths: [/tmp].',
    ],
  },
  {
    mistake: "a list in place of a group",
    edits: [[/ {4}cache:\n(?: {6}.*\n)+/, "    cache: [valkey]\n"]],
    messages: [
      "Pulumi.production.yaml cache: a group of keys (engine, version, nodeType, nodes, snapshotRetentionDays, snapshotWindow, maintenanceWindow); got a list. Write a group of keys there.",
    ],
  },
  {
    mistake: "an account id without quotes",
    edits: [['accountId: "444455556666"', "accountId: 444455556666"]],
    messages: [
      'Pulumi.production.yaml aws.accountId: 12 digits as text in quotes; got 444455556666 without quotes. Write accountId: "444455556666".',
    ],
  },
  {
    mistake: "a zone id without quotes that is a number",
    edits: [[/zoneId: "\w+"/, "zoneId: 01234567890123456789012345678901"]],
    messages: [
      'Pulumi.production.yaml cloudflare.zoneId: 32 hexadecimal digits (0-9, a-f) as text in quotes; got 01234567890123456789012345678901 without quotes. Write zoneId: "01234567890123456789012345678901".',
    ],
  },
  {
    mistake: "an engine version without quotes",
    edits: [['version: "16.10"', "version: 16.10"]],
    messages: [
      'Pulumi.production.yaml database.version: major and minor version as text in quotes; got 16.10 without quotes. Write version: "16.10".',
    ],
  },
  {
    mistake: "a cost centre that YAML takes for a date",
    edits: [['costCentre: "pos-100"', "costCentre: 2026-11-20"]],
    messages: [
      'Pulumi.production.yaml costCentre: 1 to 64 of A-Z, a-z, 0-9, space and + - = . _ : / @ as text in quotes; got 2026-11-20 without quotes. Write costCentre: "2026-11-20".',
    ],
  },
  {
    mistake: "a user without quotes",
    edits: [['user: "1000:1000"', "user: 1000:1000"]],
    messages: [
      'Pulumi.production.yaml services.api.user: a numeric user other than 0, or user:group, as text in quotes; got 1000:1000 without quotes. Write user: "1000:1000".',
    ],
  },
  {
    mistake: "a variable that YAML takes for a number",
    edits: [['ORDER_TRANSACTION_TIMEOUT: "30000"', "ORDER_TRANSACTION_TIMEOUT: 30000"]],
    messages: [
      'Pulumi.production.yaml services.api.environment.ORDER_TRANSACTION_TIMEOUT: text, in quotes where it looks like a number, date or yes/no; got 30000 without quotes. Write ORDER_TRANSACTION_TIMEOUT: "30000".',
    ],
  },
  {
    mistake: "a variable that YAML 1.1 takes for a switch",
    edits: [["LOG_LEVEL: info", "LOG_LEVEL: off"]],
    messages: [
      'Pulumi.production.yaml services.api.environment.LOG_LEVEL: text, in quotes where it looks like a number, date or yes/no; got off without quotes. Write LOG_LEVEL: "off".',
    ],
  },
  {
    mistake: "prod for production",
    edits: [["tier: production", "tier: prod"]],
    messages: ['Pulumi.production.yaml tier: "staging" or "production"; got "prod". Write tier: production.'],
  },
];
