import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { CACHE_GROUP } from "../../tokens.ts";

/** First major version of Redis whose TLS cannot go below 1.2 in ElastiCache; Valkey's never can. */
const MODERN_REDIS = 6;

export const cacheSpeaksModernTls = resourceRule({
  name: "cache-speaks-modern-tls",
  control: "ENC-04",
  severity: "high",
  enforcement: "mandatory",
  statement: "Caches speak TLS 1.2 or newer only.",
  rationale: "Older versions can be broken by whoever listens.",
  remediation: "Leave transitEncryptionEnabled true, with Valkey or Redis 6 and newer.",
  // AWS's announcement: from Redis 6 on TLS 1.2 is the lowest, for everybody since 2025-05-08.
  source: {
    url: "https://aws.amazon.com/about-aws/whats-new/2024/05/amazon-elasticache-minimum-tls-version-1-2",
    readOn: "2026-11-20",
  },
  types: [CACHE_GROUP],
  check(view) {
    const read = inputsOf(view);
    const property = "lowest TLS version";
    if (!read.flag("transitEncryptionEnabled", false))
      return fact(false, property, "1.2 or newer", "no TLS at all");
    const engine = read.text("engine") ?? "redis"; // @pulumi/aws 7.48.0: redis where nothing is said
    const version = read.text("engineVersion") ?? "";
    const modern = engine === "valkey" || Number.parseInt(version, 10) >= MODERN_REDIS;
    return fact(
      modern,
      property,
      "1.2 or newer",
      modern ? "1.2, which ElastiCache fixes" : `that of ${engine} ${version}`,
    );
  },
});
