import type { Broken } from "../edited-stacks.ts";

/** What an account has once, and what it may cost. */
export const governance: readonly Broken[] = [
  {
    mistake: "no word on who owns the account's records",
    edits: [[/ {4}account:.*\n/, ""]],
    messages: [
      "Pulumi.production.yaml account: a group of keys (cloudTrail, guardDuty, config); got nothing. Add it.",
    ],
  },
  {
    mistake: "an owner that is neither here nor elsewhere",
    edits: [["cloudTrail: owned", "cloudTrail: security-team"]],
    messages: [
      'Pulumi.production.yaml account.cloudTrail: "owned" or "elsewhere"; got "security-team". Write it like cloudTrail: owned.',
    ],
  },
  {
    mistake: "a switch in place of an owner",
    edits: [["guardDuty: owned", "guardDuty: true"]],
    messages: [
      'Pulumi.production.yaml account.guardDuty: "owned" or "elsewhere"; got "true". Write it like guardDuty: owned.',
    ],
  },
  {
    mistake: "a record of the account that is misspelt",
    edits: [["config: owned }", "configs: owned }"]],
    messages: [
      'Pulumi.production.yaml account.config: "owned" or "elsewhere"; got nothing. Add it, for example config: owned.',
      'Pulumi.production.yaml account.configs: a known key; got an unknown key. Write "config" instead of "configs".',
    ],
  },
  {
    mistake: "no budget",
    edits: [[/ {4}monthlyBudgetUsd:.*\n/, ""]],
    messages: [
      "Pulumi.production.yaml monthlyBudgetUsd: a whole number from 1 to 1000000 US dollars; got nothing. Add it, for example monthlyBudgetUsd: 250.",
    ],
  },
  {
    mistake: "a budget of nothing",
    edits: [[/monthlyBudgetUsd: \d+/, "monthlyBudgetUsd: 0"]],
    messages: [
      "Pulumi.production.yaml monthlyBudgetUsd: a whole number from 1 to 1000000 US dollars; got 0. Write it like monthlyBudgetUsd: 250.",
    ],
  },
  {
    mistake: "a budget with its currency",
    edits: [[/monthlyBudgetUsd: \d+/, "monthlyBudgetUsd: 600 USD"]],
    messages: [
      'Pulumi.production.yaml monthlyBudgetUsd: a whole number from 1 to 1000000 US dollars; got "600 USD". Write it like monthlyBudgetUsd: 250.',
    ],
  },
  {
    mistake: "two owners of one account's records",
    edits: [['accountId: "444455556666" # example', 'accountId: "111122223333" # example']],
    messages: [
      'Pulumi.production.yaml registry.readerAccountIds.0: another AWS account than the owner\'s own; got "111122223333". Remove it: the owner reads anyway.',
      "Pulumi.staging.yaml account.cloudTrail: one owning stack for what an AWS account has once; got two, Pulumi.production.yaml and this one. Write cloudTrail: elsewhere in one of them.",
      "Pulumi.staging.yaml account.config: one owning stack for what an AWS account has once; got two, Pulumi.production.yaml and this one. Write config: elsewhere in one of them.",
      "Pulumi.staging.yaml account.guardDuty: one owning stack for what an AWS account has once; got two, Pulumi.production.yaml and this one. Write guardDuty: elsewhere in one of them.",
    ],
  },
];
