import { fact } from "../../expect.ts";
import { CACHE_SUPPORT } from "../../facts/cache-support.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { CACHE_CLUSTER, CACHE_GROUP } from "../../tokens.ts";

export const cacheVersionIsSupported = resourceRule({
  name: "cache-version-is-supported",
  control: "DAT-07",
  severity: "high",
  enforcement: "mandatory",
  statement: "Caches run in a version that is still supported.",
  rationale: "After the end of support no fix comes, and AWS charges for what it still keeps alive.",
  remediation: "Name a supported version in cache.version.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html",
    readOn: "2026-11-27",
  },
  types: [CACHE_GROUP, CACHE_CLUSTER],
  check(view, { today }) {
    const read = inputsOf(view);
    // A node of a group runs what the group runs.
    if (view.type === CACHE_CLUSTER && read.has("replicationGroupId")) return undefined;
    const engine = read.text("engine") ?? "redis"; // @pulumi/aws 7.48.0: redis where nothing is said
    const version = read.text("engineVersion");
    if (version === undefined) return fact(false, "engineVersion", "a supported version", "nothing");
    const known = CACHE_SUPPORT[engine] ?? {};
    const major = version.split(".")[0] ?? "";
    if (!Object.hasOwn(known, major))
      return fact(false, "engineVersion", "a version with known support", `${engine} ${version}`);
    const end = known[major];
    const until = end === undefined ? "no end announced" : `supported until ${end}`;
    return fact(
      end === undefined || today <= end,
      "engineVersion",
      `supported on ${today}`,
      `${engine} ${version}, ${until}`,
    );
  },
});
