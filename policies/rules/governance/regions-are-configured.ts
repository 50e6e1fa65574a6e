import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";

export const regionsAreConfigured = resourceRule({
  name: "regions-are-configured",
  control: "GOV-04",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Providers speak to the configured regions only.",
  rationale: "What stands in a region that nobody looks at is neither backed up nor watched.",
  remediation: "Use the stack's own providers, or name the region under aws.",
  source: { url: "https://unpkg.com/@pulumi/aws@7.48.0/provider.d.ts", readOn: "2026-11-27" },
  types: ["pulumi:providers:aws"],
  check(view, { regions }) {
    const region = inputsOf(view).text("region");
    if (region === undefined)
      return fact(false, "region", `one of ${regions.join(", ")}`, "nothing, so the environment decides");
    if (regions.length === 0) return notApplicable("the stack's file names no region");
    return fact(regions.includes(region), "region", `one of ${regions.join(", ")}`, region);
  },
});
