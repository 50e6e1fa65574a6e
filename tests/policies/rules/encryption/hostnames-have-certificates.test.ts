import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { hostnamesHaveCertificates } from "../../../../policies/rules/encryption/hostnames-have-certificates.ts";
import {
  CERTIFICATE,
  CERTIFICATE_VALIDATION,
  DNS_RECORD,
  LISTENER,
  TUNNEL,
} from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const certificate = view(CERTIFICATE, "certificate", {
  domainName: "shop.example",
  subjectAlternativeNames: ["api.shop.example"],
  validationMethod: "DNS",
});
const validation = from(
  view(CERTIFICATE_VALIDATION, "validation", { certificateArn: UNKNOWN }),
  "certificateArn",
  certificate,
);
const listener = from(view(LISTENER, "listener", { certificateArn: UNKNOWN }), "certificateArn", validation);
const record = view(DNS_RECORD, "record", { type: "CNAME", name: "api.shop.example", proxied: true });
const tunnel = view(TUNNEL, "tunnel-tools-tunnel", {});
const ground = [certificate, validation, listener];

ruleTable(hostnamesHaveCertificates, {
  rows: [
    {
      kind: "met",
      it: "accepts a hostname among the alternative names",
      views: [...ground, record],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a hostname on no certificate",
      views: [...ground, given(record, { name: "admin.shop.example" })],
      state: "violated",
      says: 'ENC-07: "record" name must be on a certificate of the stack; got on none. Name the hostname on the stack\'s certificate, validated by DNS.',
    },
    {
      kind: "not applicable",
      it: "asks none for a hostname that leads to a tunnel of the stack",
      views: [
        from(given(record, { name: "tools.shop.example", content: UNKNOWN }), "content", tunnel),
        tunnel,
      ],
      state: "notApplicable",
    },
    {
      kind: "violated",
      it: "refuses a hostname that leads to a tunnel of somebody else",
      views: [
        ...ground,
        given(record, { name: "tools.shop.example", content: "else.cfargotunnel.com" }),
        tunnel,
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses validation by mail, which no machine can renew",
      views: [given(certificate, { validationMethod: "EMAIL" }), validation, listener],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a certificate that no listener uses",
      views: [certificate, validation],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses an imported certificate, which has no method",
      views: [given(certificate, { validationMethod: undefined }), validation, listener],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts one label under a wildcard",
      views: [
        given(certificate, { domainName: "*.shop.example" }),
        validation,
        listener,
        given(record, { name: "www.shop.example" }),
      ],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses two labels under a wildcard",
      views: [
        given(certificate, { domainName: "*.shop.example" }),
        validation,
        listener,
        given(record, { name: "a.b.shop.example" }),
      ],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses the bare domain under a wildcard",
      views: [
        given(certificate, { domainName: "*.shop.example", subjectAlternativeNames: [] }),
        validation,
        listener,
        given(record, { name: "shop.example" }),
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a listener that names the certificate itself",
      views: [certificate, from(listener, "certificateArn", certificate), record],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown hostname undecided",
      views: [...ground, given(record, { name: UNKNOWN })],
      state: "undecided",
      undecided: "name",
    },
  ],
});
