import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { listenerSpeaksModernTls } from "../../../../policies/rules/encryption/listener-speaks-modern-tls.ts";
import { LISTENER } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const listener = view(LISTENER, "ingress-listener", {
  protocol: "HTTPS",
  sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
});

ruleTable(listenerSpeaksModernTls, {
  rows: [
    { kind: "met", it: "accepts TLS 1.2 and 1.3", views: [listener], state: "met" },
    {
      kind: "violated",
      it: "refuses TLS 1.0",
      views: [given(listener, { sslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" })],
      state: "violated",
      says: 'ENC-04: "ingress-listener" sslPolicy must be a policy of TLS 1.2 or higher; got ELBSecurityPolicy-TLS13-1-0-2021-06. Name a security policy whose lowest version is TLS 1.2, such as ELBSecurityPolicy-TLS13-1-2-2021-06.',
    },
    {
      kind: "absent",
      it: "refuses the provider's default, which still speaks TLS 1.0",
      views: [given(listener, { sslPolicy: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses TLS 1.1",
      views: [given(listener, { sslPolicy: "ELBSecurityPolicy-TLS-1-1-2017-01" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts TLS 1.3 alone",
      views: [given(listener, { sslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads a TLS listener and the older type",
      views: [view("aws:alb/listener:Listener", "old", { protocol: "TLS" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown policy undecided",
      views: [given(listener, { sslPolicy: UNKNOWN })],
      state: "undecided",
      undecided: "sslPolicy",
    },
    {
      kind: "not applicable",
      it: "does not ask it of a plain listener",
      views: [given(listener, { protocol: undefined })],
      state: "notApplicable",
    },
  ],
});
