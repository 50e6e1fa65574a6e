import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { originVerifiesEdge } from "../../../../policies/rules/edge/origin-verifies-edge.ts";
import { LISTENER, LOAD_BALANCER } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const balancer = view(LOAD_BALANCER, "ingress-balancer", { internal: false });
const listener = from(
  view(LISTENER, "ingress-listener", {
    protocol: "HTTPS",
    loadBalancerArn: UNKNOWN,
    defaultActions: [{ type: "fixed-response" }],
    mutualAuthentication: { mode: "verify", trustStoreArn: UNKNOWN },
  }),
  "loadBalancerArn",
  balancer,
);
const mutual = (mutualAuthentication: unknown) => [balancer, given(listener, { mutualAuthentication })];

ruleTable(originVerifiesEdge, {
  rows: [
    { kind: "met", it: "accepts verify", views: [balancer, listener], state: "met" },
    {
      kind: "violated",
      it: "refuses off",
      views: mutual({ mode: "off" }),
      state: "violated",
      says: "EDGE-19: \"ingress-listener\" mutualAuthentication.mode must be verify; got off. Leave the listener's mutual authentication at verify, with the trust store of the stack's authority.",
    },
    {
      kind: "absent",
      it: "refuses a listener that says nothing",
      views: mutual(undefined),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses passthrough, which asks and checks nothing",
      views: mutual({ mode: "passthrough" }),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses certificates that have ended",
      views: mutual({ mode: "verify", ignoreClientCertificateExpiry: true }),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses a listener of HTTP that serves",
      views: [balancer, given(listener, { protocol: "HTTP", mutualAuthentication: undefined })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a mode that is not known undecided",
      views: mutual({ mode: UNKNOWN }),
      state: "undecided",
      undecided: "mutualAuthentication.mode",
    },
    {
      kind: "not applicable",
      it: "says nothing of a listener that only redirects",
      views: [balancer, given(listener, { protocol: "HTTP", defaultActions: [{ type: "redirect" }] })],
      state: "notApplicable",
    },
    {
      kind: "not applicable",
      it: "says nothing of an internal load balancer",
      views: [given(balancer, { internal: true }), listener],
      state: "notApplicable",
    },
    {
      kind: "boundary",
      it: "takes a load balancer in another stack's zone for neither met nor violated",
      views: mutual({ mode: "off" }),
      state: "unchecked",
      context: { ownsZone: false, zoneOwner: "production" },
    },
    {
      kind: "met",
      it: "accepts verify in another stack's zone too",
      views: [balancer, listener],
      state: "met",
      context: { ownsZone: false, zoneOwner: "production" },
    },
    {
      kind: "not applicable",
      it: "says nothing of a tunnel in another stack's zone",
      views: [given(balancer, { internal: true }), listener],
      state: "notApplicable",
      context: { ownsZone: false, zoneOwner: "production" },
    },
    {
      kind: "unknown",
      it: "leaves a zone that no stack owns undecided",
      views: [balancer, listener],
      state: "undecided",
      context: { ownsZone: false, zoneOwner: undefined },
    },
  ],
});
