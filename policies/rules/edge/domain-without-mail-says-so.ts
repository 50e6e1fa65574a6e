import { declared } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { judge, stackRule } from "../../rule.ts";
import { DNS_RECORD } from "../../tokens.ts";

export const domainWithoutMailSaysSo = stackRule({
  name: "domain-without-mail-says-so",
  control: "EDGE-16",
  severity: "low",
  enforcement: "mandatory",
  statement: "A domain that takes no mail says that it sends none either.",
  rationale: "Whoever may send in a domain's name does so, and the domain's customers believe it.",
  remediation: "Write mail: none, which sets null MX, SPF and DMARC together.",
  source: { url: "https://www.rfc-editor.org/rfc/rfc7505", readOn: "not yet" },
  check: (index) =>
    index
      .ofType(DNS_RECORD)
      .filter((record) => record.inputs.type === "MX" && record.inputs.content === ".")
      .flatMap((record) =>
        judge(record.urn, () => {
          const name = inputsOf(record).text("name") ?? "";
          const spf = textsAt(index, name).some((text) => /^v=spf1\s+-all$/.test(text));
          const dmarc = textsAt(index, `_dmarc.${name}`).some((text) =>
            /^v=DMARC1;(?:.*;)?\s*p=reject\b/.test(text),
          );
          return [
            declared("SPF", "a record that lets nobody send", spf),
            declared("DMARC", "a record that refuses", dmarc),
          ];
        }),
      ),
});

/** Contents of the TXT records of a name, without the quotes around them. */
function textsAt(index: ViewIndex, name: string): readonly string[] {
  return index
    .ofType(DNS_RECORD)
    .filter((record) => record.inputs.type === "TXT" && record.inputs.name === name)
    .map((record) => (inputsOf(record).text("content") ?? "").replace(/^"(.*)"$/s, "$1"));
}
