import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { queueIsEncrypted } from "../../../../policies/rules/encryption/queue-is-encrypted.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const topic = view("aws:sns/topic:Topic", "alerts", {
  kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1",
});
const queue = view("aws:sqs/queue:Queue", "jobs", {});

ruleTable(queueIsEncrypted, {
  rows: [
    { kind: "met", it: "accepts a topic with a key", views: [topic], state: "met" },
    {
      kind: "violated",
      it: "refuses a queue whose encryption is switched off",
      views: [given(queue, { sqsManagedSseEnabled: false })],
      state: "violated",
      says: 'ENC-01: "jobs" kmsMasterKeyId must be a key; got nothing. Give the topic or queue a key in kmsMasterKeyId.',
    },
    {
      kind: "absent",
      it: "refuses a topic without a key: it stores in clear",
      views: [given(topic, { kmsMasterKeyId: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "accepts a queue that says nothing: SQS encrypts by itself",
      views: [queue],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a key with an empty name",
      views: [given(topic, { kmsMasterKeyId: "" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a queue with a key and without SQS's own",
      views: [given(queue, { kmsMasterKeyId: "alias/jobs", sqsManagedSseEnabled: false })],
      state: "met",
    },
    {
      kind: "unknown",
      it: "accepts a key that is not known yet",
      views: [given(topic, { kmsMasterKeyId: UNKNOWN })],
      state: "met",
    },
  ],
});
