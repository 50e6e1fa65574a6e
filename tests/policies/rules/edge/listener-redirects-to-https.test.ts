import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { listenerRedirectsToHttps } from "../../../../policies/rules/edge/listener-redirects-to-https.ts";
import { LISTENER } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const redirect = { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };
const listener = view(LISTENER, "listener", { protocol: "HTTP", defaultActions: [redirect] });

ruleTable(listenerRedirectsToHttps, {
  rows: [
    { kind: "met", it: "accepts a redirect to HTTPS", views: [listener], state: "met" },
    {
      kind: "violated",
      it: "refuses to forward plain HTTP",
      views: [given(listener, { defaultActions: [{ type: "forward" }] })],
      state: "violated",
      says: 'EDGE-01: "listener" defaultActions must be a redirect to HTTPS; got another answer. Remove the HTTP listener, or let its default action redirect to HTTPS.',
    },
    {
      kind: "violated",
      it: "refuses a redirect that stays on HTTP",
      views: [given(listener, { defaultActions: [{ type: "redirect", redirect: { protocol: "HTTP" } }] })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "takes an unnamed protocol for HTTP",
      views: [given(listener, { protocol: undefined, defaultActions: [{ type: "forward" }] })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a listener without any action",
      views: [given(listener, { defaultActions: [] })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads the older type",
      views: [view("aws:alb/listener:Listener", "old", { defaultActions: [{ type: "forward" }] })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown actions undecided",
      views: [given(listener, { defaultActions: UNKNOWN })],
      state: "undecided",
      undecided: "defaultActions",
    },
    {
      kind: "not applicable",
      it: "does not ask it of an HTTPS listener",
      views: [given(listener, { protocol: "HTTPS" })],
      state: "notApplicable",
    },
  ],
});
