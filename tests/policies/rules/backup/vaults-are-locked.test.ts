import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { vaultsAreLocked } from "../../../../policies/rules/backup/vaults-are-locked.ts";
import { BACKUP_VAULT_LOCK } from "../../../../policies/tokens.ts";
import { plan, planRule, recoveryVault, vault } from "../../example-backup.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const lock = from(view(BACKUP_VAULT_LOCK, "lock", { minRetentionDays: 30 }), "backupVaultName", vault);

ruleTable(vaultsAreLocked, {
  rows: [
    { kind: "met", it: "accepts a lock for 30 days", views: [vault, lock], state: "met" },
    {
      kind: "violated",
      it: "refuses a lock for a week",
      views: [vault, given(lock, { minRetentionDays: 7 })],
      state: "violated",
      says: 'BAK-08: "vault" lock.minRetentionDays must be at least 30 days; got 7 days. Set backup.lock to governance and backup.dailyRetentionDays to 30 or more.',
    },
    {
      kind: "boundary",
      it: "refuses 29 days",
      views: [vault, given(lock, { minRetentionDays: 29 })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a lock that fails the snapshots of a year",
      views: [vault, given(lock, { maxRetentionDays: 31 }), plan, recoveryVault],
      state: "violated",
      says: 'BAK-08: "vault" lock.maxRetentionDays must be absent or at least 365 days; got 31 days. Set backup.lock to governance and backup.dailyRetentionDays to 30 or more.',
    },
    {
      kind: "boundary",
      it: "refuses 364 days at most, with or without a plan",
      views: [vault, given(lock, { maxRetentionDays: 364 })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts 365 days at most",
      views: [vault, given(lock, { maxRetentionDays: 365 })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses any end where a plan keeps for ever",
      views: [
        vault,
        given(lock, { maxRetentionDays: 400 }),
        given(plan, { rules: [{ schedule: "cron(0 5 * * ? *)" }] }),
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a least above what the plan keeps",
      views: [
        vault,
        given(lock, { minRetentionDays: 31 }),
        given(plan, { rules: [planRule("daily", 30, "cron(0 5 * * ? *)")] }),
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown end undecided",
      views: [vault, given(lock, { maxRetentionDays: UNKNOWN })],
      state: "undecided",
      undecided: "maxRetentionDays",
    },
    { kind: "absent", it: "refuses a vault without a lock", views: [vault], state: "violated" },
    {
      kind: "absent",
      it: "refuses a lock without days",
      views: [vault, given(lock, { minRetentionDays: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "finds the vault by its name",
      views: [
        { ...vault, outputs: { name: "shop" } },
        view(BACKUP_VAULT_LOCK, "lock", { backupVaultName: "shop", minRetentionDays: 30 }),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves unknown days undecided",
      views: [vault, given(lock, { minRetentionDays: UNKNOWN })],
      state: "undecided",
      undecided: "minRetentionDays",
    },
    {
      kind: "not applicable",
      it: "asks nothing of staging",
      views: [vault],
      context: { tier: "staging" },
      state: "notApplicable",
    },
  ],
});
