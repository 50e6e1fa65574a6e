import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { logGroupUsesCustomerKey } from "../../../../policies/rules/encryption/log-group-uses-customer-key.ts";
import { LOG_GROUP } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const group = view(LOG_GROUP, "logs-api", { kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1" });

ruleTable(logGroupUsesCustomerKey, {
  rows: [
    { kind: "met", it: "accepts a key", views: [group], state: "met" },
    {
      kind: "violated",
      it: "refuses a key that was taken away",
      views: [given(group, { kmsKeyId: null })],
      state: "violated",
      says: "ENC-01: \"logs-api\" kmsKeyId must be a customer-managed key; got nothing, so AWS's own key. Give the log group the stack's key in kmsKeyId.",
    },
    {
      kind: "absent",
      it: "refuses a group that names no key",
      views: [given(group, { kmsKeyId: undefined })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "accepts a key whose ARN is not known yet: whatever it is, it is a customer's",
      views: [given(group, { kmsKeyId: UNKNOWN })],
      state: "met",
    },
  ],
  without: { boundary: "a key is named or not", spelling: "CloudWatch takes a key's ARN and nothing else" },
});
