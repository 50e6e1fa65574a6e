import type { ViewIndex } from "../index-views.ts";
import { inputsOf, type Reader } from "../reader.ts";
import { ACCESS_POLICY, coversRoute, protectedUris } from "./access-applications.ts";
import { ACCESS_APPLICATION } from "./passing-requests.ts";

/**
 * URN of the application of Cloudflare Access that stands before the whole of a hostname and lets only those pass whom it allows;
 * undefined where none does. Whether they are named people is for `logins-name-people`. Throws `Undecided` where a policy is not
 * known yet.
 */
export function loginBefore(index: ViewIndex, hostname: string): string | undefined {
  const before = index.ofType(ACCESS_APPLICATION).find((application) => {
    if (!protectedUris(application).some((uri) => coversRoute(uri, hostname, ""))) return false;
    const linked = index.linked(application, "policies", ACCESS_POLICY).map(inputsOf);
    const inline = inputsOf(application)
      .items("policies")
      .filter((one) => one.has("decision"));
    const all = [...linked, ...inline];
    return all.length > 0 && all.every(allowsSome);
  });
  return before?.urn;
}

function allowsSome(policy: Reader): boolean {
  const includes = policy.items("includes");
  return (
    policy.text("decision") === "allow" &&
    includes.length > 0 &&
    !includes.some((one) => one.keys("").includes("everyone"))
  );
}
