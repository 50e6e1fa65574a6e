import { fact, isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { CACHE_CLUSTER, CACHE_GROUP } from "../../tokens.ts";

export const cacheRefusesPlainConnections = resourceRule({
  name: "cache-refuses-plain-connections",
  control: "ENC-05",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every cache refuses connections without TLS.",
  rationale: "A client that forgets TLS sends the token and the sessions in clear, and nobody notices.",
  remediation: "Leave transitEncryptionEnabled true and transitEncryptionMode required.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html",
    readOn: "2026-11-27",
  },
  types: [CACHE_GROUP, CACHE_CLUSTER],
  check(view) {
    const read = inputsOf(view);
    const encrypted = isSet("transitEncryptionEnabled", true, read.flag("transitEncryptionEnabled", false)); // ElastiCache: off unless asked for
    const mode = read.text("transitEncryptionMode") ?? "required"; // ElastiCache: required where nothing is said
    return encrypted.state === "met"
      ? fact(mode === "required", "transitEncryptionMode", "required", mode)
      : encrypted;
  },
});
