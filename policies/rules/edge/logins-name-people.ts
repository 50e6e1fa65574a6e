import { fact } from "../../expect.ts";
import { inputsOf, type Reader } from "../../reader.ts";
import { ACCESS_POLICY } from "../../relations/access-applications.ts";
import { ACCESS_APPLICATION } from "../../relations/passing-requests.ts";
import { resourceRule } from "../../rule.ts";

/** Hours that a login may last. */
const MAX_HOURS = 24;
/** Cloudflare's own, where nothing is said (terraform-provider-cloudflare 5.22.0, zero_trust_access_policy/schema.go, read 2026-11-20). */
const DEFAULT_DURATION = "24h";
/** Selectors that mean people, and not everybody or a machine. */
const PEOPLE = [
  "email",
  "emailDomain",
  "emailList",
  "group",
  "gsuite",
  "azureAd",
  "okta",
  "saml",
  "githubOrganization",
];

export const loginsNamePeople = resourceRule({
  name: "logins-name-people",
  control: "EDGE-15",
  severity: "high",
  enforcement: "mandatory",
  statement: "A login lets named people pass, for a day at most.",
  rationale: "A login that everybody passes is none, and one that lasts for weeks outlives a lost laptop.",
  remediation: "Name emails or emailDomains under admin.access, and sessionHours up to 24.",
  source: {
    url: "https://unpkg.com/@pulumi/cloudflare@6.22.1/zeroTrustAccessPolicy.d.ts",
    readOn: "2026-11-27",
  },
  types: [ACCESS_POLICY, ACCESS_APPLICATION],
  check(view) {
    const read = inputsOf(view);
    const lasts = session(read);
    if (view.type === ACCESS_APPLICATION)
      return [
        lasts,
        ...read
          .items("policies")
          .filter((one) => one.has("decision"))
          .flatMap(people),
      ];
    return [lasts, ...people(read)];
  },
});

function session(read: Reader) {
  const duration = read.text("sessionDuration") ?? DEFAULT_DURATION;
  const hours = hoursOf(duration);
  return fact(hours <= MAX_HOURS, "sessionDuration", `at most ${MAX_HOURS}h`, duration);
}

function people(read: Reader) {
  const at = (name: string) => (read.path === "" ? name : `${read.path}.${name}`);
  const decision = read.text("decision") ?? "nothing";
  if (decision === "deny") return [];
  const includes = read.items("includes");
  const strange = includes.flatMap((one) => one.keys("").filter((name) => !PEOPLE.includes(name)))[0];
  const named = includes.length > 0 && strange === undefined;
  return [
    fact(decision === "allow", at("decision"), "allow", decision),
    fact(named, at("includes"), "named people", named ? "named people" : (strange ?? "nobody")),
  ];
}

/** `2h45m` in hours; a text of no such form counts as endless. */
function hoursOf(duration: string): number {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(h|m|s)/g)];
  if (parts.length === 0) return Number.POSITIVE_INFINITY;
  const unit: Readonly<Record<string, number>> = { h: 1, m: 1 / 60, s: 1 / 3600 };
  return parts.reduce((sum, [, count, name = "h"]) => sum + Number(count) * (unit[name] ?? 1), 0);
}
