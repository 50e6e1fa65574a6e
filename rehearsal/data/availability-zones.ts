/**
 * Availability zones of each commercial AWS region that an account finds without opting in to local zones: letters of the zone
 * names, and the identifiers of the zones that they stand for. Which identifier hides behind a letter differs between accounts;
 * here it is the plain order. Source: AWS documentation, "AWS Regions and Availability Zones" (Regions table, zone ids), from memory, 2026-11.
 */
export const availabilityZones: Readonly<
  Record<string, { readonly letters: string; readonly ids: readonly string[] }>
> = {
  "af-south-1": zones("afs1", "abc"),
  "ap-east-1": zones("ape1", "abc"),
  "ap-east-2": zones("ape2", "abc"),
  "ap-northeast-1": zones("apne1", "acd", [4, 1, 2]),
  "ap-northeast-2": zones("apne2", "abcd"),
  "ap-northeast-3": zones("apne3", "abc"),
  "ap-south-1": zones("aps1", "abc", [1, 3, 2]),
  "ap-south-2": zones("aps2", "abc"),
  "ap-southeast-1": zones("apse1", "abc"),
  "ap-southeast-2": zones("apse2", "abc"),
  "ap-southeast-3": zones("apse3", "abc"),
  "ap-southeast-4": zones("apse4", "abc"),
  "ap-southeast-5": zones("apse5", "abc"),
  "ap-southeast-6": zones("apse6", "abc"),
  "ap-southeast-7": zones("apse7", "abc"),
  "ca-central-1": zones("cac1", "abd", [1, 2, 4]),
  "ca-west-1": zones("caw1", "abc"),
  "eu-central-1": zones("euc1", "abc"),
  "eu-central-2": zones("euc2", "abc"),
  "eu-north-1": zones("eun1", "abc"),
  "eu-south-1": zones("eus1", "abc"),
  "eu-south-2": zones("eus2", "abc"),
  "eu-west-1": zones("euw1", "abc"),
  "eu-west-2": zones("euw2", "abc"),
  "eu-west-3": zones("euw3", "abc"),
  "il-central-1": zones("ilc1", "abc"),
  "me-central-1": zones("mec1", "abc"),
  "me-south-1": zones("mes1", "abc"),
  "mx-central-1": zones("mxc1", "abc"),
  "sa-east-1": zones("sae1", "abc"),
  "us-east-1": zones("use1", "abcdef"),
  "us-east-2": zones("use2", "abc"),
  "us-west-1": zones("usw1", "ac", [1, 3]),
  "us-west-2": zones("usw2", "abcd"),
};

function zones(short: string, letters: string, numbers = [...letters].map((_, index) => index + 1)) {
  return { letters, ids: numbers.map((number) => `${short}-az${number}`) };
}

export interface Zone {
  readonly name: string;
  readonly id: string;
}

/** The zones of a region in the order of their names; empty for a region that is not in the table. */
export function zonesOf(region: string): readonly Zone[] {
  const entry = availabilityZones[region];
  return [...(entry?.letters ?? "")].map((letter, index) => ({
    name: `${region}${letter}`,
    id: entry?.ids[index] ?? "",
  }));
}
