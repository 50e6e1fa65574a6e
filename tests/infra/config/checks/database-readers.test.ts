import { describe, expect, it } from "@jest/globals";
import { databaseReaders } from "../../../../infra/config/checks/database-readers.ts";

const secrets = {
  URL: { kind: "composed", from: "database.url" },
  DIRECT: { kind: "composed", from: "database.directUrl" },
  CACHE: { kind: "composed", from: "cache.url" },
} as const;
const scale = { maxTasks: 3 };

describe("databaseReaders", () => {
  it("finds who reads the database by a secret or an output, and by which way", () => {
    const services = {
      api: { scale, secrets: { A: "URL" }, databaseConnectionsPerTask: 7 },
      migrator: { scale, secrets: { A: "DIRECT" } },
      both: { scale, outputs: { HOST: "database.host" }, secrets: { A: "DIRECT" } },
    } as const;
    expect(databaseReaders({ secrets, services })).toEqual([
      { name: "api", tasks: 3, perTask: 7, pooled: true, direct: false },
      { name: "migrator", tasks: 3, perTask: undefined, pooled: false, direct: true },
      { name: "both", tasks: 3, perTask: undefined, pooled: true, direct: true },
    ]);
  });

  it("leaves out who reads another store, a secret that nobody declares, or has no scale yet", () => {
    const services = {
      web: { scale, secrets: { A: "CACHE", B: "MISSING" } },
      draft: { secrets: { A: "URL" } },
    };
    expect(databaseReaders({ secrets, services })).toEqual([]);
    expect(databaseReaders({})).toEqual([]);
  });
});
