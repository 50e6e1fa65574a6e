import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { PARAMETER, SECRET_VERSION } from "../../tokens.ts";
import { Undecided } from "../../undecided.ts";
import type { Verdict } from "../../verdict.ts";

export const earlierSecretValuesAreKept = resourceRule({
  name: "earlier-secret-values-are-kept",
  control: "SEC-05",
  severity: "medium",
  enforcement: "mandatory",
  statement: "A secret's value stays in the store when another one replaces it.",
  rationale: "Tasks of the release before still read it, and a wrong new value is mended by the old one.",
  remediation: "Leave retainOnDelete true on the secret's versions.",
  source: {
    url: "https://unpkg.com/@pulumi/pulumi@3.256.0/resource.d.ts",
    readOn: "2026-11-27",
  },
  types: [SECRET_VERSION, PARAMETER],
  check(view) {
    const { inputs, retainOnDelete } = view;
    if (view.type === PARAMETER) return keptByItself(inputsOf(view).text("type"));
    // Write-only values are replaced in place by the provider: Secrets Manager itself keeps the one before.
    if (inputs.secretStringWo !== undefined)
      return notApplicable("replaced in place, so Secrets Manager keeps the one before");
    if (retainOnDelete === undefined)
      throw new Undecided("retainOnDelete", "an option that only the state shows, after the update");
    return fact(retainOnDelete, "retainOnDelete", "true", String(retainOnDelete));
  },
});

/** A parameter is overwritten in place (Systems Manager User Guide, "Working with parameter versions", from memory, 2026-11). */
function keptByItself(type: string | undefined): Verdict {
  if (type !== "SecureString") return notApplicable("a plain parameter, which holds no secret");
  return fact(true, "type", "a store that keeps versions", "a parameter, which keeps the last 100 values");
}
