import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { REPOSITORY } from "../../tokens.ts";

export const registryTagsAreImmutable = resourceRule({
  name: "registry-tags-are-immutable",
  control: "CMP-12",
  severity: "medium",
  enforcement: "mandatory",
  statement: "A registry's tags cannot be moved to another image.",
  rationale: "A moved tag hides which image ran, and keeps the running one from being kept.",
  remediation: "Leave imageTagMutability IMMUTABLE.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/ecr/repository.d.ts",
    readOn: "2026-11-27",
  },
  types: [REPOSITORY],
  check(view) {
    const found = inputsOf(view).text("imageTagMutability") ?? "MUTABLE"; // @pulumi/aws 7.48.0: default MUTABLE
    return fact(found === "IMMUTABLE", "imageTagMutability", "IMMUTABLE", found);
  },
});
