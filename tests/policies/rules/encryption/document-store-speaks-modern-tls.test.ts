import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentStoreSpeaksModernTls } from "../../../../policies/rules/encryption/document-store-speaks-modern-tls.ts";
import { dedicated, flex } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

const lowest = (version: unknown) =>
  given(dedicated, { advancedConfiguration: { minimumEnabledTlsProtocol: version } });

ruleTable(documentStoreSpeaksModernTls, {
  rows: [
    { kind: "met", it: "accepts TLS 1.2", views: [dedicated], state: "met" },
    {
      kind: "violated",
      it: "refuses TLS 1.0",
      views: [lowest("TLS1_0")],
      state: "violated",
      says: 'ENC-04: "cluster" advancedConfiguration.minimumEnabledTlsProtocol must be TLS1_2 or TLS1_3; got TLS1_0. Leave minimumEnabledTlsProtocol at TLS1_2.',
    },
    {
      kind: "absent",
      it: "refuses a cluster that names no version",
      views: [given(dedicated, { advancedConfiguration: undefined })],
      state: "violated",
    },
    { kind: "boundary", it: "refuses TLS 1.1", views: [lowest("TLS1_1")], state: "violated" },
    { kind: "spelling", it: "knows TLS 1.3", views: [lowest("TLS1_3")], state: "met" },
    {
      kind: "unknown",
      it: "leaves an unknown version undecided",
      views: [lowest(UNKNOWN)],
      state: "undecided",
      undecided: "advancedConfiguration.minimumEnabledTlsProtocol",
    },
    { kind: "not applicable", it: "asks it of no Flex", views: [flex], state: "notApplicable" },
  ],
});
