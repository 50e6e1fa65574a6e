import { getIpRanges } from "@pulumi/cloudflare/getIpRanges.js";
import { type ProviderResource, RunError } from "@pulumi/pulumi";
import type { Facts } from "../context.ts";

/** The addresses that Cloudflare speaks from, sorted. Without any, the load balancer would accept nobody. */
export async function edgeRanges(provider: ProviderResource): Promise<Facts["edgeRanges"]> {
  const { ipv4Cidrs, ipv6Cidrs } = await getIpRanges({}, { provider });
  if (ipv4Cidrs.length === 0) {
    throw new RunError(
      "cloudflare: the list of its IPv4 ranges was expected; got an empty one. Run again when its API answers.",
    );
  }
  return { ipv4: [...ipv4Cidrs].sort(), ipv6: [...ipv6Cidrs].sort() };
}
