import { describe, expect, it } from "@jest/globals";
import { checkAlertFigures } from "../../../../infra/config/checks/alert-figures.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";

function found(figures: object, wrong: readonly string[] = []): readonly string[] {
  const alerts = {
    slow: { kind: "measure", measure: "ingress.errors", ...figures },
  } as ConfigParts["alerts"]; // the figures alone matter
  return checkAlertFigures({ alerts }, new Set(wrong)).map((problem) => problem.found);
}

describe("checkAlertFigures", () => {
  it.each<[object, readonly string[]]>([
    [{ above: 5 }, []],
    [{ below: 1 }, []],
    [{ above: 0 }, []],
    [{}, ["neither"]],
    [{ above: 5, below: 1 }, ["both"]],
  ])("of %j finds %j", (figures, expected) => {
    expect(found(figures)).toEqual(expected);
  });

  it("says nothing where the figure itself is wrong, and was told", () => {
    expect(found({}, ["alerts.slow.above"])).toEqual([]);
    expect(found({}, ["alerts.slow.below"])).toEqual([]);
    expect(found({}, ["alerts.slow"])).toEqual([]);
    expect(found({}, ["alerts.slow.unit"])).toEqual(["neither"]);
  });
});
