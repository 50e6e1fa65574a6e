import type { Problem } from "../infra/lib/errors.ts";
import { nearest } from "../infra/lib/nearest.ts";
import { checklistFor } from "./checklist.ts";
import { loadExemptions, stateOn } from "./exemptions.ts";
import { loadExpectations } from "./expectations.ts";
import { readPolicyFile } from "./policy-file.ts";
import { rulesFor } from "./rule-set.ts";

const FILE = "exemptions.yaml";

/** Exemptions that exempt nothing whatever stands: those whose last day is over, and those of a row or rule that nobody asks. */
export function staleExemptions(configDir: string, today: string): readonly Problem[] {
  const exemptions = loadExemptions(configDir);
  const expectations = loadExpectations(configDir);
  const rules = rulesFor(expectations).map(({ name }) => name);
  const rows = checklistFor(expectations).map(({ id }) => id);
  const file = readPolicyFile(configDir, FILE);
  const entries = [...new Map(exemptions.map((one) => [one.id, one])).values()];
  return entries.flatMap((one, index) => {
    const at = (key: string) => {
      const where = `exemptions[${index}].${key}`;
      const line = file?.lineOf(where);
      return { source: FILE, where, ...(line === undefined ? {} : { line }) };
    };
    const problems: Problem[] = [];
    const tell = (key: "control" | "rule", known: readonly string[], what: string): void => {
      const word = one[key];
      if (word === undefined || known.includes(word)) return;
      const near = nearest(word, known);
      const next = near === undefined ? "Correct it, or remove the exemption" : `Write "${near}"`;
      problems.push({ ...at(key), expected: what, found: `"${word}"`, next });
    };
    tell("control", rows, "a row of this product's checklist");
    tell("rule", rules, "a rule that judges this product");
    if (stateOn(one, today) === "expired") {
      const expected = "a day that is not over";
      const next = "Mend what it exempts and remove it, or have it approved again";
      problems.push({ ...at("end"), expected, found: one.end, next });
    }
    return problems;
  });
}
