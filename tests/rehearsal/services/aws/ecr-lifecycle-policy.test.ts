import { describe, expect, it } from "@jest/globals";
import { lifecyclePolicyProblem } from "../../../../rehearsal/services/aws/ecr-lifecycle-policy.ts";

const untagged = { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 14 };

function text(...rules: object[]): string {
  return JSON.stringify({ rules });
}

function rule(selection: object, rulePriority = 1): object {
  return { rulePriority, selection, action: { type: "expire" } };
}

describe("lifecyclePolicyProblem", () => {
  it("takes a rule that expires untagged images after days", () => {
    expect(lifecyclePolicyProblem(text(rule(untagged)))).toBeUndefined();
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ["a text that is not JSON", "{", "not JSON"],
    ["no rules", text(), "rules"],
    ["an unknown key", text({ ...rule(untagged), extra: 1 }), "extra"],
    ["a count of 0", text(rule({ ...untagged, countNumber: 0 })), "countNumber"],
    ["two rules of one priority", text(rule(untagged), rule(untagged)), "unique"],
    ["days without their unit", text(rule({ ...untagged, countUnit: undefined })), "countUnit is required"],
    [
      "a unit for a number of images",
      text(rule({ ...untagged, countType: "imageCountMoreThan" })),
      "countUnit does not go",
    ],
    [
      "tagged images without a list of tags",
      text(rule({ ...untagged, tagStatus: "tagged" })),
      "exactly one of",
    ],
    [
      "a list of tags for untagged images",
      text(rule({ ...untagged, tagPrefixList: ["v"] })),
      "takes no list",
    ],
    [
      "any tag status before another rule",
      text(rule({ ...untagged, tagStatus: "any" }, 1), rule(untagged, 2)),
      "highest rulePriority",
    ],
  ];
  it.each(wrong)("refuses %s", (_name, policy, problem) => {
    expect(lifecyclePolicyProblem(policy)).toContain(problem);
  });
});
