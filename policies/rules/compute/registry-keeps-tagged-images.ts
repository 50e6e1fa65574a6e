import { fact } from "../../expect.ts";
import { inputsOf, readerOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { REPOSITORY_LIFECYCLE } from "../../tokens.ts";

export const registryKeepsTaggedImages = resourceRule({
  name: "registry-keeps-tagged-images",
  control: "CMP-12",
  severity: "high",
  enforcement: "mandatory",
  statement: "Only images without a tag expire, so that a running or previous one never does.",
  rationale: "A task that restarts cannot pull an image that has expired.",
  remediation: "Let every rule of the lifecycle policy select untagged images.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html",
    readOn: "2026-11-27",
  },
  types: [REPOSITORY_LIFECYCLE],
  check(view) {
    const policy = inputsOf(view).get("policy");
    const rules = readerOf(typeof policy === "string" ? JSON.parse(policy) : policy, "policy").items("rules");
    return rules.map((rule) => {
      const selected = rule.text("selection.tagStatus") ?? "nothing";
      return fact(selected === "untagged", `${rule.path}.selection.tagStatus`, "untagged", selected);
    });
  },
});
