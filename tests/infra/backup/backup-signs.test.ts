import { describe, expect, it } from "@jest/globals";
import { backupSigns } from "../../../infra/backup/backup-signs.ts";
import { alarmText } from "../../../infra/observability/alarm-text.ts";

const DUMPS = { namespace: "shop/production", name: "database-dumps", statistic: "Sum" };
const signs = backupSigns({ vaultName: "vault", dumps: DUMPS });
const sign = (name: string) => signs.find((one) => one.name === name);
const metric = (name: string) => ({
  namespace: "AWS/Backup",
  name,
  statistic: "Sum",
  dimensions: { BackupVaultName: "vault" },
});

describe("backupSigns", () => {
  it.each([
    ["Backup", "A snapshot of the database was not made"],
    ["Copy", "A snapshot did not arrive in the recovery region"],
  ])("wake somebody for one %s job that ended without a copy, however it ended", (kind, what) => {
    const found = sign(`${kind.toLowerCase()}-failed`);
    expect(found).toMatchObject({
      ...{ severity: "critical", what, comparison: "GreaterThanThreshold", threshold: 0, periods: 1 },
      silence: "notBreaching",
    });
    expect(found?.watch).toEqual({
      expression: "FILL(failed, 0) + FILL(expired, 0) + FILL(aborted, 0)",
      metrics: {
        failed: metric(`NumberOf${kind}JobsFailed`),
        expired: metric(`NumberOf${kind}JobsExpired`),
        aborted: metric(`NumberOf${kind}JobsAborted`),
      },
      label: `${kind} jobs without a copy`,
    });
  });

  it.each([
    ["backup-missing", metric("NumberOfBackupJobsCompleted")],
    ["dump-missing", DUMPS],
  ])("take 30 silent hours for the fault itself: %s", (name, watch) => {
    expect(sign(name)).toMatchObject({
      ...{ severity: "critical", watch, comparison: "LessThanThreshold", threshold: 1 },
      ...{ periodSeconds: 3600, periods: 30, silence: "breaching" },
    });
  });

  it("look for no dump where the stack has none", () => {
    expect(backupSigns({ vaultName: "vault", dumps: undefined }).map(({ name }) => name)).toEqual([
      "backup-failed",
      "copy-failed",
      "backup-missing",
    ]);
  });

  it("fit an alarm's text", () => {
    for (const one of signs) expect(alarmText(one)).toContain("First: ");
  });
});
