import type { SubnetKind, SubnetSettings } from "../config/network-settings.ts";
import { formatCidr, parseCidr, subBlock } from "./cidr.ts";

/** Order is identity: a kind's position decides its blocks, so it never changes and a new kind goes to the end. */
const KINDS: readonly SubnetKind[] = ["public", "private", "isolated"];

/** Room for zones in each kind. One more than can be used, so that the four kinds' blocks stay powers of two. */
const ZONES_PER_KIND = 4;

/** The VPC is cut into 16 blocks of one size: four kinds (one spare) of four zones (one spare). */
const EXTRA_BITS = 4;

/**
 * Sizes of a VPC, in bits. /16 is AWS's largest (docs.aws.amazon.com/vpc, "VPC CIDR blocks", from memory, 2026-11). /22 gives
 * subnets of /26: a load balancer wants /27 or larger with 8 free addresses, and each task takes an address.
 */
export const VPC_BITS = { largest: 16, smallest: 22 } as const;

/** Ranges that a VPC may stand in: private use (RFC 1918) and shared address space (RFC 6598). */
export const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] as const;

/**
 * The subnets of a VPC, by kind and then zone. A subnet's block depends on the VPC, its kind and its zone alone,
 * never on the number of zones: adding a zone moves nothing.
 */
export function subnetsOf(vpcCidr: string, zoneCount: number): readonly SubnetSettings[] {
  const vpc = parseCidr(vpcCidr);
  if (vpc === undefined) throw new RangeError(`${vpcCidr} is not a network block.`);
  if (zoneCount < 1 || zoneCount > ZONES_PER_KIND)
    throw new RangeError(`${zoneCount} zones cannot be laid out.`);
  return KINDS.flatMap((kind, kindIndex) =>
    Array.from({ length: zoneCount }, (_, zone) => ({
      kind,
      zone,
      cidr: formatCidr(subBlock(vpc, vpc.bits + EXTRA_BITS, kindIndex * ZONES_PER_KIND + zone)),
    })),
  );
}
