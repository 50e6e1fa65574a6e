import { describe, expect, it } from "@jest/globals";
import type { DumpSettings } from "../../../infra/config/backup-settings.ts";
import { imagesOf } from "../../../infra/config/images-of.ts";
import { examplePostgres, exampleService, exampleSettings } from "../example-settings.ts";

const image = (name: string) => `ghcr.io/shop/${name}@sha256:${"a".repeat(64)}`;

const dump: DumpSettings = {
  image: image("dump"),
  architecture: "ARM64",
  user: "1000:1000",
  cpuUnits: 256,
  memoryMib: 512,
  schedule: "22:30",
  retentionDays: 30,
  secretName: "DATABASE_URL",
  restoreTest: undefined,
};

const backup = (changes: Partial<DumpSettings>) => ({
  window: "18:00-19:00",
  dailyRetentionDays: 30,
  monthlyRetentionDays: 365,
  lock: "none" as const,
  dump: { ...dump, ...changes },
});

describe("imagesOf", () => {
  it("gives the services' images alone where nothing else runs", () => {
    const services = {
      api: exampleService({ image: image("api") }),
      web: exampleService({ image: image("web") }),
    };
    expect(imagesOf(exampleSettings({ services }))).toEqual([image("api"), image("web")]);
  });

  it("gives the images of dump, restore test, tunnel and pooler too", () => {
    const restoreTest = { image: image("restore"), cpuUnits: 512, memoryMib: 1024, schedule: "23:30" };
    const settings = exampleSettings({
      services: { api: exampleService({ image: image("api") }) },
      backup: backup({ restoreTest }),
      tunnel: { image: image("cloudflared") },
      database: examplePostgres({
        pool: { kind: "pgbouncer", image: image("pgbouncer"), connectionsPerTask: 5 },
      }),
    });
    expect(imagesOf(settings)).toEqual(
      ["api", "dump", "restore", "cloudflared", "pgbouncer"].map((name) => image(name)),
    );
  });

  it("gives no restore test's image where nobody tries", () => {
    const settings = exampleSettings({ services: {}, backup: backup({}) });
    expect(imagesOf(settings)).toEqual([image("dump")]);
  });
});
