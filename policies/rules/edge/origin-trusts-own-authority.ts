import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";

const TRUST_STORE = "aws:lb/trustStore:TrustStore";
const OBJECT = "aws:s3/bucketObjectv2:BucketObjectv2";
const AUTHORITY = "tls:index/selfSignedCert:SelfSignedCert";
const EDGE_CERTIFICATE =
  "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate";
const SIGNED = "tls:index/locallySignedCert:LocallySignedCert";

export const originTrustsOwnAuthority = stackRule({
  name: "origin-trusts-own-authority",
  control: "EDGE-19",
  severity: "high",
  enforcement: "mandatory",
  statement: "The origin trusts the stack's own authority, the one that signed the edge's certificate.",
  rationale: "A trust store with another authority lets in whoever that one signs for, or nobody at all.",
  remediation:
    "Let the trust store's bundle be the certificate of the authority that signs the edge's certificate.",
  source: {
    url: "https://developers.cloudflare.com/ssl/origin-configuration/authenticated-origin-pull/aws-alb-integration/",
    readOn: "2026-11-20",
  },
  check: (index) =>
    index.ofType(TRUST_STORE).flatMap((store) =>
      judge(store.urn, () => {
        const trusted = bundlesOf(index, store).flatMap((bundle) => sources(index, bundle, "content"));
        const signed = index
          .ofType(EDGE_CERTIFICATE)
          .flatMap((shown) => sources(index, shown, "certificate", SIGNED))
          .flatMap((leaf) => sources(index, leaf, "caCertPem"));
        const same = trusted.length > 0 && signed.length > 0 && signed.every((one) => trusted.includes(one));
        return fact(
          same,
          "caCertificatesBundleS3Key",
          "the authority that signs the edge's certificate",
          same
            ? "that authority"
            : trusted.length === 0
              ? "another authority"
              : "one that signs nothing of the edge's",
        );
      }),
    ),
});

/** The objects that hold the store's bundle. */
function bundlesOf(index: ViewIndex, store: ResourceView): readonly ResourceView[] {
  const linked = index.linked(store, "caCertificatesBundleS3Key", OBJECT);
  if (linked.length > 0) return linked;
  const key = inputsOf(store).text("caCertificatesBundleS3Key");
  return index.ofType(OBJECT).filter((object) => object.inputs.key === key);
}

/** Where a certificate's text comes from: by its dependencies, or, where it is known, by being the same. */
function sources(
  index: ViewIndex,
  view: ResourceView,
  property: string,
  type = AUTHORITY,
): readonly ResourceView[] {
  const from = (view.propertyDependencies[property] ?? []).flatMap((urn) => index.byUrn.get(urn) ?? []);
  const linked = from.filter((one) => one.type === type);
  if (linked.length > 0) return linked;
  const text = inputsOf(view).text(property);
  return text === undefined ? [] : index.ofType(type).filter((one) => one.outputs.certPem === text);
}
