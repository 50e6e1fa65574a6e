import type { Reader } from "../../policies/reader.ts";
import { each, type Metered, type Meters } from "../meter.ts";

/** Members for which the prices stand. */
const MEMBERS = 3;

/** Clusters of MongoDB Atlas in each tier, and what a tier adds. */
export const atlasMeters: Meters = {
  "mongodbatlas:index/advancedCluster:AdvancedCluster": (read, at) => [
    ...read
      .items("replicationSpecs")
      .flatMap((spec) => spec.items("regionConfigs"))
      .flatMap((config) => tierUse(config, () => at.assume("hours"))),
    ...(read.flag("backupEnabled", false) ? [each("MongoDB Atlas backup", "storage", "GB-month")] : []),
  ],
  "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint": (_, at) => [
    each("MongoDB Atlas private endpoint", "endpoint", "hour", at.assume("hours")),
  ],
};

function tierUse(config: Reader, hours: () => number): readonly Metered[] {
  const region = regionOf(config.text("regionName"));
  const size = config.text("electableSpecs.instanceSize");
  if (config.text("providerName") === "FLEX") {
    return [{ ...each("MongoDB Atlas Flex", "base, to 100 operations/s", "month"), region }];
  }
  if (size === "M0") return [{ ...each("MongoDB Atlas M0", "cluster", "hour", hours()), region }];
  const members = config.number("electableSpecs.nodeCount") ?? MEMBERS;
  return [
    {
      ...each(
        `MongoDB Atlas ${size ?? "size not said"}`,
        `${MEMBERS} members`,
        "hour",
        (hours() * members) / MEMBERS,
      ),
      region,
    },
  ];
}

/** Atlas writes `US_EAST_1` for AWS's `us-east-1`. */
function regionOf(name: string | undefined): string {
  return (name ?? "not said").toLowerCase().replaceAll("_", "-");
}
