import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import {
  clusterKind,
  dailyDays,
  inSameProject,
  monthlyDays,
  regionsOf,
  schedulesOf,
} from "../../../policies/relations/document-clusters.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { ATLAS_ACCESS } from "../../../policies/tokens.ts";
import { dedicated, entry, flex, free, kept, project, schedule } from "../example-atlas.ts";
import { given } from "../rule-table.ts";

describe("clusterKind", () => {
  it("is told by the provider of the first region", () => {
    expect([free, flex, dedicated].map(clusterKind)).toEqual(["free", "flex", "dedicated"]);
  });
});

describe("regionsOf", () => {
  it("reads every region of every specification", () => {
    expect(regionsOf(dedicated).map((regions) => regions.map((one) => one.text("regionName")))).toEqual([
      ["EU_WEST_1"],
    ]);
  });
});

describe("inSameProject", () => {
  it("finds what comes from the same project while its id is not known", () => {
    const early = given(entry, { projectId: UNKNOWN });
    const index = indexViews([project, given(dedicated, { projectId: UNKNOWN }), early]);
    expect(inSameProject(index, dedicated, ATLAS_ACCESS)).toEqual([early]);
  });

  it("finds nothing of another project", () => {
    const other = { ...given(entry, { projectId: "p2" }), propertyDependencies: {} };
    expect(inSameProject(indexViews([project, dedicated, other]), dedicated, ATLAS_ACCESS)).toEqual([]);
  });

  it("compares ids where the project is declared elsewhere", () => {
    const alone = { ...dedicated, propertyDependencies: {} };
    const same = { ...entry, propertyDependencies: {} };
    expect(inSameProject(indexViews([alone, same]), alone, ATLAS_ACCESS)).toEqual([same]);
  });
});

describe("a schedule", () => {
  it("is its cluster's", () => {
    expect(schedulesOf(indexViews([dedicated, kept]), dedicated)).toEqual([kept]);
  });

  it("keeps so many days, months at their shortest together", () => {
    expect([dailyDays(kept), monthlyDays(kept)]).toEqual([30, 366]);
    const short = schedule([2, "weeks"], [1, "months"]);
    expect([dailyDays(short), monthlyDays(short)]).toEqual([14, 30]);
    expect(dailyDays(given(kept, { policyItemDaily: undefined }))).toBe(0);
  });
});
