import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";

const TOPIC = "aws:sns/topic:Topic";
const QUEUE = "aws:sqs/queue:Queue";

export const queueIsEncrypted = resourceRule({
  name: "queue-is-encrypted",
  control: "ENC-01",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every queue and every topic is encrypted at rest.",
  rationale: "Messages wait on disk, and say in clear what happened to whom.",
  remediation: "Give the topic or queue a key in kmsMasterKeyId.",
  source: { url: "https://unpkg.com/@pulumi/aws@7.48.0/sns/topic.d.ts", readOn: "2026-11-27" },
  types: [QUEUE, TOPIC],
  check(view) {
    const read = inputsOf(view);
    if (read.unknown("kmsMasterKeyId") || (read.text("kmsMasterKeyId") ?? "") !== "")
      return fact(true, "kmsMasterKeyId", "a key", "a key");
    // SQS encrypts with keys of its own unless that is switched off (SQS guide); SNS stores in clear without a key.
    const own = view.type === QUEUE && read.flag("sqsManagedSseEnabled", true);
    return fact(own, "kmsMasterKeyId", "a key", own ? "SQS's own keys" : "nothing");
  },
});
