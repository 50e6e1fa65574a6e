import { describe, expect, it } from "@jest/globals";
import { backupSigns } from "../../../infra/backup/backup-signs.ts";
import { alarmText } from "../../../infra/observability/alarm-text.ts";
import { backupMetrics } from "../../../rehearsal/data/backup-metrics.ts";

const DUMPS = { namespace: "shop/production", name: "database-dumps", statistic: "Sum" };
const signs = backupSigns({ vaultName: "vault", databaseIdentifier: "shop", dumps: DUMPS });
const sign = (name: string) => signs.find((one) => one.name === name);
const metric = (name: string) => ({
  namespace: "AWS/Backup",
  name,
  statistic: "Sum",
  dimensions: { BackupVaultName: "vault" },
});

describe("backupSigns", () => {
  it.each([
    ["Backup", "A snapshot of the database was not made", ["failed", "expired", "aborted"]],
    ["Copy", "A snapshot did not arrive in the recovery region", ["failed"]],
  ])(
    "wake somebody for one %s job that ended without a copy, as AWS counts its endings",
    (kind, what, ends) => {
      const found = sign(`${kind.toLowerCase()}-failed`);
      expect(found).toMatchObject({
        ...{ severity: "critical", what, comparison: "GreaterThanThreshold", threshold: 0, periods: 1 },
        silence: "notBreaching",
      });
      const named = ends.map((end) => [
        end,
        metric(`NumberOf${kind}Jobs${end[0]?.toUpperCase()}${end.slice(1)}`),
      ]);
      expect(found?.watch).toEqual({
        expression: ends.map((end) => `FILL(${end}, 0)`).join(" + "),
        metrics: Object.fromEntries(named) as object,
        label: `${kind} jobs without a copy`,
      });
    },
  );

  it("watch no metric of AWS Backup that nobody writes", () => {
    const names = signs.flatMap(({ watch }) =>
      "expression" in watch ? Object.values(watch.metrics) : [watch],
    );
    const ours = names.filter(({ namespace }) => namespace === "AWS/Backup").map(({ name }) => name);
    expect(ours.filter((name) => !backupMetrics.metrics.includes(name))).toEqual([]);
  });

  it.each([
    ["backup-missing", metric("NumberOfBackupJobsCompleted")],
    ["copy-missing", metric("NumberOfCopyJobsCompleted")],
    ["dump-missing", DUMPS],
  ])("take 30 hours of the database's life without a copy for the fault: %s", (name, made) => {
    const dimensions = { DBInstanceIdentifier: "shop" };
    const alive = { namespace: "AWS/RDS", name: "CPUUtilization", statistic: "SampleCount", dimensions };
    expect(sign(name)).toMatchObject({
      ...{ severity: "critical", comparison: "LessThanThreshold", threshold: 1 },
      ...{ periodSeconds: 3600, periods: 30, silence: "notBreaching" },
      watch: { expression: "IF(alive > 0, SUM([0 * alive, FILL(made, 0)]))", metrics: { alive, made } },
    });
  });

  it("look for no dump where the stack has none", () => {
    expect(
      backupSigns({ vaultName: "vault", databaseIdentifier: "shop", dumps: undefined }).map(
        ({ name }) => name,
      ),
    ).toEqual(["backup-failed", "copy-failed", "backup-missing", "copy-missing"]);
  });

  it("fit an alarm's text", () => {
    for (const one of signs) expect(alarmText(one)).toContain("First: ");
  });
});
