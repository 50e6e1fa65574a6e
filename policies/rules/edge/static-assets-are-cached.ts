import { fact } from "../../expect.ts";
import { zoneRules } from "../../relations/edge-rules.ts";
import { noPublicHostname } from "../../relations/no-public-hostname.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { judge, stackRule } from "../../rule.ts";

export const staticAssetsAreCached = stackRule({
  name: "static-assets-are-cached",
  control: "EDGE-18",
  severity: "low",
  enforcement: "mandatory",
  statement: "Static files are served from Cloudflare's cache for a day or more.",
  rationale:
    "Files that never change need not be fetched from the other side of the world for every visitor.",
  remediation: "Write the files' hostname and path under edge.cache.",
  source: { url: "https://unpkg.com/@pulumi/cloudflare@6.22.1/types/input.d.ts", readOn: "2026-11-27" },
  check(index, context) {
    const other = zoneOfAnother(context);
    if (other !== undefined) return other;
    const rules = zoneRules(index, "http_request_cache_settings").filter(({ read }) =>
      read.flag("actionParameters.cache", false),
    );
    if (rules.length === 0)
      return (
        noPublicHostname(context) ??
        judge(undefined, () => fact(false, "cache rules", "one for static files", "none"))
      );
    return rules.flatMap(({ path, read, urn }) =>
      judge(urn, () => {
        const ttl = `${path}.actionParameters.edgeTtl`;
        const seconds = read.number("actionParameters.edgeTtl.default") ?? 0;
        const mode = read.text("actionParameters.edgeTtl.mode") ?? "nothing";
        return [
          fact(mode === "override_origin", `${ttl}.mode`, "override_origin", mode), // in any other the seconds say nothing
          fact(
            seconds >= DAY_SECONDS,
            `${ttl}.default`,
            `at least ${DAY_SECONDS} seconds`,
            `${seconds} seconds`,
          ),
        ];
      }),
    );
  },
});

const DAY_SECONDS = 86_400;
