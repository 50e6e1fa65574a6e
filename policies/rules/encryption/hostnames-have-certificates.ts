import { fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import {
  CERTIFICATE,
  CERTIFICATE_VALIDATION,
  DNS_RECORD,
  LISTENER,
  LOAD_BALANCER,
  TUNNEL,
} from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

export const hostnamesHaveCertificates = stackRule({
  name: "hostnames-have-certificates",
  control: "ENC-07",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every public hostname is on a certificate that a listener uses and that renews by itself.",
  rationale: "A certificate that nobody renews ends the service on its last day.",
  remediation: "Name the hostname on the stack's certificate, validated by DNS.",
  source: {
    url: "https://docs.aws.amazon.com/acm/latest/userguide/dns-renewal-validation.html",
    readOn: "2026-11-27",
  },
  check(index) {
    const certificates = index.ofType(CERTIFICATE);
    return [
      ...certificates.flatMap((certificate) => judge(certificate.urn, () => renews(index, certificate))),
      ...index
        .ofType(DNS_RECORD)
        .flatMap((record) => judge(record.urn, () => covered(index, record, certificates))),
    ];
  },
});

function renews(index: ViewIndex, certificate: ResourceView): readonly Verdict[] {
  // ACM renews what it issued and can still validate by itself; mail needs a person, an imported one needs a new import.
  const method = inputsOf(certificate).text("validationMethod") ?? "nothing";
  const validations = index.pointingAt(certificate, CERTIFICATE_VALIDATION, "certificateArn");
  const used = index
    .ofType(LISTENER)
    .some((listener) =>
      index
        .linked(listener, "certificateArn", CERTIFICATE, CERTIFICATE_VALIDATION)
        .some((one) => one === certificate || validations.includes(one)),
    );
  return [
    fact(method === "DNS", "validationMethod", "DNS", method),
    fact(used, "certificateArn of a listener", "this certificate", used ? "this certificate" : "another one"),
  ];
}

function covered(
  index: ViewIndex,
  record: ResourceView,
  certificates: readonly ResourceView[],
): Verdict | undefined {
  const read = inputsOf(record);
  if (!["A", "AAAA", "CNAME"].includes(read.text("type") ?? "") || !read.flag("proxied", false))
    return undefined;
  // Behind it no listener stands: the connector dials the edge, which shows its own certificate.
  const origins = index.linked(record, "content", LOAD_BALANCER, TUNNEL);
  if (origins.some(({ type }) => type === TUNNEL)) return notApplicable("a tunnel's hostname");
  const hostname = read.text("name") ?? "";
  const names = certificates.flatMap((certificate) => {
    const one = inputsOf(certificate);
    return [one.text("domainName") ?? "", ...one.texts("subjectAlternativeNames")];
  });
  const found = names.some((name) => matches(name, hostname));
  return fact(found, "name", "on a certificate of the stack", found ? "on one" : "on none");
}

/** A wildcard stands for exactly one label. */
function matches(name: string, hostname: string): boolean {
  if (!name.startsWith("*.")) return name === hostname;
  return hostname.slice(hostname.indexOf(".")) === name.slice(1) && hostname.indexOf(".") > 0;
}
