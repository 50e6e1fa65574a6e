import { isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { CACHE_GROUP } from "../../tokens.ts";

export const cacheIsEncrypted = resourceRule({
  name: "cache-is-encrypted",
  control: "ENC-01",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every cache is encrypted at rest, and so are its snapshots.",
  rationale: "Sessions and queues lie on disk and in snapshots too.",
  remediation: "Leave atRestEncryptionEnabled true.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
    readOn: "2026-11-27",
  },
  types: [CACHE_GROUP],
  check(view) {
    const read = inputsOf(view);
    // @pulumi/aws 7.48.0: false for the engine redis, which is also the default engine; true for valkey.
    const absent = (read.text("engine") ?? "redis") === "valkey";
    return isSet("atRestEncryptionEnabled", true, read.flag("atRestEncryptionEnabled", absent));
  },
});
