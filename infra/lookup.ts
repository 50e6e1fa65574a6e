import { getAvailabilityZones } from "@pulumi/aws/getAvailabilityZones.js";
import { type ProviderResource, RunError } from "@pulumi/pulumi";
import type { Settings } from "./config/settings.ts";
import type { Facts, StackContext } from "./context.ts";
import { edgeRanges } from "./edge/edge-ranges.ts";
import { externalVersions } from "./secrets/lookup.ts";

/** Everything that the program asks of the clouds before it declares a resource that depends on it. */
export async function lookUp(settings: Settings, providers: StackContext["providers"]): Promise<Facts> {
  const [zones, ranges, versions] = await Promise.all([
    zoneNames(settings, providers.aws),
    edgeRanges(providers.cloudflare),
    externalVersions(settings, providers.aws),
  ]);
  return { zones, edgeRanges: ranges, externalVersions: versions };
}

/**
 * The region's availability zones without local and wavelength zones, alphabetical. No filter by state: a zone that is
 * impaired for an hour would shift the others' places, and with them every subnet.
 */
async function zoneNames(settings: Settings, provider: ProviderResource): Promise<readonly string[]> {
  const { names } = await getAvailabilityZones(
    { filters: [{ name: "zone-type", values: ["availability-zone"] }] },
    { provider },
  );
  const { zoneCount } = settings.network;
  if (names.length < zoneCount) {
    const found = names.length === 0 ? "none" : [...names].sort().join(", ");
    throw new RunError(
      `network.zoneCount: ${zoneCount} zones were expected in ${settings.aws.region}; got ${found}. ` +
        "Take a smaller zoneCount or another region.",
    );
  }
  return [...names].sort();
}
