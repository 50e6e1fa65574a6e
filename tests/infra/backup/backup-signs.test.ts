import { describe, expect, it } from "@jest/globals";
import { backupSigns } from "../../../infra/backup/backup-signs.ts";
import { alarmText } from "../../../infra/observability/alarm-text.ts";
import { backupMetrics } from "../../../rehearsal/data/backup-metrics.ts";
import { alarmState } from "../../../rehearsal/services/aws/alarm-state.ts";

const DUMPS = { namespace: "shop/production", name: "database-dumps", statistic: "Sum" };
const ALIVE = {
  namespace: "AWS/RDS",
  name: "CPUUtilization",
  statistic: "SampleCount",
  dimensions: { DBInstanceIdentifier: "shop" },
};
const RESTORES = { ...DUMPS, name: "database-restores" };
const signs = backupSigns({ vaultName: "vault", alive: ALIVE, dumps: DUMPS, restores: RESTORES });
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
    ["restore-missing", RESTORES],
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
      backupSigns({ vaultName: "vault", alive: ALIVE, dumps: undefined }).map(({ name }) => name),
    ).toEqual(["backup-failed", "copy-failed", "backup-missing", "copy-missing"]);
  });

  it("fit an alarm's text", () => {
    for (const one of signs) expect(alarmText(one)).toContain("First: ");
  });
});

describe("the alarm of a missing copy, over the hours of a stack", () => {
  /** The state at the end of 60 hours: the database is there from one of them on, and copies are made in some. */
  const state = (name: string, from: number, copies: readonly number[]) => {
    const found = sign(name);
    if (found === undefined || !("expression" in found.watch)) throw new Error(`no expression ${name}`);
    const { expression, metrics } = found.watch;
    const alarm = {
      comparisonOperator: found.comparison,
      threshold: found.threshold,
      evaluationPeriods: found.periods,
      treatMissingData: found.silence,
      metricQueries: [
        { id: "result", expression, returnData: true },
        ...Object.entries(metrics).map(([id, one]) => ({
          id,
          metric: { namespace: one.namespace, metricName: one.name, stat: one.statistic },
        })),
      ],
    };
    const hours = Array.from({ length: 60 }, (_, hour) => hour);
    return alarmState(alarm, (one) =>
      one.namespace === "AWS/RDS"
        ? hours.map((hour) => (hour < from ? undefined : 60))
        : hours.map((hour) => (copies.includes(hour) ? 1 : undefined)),
    );
  };

  it.each(["backup-missing", "copy-missing", "dump-missing"])(
    "%s rings when it should, and not before",
    (name) => {
      expect(state(name, 60, [])).toBe("OK"); // nothing is there yet
      expect(state(name, 59, [])).toBe("OK"); // its first hour
      expect(state(name, 31, [])).toBe("OK"); // 29 hours old, and no copy was ever made
      expect(state(name, 30, [])).toBe("ALARM"); // 30 hours old
      expect(state(name, 0, [6, 30])).toBe("OK"); // the last copy is 29 hours old
      expect(state(name, 0, [5, 29])).toBe("ALARM"); // a copy is 6 hours late
      expect(state(name, 0, [5, 29, 59])).toBe("OK"); // it came after all
    },
  );
});
