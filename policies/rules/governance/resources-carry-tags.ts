import { fact } from "../../expect.ts";
import { TAGGABLE_TYPES } from "../../facts/taggable-types.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";

/** Tags that every resource carries (GOV-01). */
const REQUIRED: readonly string[] = ["product", "environment", "owner", "cost-centre", "managed-by"];

export const resourcesCarryTags = resourceRule({
  name: "resources-carry-tags",
  control: "GOV-01",
  severity: "low",
  enforcement: "mandatory",
  statement:
    "Every resource that can be tagged carries product, environment, owner, cost centre and managed-by.",
  rationale: "Nobody dares to touch what belongs to nobody.",
  remediation: "Keep the stack's tags when a property is overridden.",
  source: {
    url: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
    readOn: "not yet",
  },
  types: TAGGABLE_TYPES,
  check(view) {
    const tags = inputsOf(view).at("tags");
    const missing = REQUIRED.filter((name) => (tags.unknown(name) ? false : (tags.text(name) ?? "") === ""));
    return fact(
      missing.length === 0,
      "tags",
      `with ${REQUIRED.join(", ")}`,
      missing.length === 0 ? "all of them" : `without ${missing.join(", ")}`,
    );
  },
});
