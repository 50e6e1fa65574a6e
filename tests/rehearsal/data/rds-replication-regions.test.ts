import { describe, expect, it } from "@jest/globals";
import { regionNames } from "../../../rehearsal/data/aws-regions.ts";
import { replicationSources } from "../../../rehearsal/data/rds-replication-regions.ts";

describe("replicationSources", () => {
  it("are regions other than the one that takes the backups, sorted and each once", () => {
    for (const destination of Object.keys(regionNames)) {
      const sources = replicationSources(destination);
      expect(sources).not.toContain(destination);
      expect(sources).toEqual([...new Set(sources)].sort());
    }
  });

  it("are none for a region that takes none, or that nobody knows", () => {
    expect(replicationSources("ap-southeast-3")).toEqual([]);
    expect(replicationSources("nowhere-1")).toEqual([]);
  });

  it("hold the pair of the reference product", () => {
    expect(replicationSources("ap-southeast-1")).toContain("ap-southeast-3");
  });
});
