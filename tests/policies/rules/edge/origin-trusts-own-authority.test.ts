import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { originTrustsOwnAuthority } from "../../../../policies/rules/edge/origin-trusts-own-authority.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const AUTHORITY = "tls:index/selfSignedCert:SelfSignedCert";
const authority = view(AUTHORITY, "origin-pull-ca", {});
const other = view(AUTHORITY, "other-ca", {});
const leaf = from(
  view("tls:index/locallySignedCert:LocallySignedCert", "origin-pull-client", { caCertPem: UNKNOWN }),
  "caCertPem",
  authority,
);
const shown = from(
  view(
    "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate",
    "origin-pull-certificate",
    { certificate: UNKNOWN },
  ),
  "certificate",
  leaf,
);
const bundle = from(
  view("aws:s3/bucketObjectv2:BucketObjectv2", "origin-pull-authority", {
    key: "authority.pem",
    content: UNKNOWN,
  }),
  "content",
  authority,
);
const store = view("aws:lb/trustStore:TrustStore", "origin-pull-trust", {
  caCertificatesBundleS3Key: "authority.pem",
});
const all = [authority, leaf, shown, bundle, store];

ruleTable(originTrustsOwnAuthority, {
  rows: [
    { kind: "met", it: "accepts the authority that signed the edge's certificate", views: all, state: "met" },
    {
      kind: "violated",
      it: "refuses another authority in the bundle",
      views: [authority, other, leaf, shown, from(bundle, "content", other), store],
      state: "violated",
      says: "EDGE-19: \"origin-pull-trust\" caCertificatesBundleS3Key must be the authority that signs the edge's certificate; got one that signs nothing of the edge's. Let the trust store's bundle be the certificate of the authority that signs the edge's certificate.",
    },
    {
      kind: "absent",
      it: "refuses a bundle that is no object of the stack's",
      views: [authority, leaf, shown, store],
      state: "violated",
    },
    {
      kind: "absent",
      it: "says nothing without a trust store",
      views: [authority, leaf, shown],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "refuses a store while the edge shows no certificate of the stack's",
      views: [authority, leaf, bundle, store],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts the same texts, once they are known",
      views: [
        { ...authority, outputs: { certPem: "CA" } },
        { ...given(leaf, { caCertPem: "CA" }), propertyDependencies: {}, outputs: { certPem: "LEAF" } },
        { ...given(shown, { certificate: "LEAF" }), propertyDependencies: {} },
        { ...given(bundle, { content: "CA" }), propertyDependencies: {} },
        store,
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a bundle that comes from elsewhere and is not known undecided",
      views: [authority, leaf, shown, { ...bundle, propertyDependencies: {} }, store],
      state: "undecided",
      undecided: "content",
    },
  ],
});
