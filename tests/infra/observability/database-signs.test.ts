import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { alarmText } from "../../../infra/observability/alarm-text.ts";
import { databaseSigns } from "../../../infra/observability/database-signs.ts";

const GIB = 1024 ** 3;
const ARGS = { identifier: "shop-database", storageGib: 100, memoryGib: 4, maxConnections: 450 };
const sign = (name: string, args: Parameters<typeof databaseSigns>[0] = ARGS) =>
  databaseSigns(args).find((one) => one.name === name);

describe("databaseSigns", () => {
  it("watch CPU, storage, memory and connections of the one database", () => {
    expect(databaseSigns(ARGS).map(({ name, severity }) => `${name} ${severity}`)).toEqual([
      "database-cpu warning",
      "database-storage critical",
      "database-memory warning",
      "database-connections critical",
    ]);
    for (const { watch } of databaseSigns(ARGS))
      expect(watch).toMatchObject({
        namespace: "AWS/RDS",
        dimensions: { DBInstanceIdentifier: "shop-database" },
      });
  });

  it("rise when a tenth of the storage is left, in bytes as RDS counts", () => {
    expect(sign("database-storage")).toMatchObject({
      what: "The database has had less than 10 GiB of free storage for 10 minutes",
      comparison: "LessThanThreshold",
      threshold: 10 * GIB,
      periodSeconds: 300,
      periods: 2,
    });
  });

  it("rise when a tenth of the memory is left, and when four fifths of the connections are open", () => {
    expect(sign("database-memory")).toMatchObject({
      comparison: "LessThanThreshold",
      threshold: 0.4 * GIB,
    });
    expect(sign("database-connections")).toMatchObject({
      what: "More than 360 of about 450 connections of the database have been open for 15 minutes",
      comparison: "GreaterThanThreshold",
      threshold: 360,
    });
  });

  it.each([{ memoryGib: undefined }, { maxConnections: undefined }])(
    "leave memory and connections out where they are not known: %j",
    (change) => {
      expect(databaseSigns({ ...ARGS, ...change }).map(({ name }) => name)).toEqual([
        "database-cpu",
        "database-storage",
      ]);
    },
  );

  it("say the same figure in the text as in the threshold, whatever the size, and fit an alarm's text", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 65_536 }),
        fc.integer({ min: 1, max: 6144 }),
        (storage, eighths) => {
          const args = { ...ARGS, storageGib: storage, memoryGib: eighths / 8 };
          for (const name of ["database-storage", "database-memory"]) {
            const found = sign(name, args);
            const [, said] = /less than ([\d.]+) GiB/.exec(found?.what ?? "") ?? [];
            expect(Number(said) * GIB).toBe(found?.threshold);
          }
          for (const one of databaseSigns(args)) expect(alarmText(one)).toContain("First: ");
        },
      ),
    );
  });
});
