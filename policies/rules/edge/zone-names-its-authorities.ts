import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { DNS_RECORD } from "../../tokens.ts";

export const zoneNamesItsAuthorities = stackRule({
  name: "zone-names-its-authorities",
  control: "EDGE-16",
  severity: "medium",
  enforcement: "mandatory",
  statement: "CAA records say who may issue certificates for every hostname.",
  rationale: "Without them any of a hundred authorities may be tricked into a certificate for the domain.",
  remediation: "Leave the zone's CAA records, at the hostname or above it.",
  source: { url: "https://www.rfc-editor.org/info/rfc8659", readOn: "2026-11-27" },
  check(index, context) {
    const other = zoneOfAnother(context);
    if (other !== undefined) return other;
    const records = index.ofType(DNS_RECORD);
    return records
      .filter((record) => record.inputs.proxied === true)
      .flatMap((record) =>
        judge(record.urn, () => {
          const name = inputsOf(record).text("name") ?? "";
          const caa = records.filter(
            (one) => isIssuer(one) && isAtOrAbove(inputsOf(one).text("name") ?? "", name),
          );
          return fact(
            caa.length > 0,
            `CAA of ${name}`,
            "one authority or more",
            caa.length > 0 ? `${caa.length} authorities` : "everybody",
          );
        }),
      );
  },
});

/** A record of the tag `issue` that names somebody, in parts or as one text; an empty one names nobody, which is a limit too. */
function isIssuer(record: ResourceView): boolean {
  const read = inputsOf(record);
  if (read.text("type") !== "CAA") return false;
  const tag = read.text("data.tag") ?? read.text("content")?.trim().split(/\s+/)[1];
  return tag === "issue";
}

function isAtOrAbove(name: string, hostname: string): boolean {
  return hostname === name || hostname.endsWith(`.${name}`);
}
