import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { letters, uuid } from "../identifiers.ts";
import { flag, number, record, records, text } from "../known.ts";
import { requireVault, VAULT } from "./backup-vault.ts";
import { scheduleProblem } from "./schedule-expression.ts";

export const PLAN = "aws:backup/plan:Plan";
export const SELECTION = "aws:backup/selection:Selection";

/** AWS Backup API reference, BackupRule and CreateBackupPlan, from memory, 2026-11. */
const NAME = /^[a-zA-Z0-9_.-]{1,50}$/;
const LEAST_START_MINUTES = 60;
/** Minutes that a backup must have to end after it had to start (same page). */
const LEAST_WORK_MINUTES = 60;
/** Days in cold storage that are billed at least (AWS Backup API reference, Lifecycle, from memory, 2026-11). */
const COLD_DAYS = 90;
/** Days of a continuous backup (field of the same page). */
const CONTINUOUS = { min: 1, max: 35 } as const;
/** What AWS Backup takes for windows that are left out, minutes (same page). */
const DEFAULT_WINDOWS = { start: 480, completion: 10_080 } as const;

export const plan: Behaviour = {
  token: PLAN,
  autoName: { property: "name", maxLength: 50 },
  changes: { "*": ["version"] },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && !NAME.test(name)) {
      failures.push({
        property: "name",
        reason: `must be 1 to 50 letters, digits, hyphens, dots and underscores; got "${name}"`,
      });
    }
    const rules = records(inputs, "rules");
    const names = rules.flatMap((rule) => text(rule, "ruleName") ?? []);
    if (new Set(names).size !== names.length) {
      failures.push({
        property: "rules",
        reason: "InvalidParameterValueException: Rule names must be unique",
      });
    }
    return [...failures, ...rules.flatMap((rule, index) => ruleFailures(rule, `rules[${index}]`))];
  },

  create(inputs, cloud) {
    requireVaults(inputs, cloud);
    const id = uuid(cloud);
    return {
      id,
      outputs: {
        arn: cloud.arn("backup", `backup-plan:${id}`),
        version: letters(cloud, 48),
        name: inputs.name,
      },
    };
  },

  update(_entity, next, cloud) {
    requireVaults(next, cloud);
    return { version: letters(cloud, 48) };
  },

  delete(entity, cloud) {
    const selections = cloud.list(SELECTION).filter((selection) => selection.inputs.planId === entity.id);
    if (selections.length > 0) {
      throw new CloudError(
        "InvalidRequestException",
        "Related backup plan selections must be deleted prior to backup plan deletion",
      );
    }
    return undefined;
  },
};

function ruleFailures(rule: Inputs, path: string): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail = (property: string, reason: string): void => {
    failures.push({ property: `${path}.${property}`, reason: `InvalidParameterValueException: ${reason}` });
  };
  const name = text(rule, "ruleName");
  if (name !== undefined && !NAME.test(name)) fail("ruleName", `must match ${NAME.source}; got "${name}"`);
  const schedule = text(rule, "schedule");
  const problem = schedule === undefined ? undefined : scheduleProblem(schedule, ["cron", "rate"]);
  if (problem !== undefined) fail("schedule", problem);
  const start = number(rule, "startWindow") ?? DEFAULT_WINDOWS.start;
  const completion = number(rule, "completionWindow") ?? DEFAULT_WINDOWS.completion;
  if (start < LEAST_START_MINUTES)
    fail("startWindow", `must be at least ${LEAST_START_MINUTES} minutes; got ${start}`);
  if (completion < start + LEAST_WORK_MINUTES) {
    fail(
      "completionWindow",
      `must be at least ${LEAST_WORK_MINUTES} minutes longer than startWindow, ${start}; got ${completion}`,
    );
  }
  const lifecycle = record(rule, "lifecycle") ?? {};
  lifecycleFailures(lifecycle, "lifecycle", fail);
  for (const [index, copy] of records(rule, "copyActions").entries()) {
    lifecycleFailures(record(copy, "lifecycle") ?? {}, `copyActions[${index}].lifecycle`, fail);
  }
  if (flag(rule, "enableContinuousBackup") === true) {
    const days = number(lifecycle, "deleteAfter");
    if (days === undefined || days < CONTINUOUS.min || days > CONTINUOUS.max) {
      fail(
        "lifecycle.deleteAfter",
        `must be ${CONTINUOUS.min} to ${CONTINUOUS.max} days with continuous backup; got ${String(days)}`,
      );
    }
  }
  return failures;
}

function lifecycleFailures(
  lifecycle: Inputs,
  path: string,
  fail: (property: string, reason: string) => void,
): void {
  const days = number(lifecycle, "deleteAfter");
  const cold = number(lifecycle, "coldStorageAfter");
  if (days !== undefined && days < 1) fail(`${path}.deleteAfter`, `must be at least 1 day; got ${days}`);
  if (days !== undefined && cold !== undefined && days < cold + COLD_DAYS) {
    fail(
      `${path}.deleteAfter`,
      `must be at least ${COLD_DAYS} days after coldStorageAfter, ${cold}; got ${days}`,
    );
  }
}

/**
 * The target stands in the plan's region; a copy's vault in any. AWS takes a copy to a vault that does not exist, and each
 * copy then fails. Refused here, where the cause can still be seen.
 */
function requireVaults(inputs: Inputs, cloud: Cloud): void {
  for (const rule of records(inputs, "rules")) {
    requireVault(cloud, rule.targetVaultName);
    for (const copy of records(rule, "copyActions")) {
      const arn = copy.destinationVaultArn;
      if (cloud.list(VAULT).some((vault) => vault.outputs.arn === arn)) continue;
      throw new CloudError("ResourceNotFoundException", `Backup vault ${String(arn)} does not exist`);
    }
  }
}
