import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentStoreUsesOwnKey } from "../../../../policies/rules/encryption/document-store-uses-own-key.ts";
import { dedicated, encryption, flex, project } from "../../example-atlas.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(documentStoreUsesOwnKey, {
  rows: [
    {
      kind: "met",
      it: "accepts the project's own key",
      views: [project, dedicated, encryption],
      state: "met",
    },
    { kind: "met", it: "accepts Atlas' key for Flex", views: [project, flex], state: "met" },
    {
      kind: "violated",
      it: "refuses a cluster with Atlas' key",
      views: [project, given(dedicated, { encryptionAtRestProvider: "NONE" }), encryption],
      state: "violated",
      says: 'ENC-01: "cluster" encryptionAtRestProvider must be AWS; got NONE. Leave encryptionAtRestProvider AWS and the project\'s encryption at rest in place.',
    },
    {
      kind: "violated",
      it: "refuses a project whose key is switched off",
      views: [project, dedicated, given(encryption, { awsKmsConfig: { enabled: false } })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a cluster that names no key",
      views: [project, given(dedicated, { encryptionAtRestProvider: undefined }), encryption],
      state: "violated",
    },
    { kind: "absent", it: "refuses a project without a key", views: [project, dedicated], state: "violated" },
    {
      kind: "spelling",
      it: "finds the key by its project's id",
      views: [project, dedicated, { ...encryption, propertyDependencies: {} }],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown provider undecided",
      views: [project, given(dedicated, { encryptionAtRestProvider: UNKNOWN }), encryption],
      state: "undecided",
      undecided: "encryptionAtRestProvider",
    },
  ],
  without: { boundary: "a key is used or is not" },
});
