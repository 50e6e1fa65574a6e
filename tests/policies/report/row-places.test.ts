import { describe, expect, it } from "@jest/globals";
import { rowPlaces, WHOLE } from "../../../policies/report/row-places.ts";
import { about, EVIDENCE, RESULT, row } from "./example-report.ts";

function placesOf(evidence: readonly (typeof EVIDENCE)[], detail = WHOLE): unknown {
  return rowPlaces([row("ENC-03", { rules: [{ ...RESULT, evidence }] })], detail)[0]?.rules[0];
}

describe("rowPlaces", () => {
  it("names the rule, the resource, the property and what was found there", () => {
    expect(rowPlaces([row("ENC-03")], WHOLE)).toEqual([
      {
        id: "ENC-03",
        requirement: "Requirement ENC-03",
        state: "met",
        reason: undefined,
        rules: [
          {
            rule: "customer-key-rotates",
            state: "met",
            places: ["data-key (enableKeyRotation: true)"],
            more: 0,
          },
        ],
      },
    ]);
  });

  it("tells several properties of one resource in one place", () => {
    expect(
      placesOf([EVIDENCE, { ...EVIDENCE, property: "policy", found: "named principals" }]),
    ).toMatchObject({ places: ["data-key (enableKeyRotation: true; policy: named principals)"] });
  });

  it("counts the places that it has no room for", () => {
    const evidence = ["a", "b", "c"].map((name) => about(name));
    expect(placesOf(evidence, { places: 2, width: 80 })).toMatchObject({
      places: ["a (enableKeyRotation: true)", "b (enableKeyRotation: true)"],
      more: 1,
    });
  });

  it("ends a long place after a whole saying, and a long saying after its beginning", () => {
    const second = { ...EVIDENCE, property: "policy", found: "named principals" };
    expect(placesOf([EVIDENCE, second], { places: 2, width: 30 })).toMatchObject({
      places: ["data-key (enableKeyRotation: true; …)"],
    });
    expect(placesOf([EVIDENCE], { places: 2, width: 12 })).toMatchObject({
      places: ["data-key (enableKeyRo…)"],
    });
  });

  it("tells of a violated rule only what violates it, with what must be there", () => {
    const broken = about("b", { state: "violated", expected: "true", found: "false" });
    const rules = [{ ...RESULT, state: "violated" as const, evidence: [about("a"), broken] }];
    expect(rowPlaces([row("ENC-03", { rules })], WHOLE)[0]?.rules[0]?.places).toEqual([
      "b (enableKeyRotation must be true; got false)",
    ]);
  });

  it("says why something is undecided, and by which exemption something is exempt", () => {
    const undecided = about("a", { state: "undecided", found: "", reason: "the value is not known yet" });
    const exempt = about("b", {
      state: "exempt",
      found: "false",
      reason: "EX-1: old key (until 2027-01-01)",
    });
    expect(placesOf([undecided, exempt])).toMatchObject({
      places: [
        "a (enableKeyRotation: the value is not known yet)",
        "b (enableKeyRotation: false, exempt: EX-1: old key (until 2027-01-01))",
      ],
    });
  });

  it("leaves out rules and resources that the requirement does not speak of", () => {
    const absent = about("c", { state: "not applicable", found: "" });
    expect(placesOf([EVIDENCE, absent])).toMatchObject({ places: ["data-key (enableKeyRotation: true)"] });
    const none = row("ENC-03", { rules: [{ ...RESULT, state: "not applicable", evidence: [absent] }] });
    expect(rowPlaces([none], WHOLE)[0]?.rules).toEqual([]);
  });
});
