import type { ReportExemption } from "../../policies/report/model.ts";

/** Exemptions that the last judgement did without, a line for each entry of the file; one whose days are to come is none of them. */
export function idleExemptions(exemptions: readonly ReportExemption[]): readonly string[] {
  const ids = [...new Set(exemptions.map(({ id }) => id))];
  return ids.flatMap((id) => {
    const entry = exemptions.filter((one) => one.id === id);
    const idle = entry.filter(({ state }) => state === "unused" || state === "let go");
    if (idle.length === 0) return [];
    if (idle.length === entry.length)
      return [`Exemption ${id} exempts nothing as the stack stands: remove it from exemptions.yaml.`];
    const resources = idle.map(({ resource }) => resource).join(", ");
    return [
      `Exemption ${id} does not exempt ${resources} as the stack stands: remove that from it in exemptions.yaml.`,
    ];
  });
}
