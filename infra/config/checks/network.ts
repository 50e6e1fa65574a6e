import { type Cidr, contains, formatCidr, overlaps, parseCidr, withoutHostBits } from "../../lib/cidr.ts";
import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import { PRIVATE_RANGES, VPC_BITS } from "../../lib/subnets.ts";
import type { ConfigParts } from "../config.ts";

const { largest, smallest } = VPC_BITS;

/** The VPC's block must be a real, private one of a usable size, apart from every network it is joined to. */
export function checkNetwork({ network }: ConfigParts): readonly Problem[] {
  if (network === undefined) return [];
  const { cidr } = network;
  const vpc = cidr === undefined ? undefined : parseCidr(cidr);
  const peers = (network.peerCidrs ?? []).map((text, index) => ({
    text,
    where: `network.peerCidrs.${index}`,
  }));
  return [
    ...(cidr === undefined
      ? []
      : vpc === undefined
        ? [malformed("network.cidr", cidr)]
        : checkVpc(cidr, vpc)),
    ...peers.flatMap(({ text, where }) => checkPeer(where, text, vpc)),
  ];
}

function checkVpc(text: string, vpc: Cidr): readonly Problem[] {
  const where = "network.cidr";
  const problems: Problem[] = [];
  if (vpc.bits < largest || vpc.bits > smallest) {
    const next = vpc.bits > smallest ? "Take a larger block, such as" : "Take a smaller block, such as";
    const expected = `a block from /${largest} to /${smallest}, which leaves room for subnets of three kinds in three zones`;
    problems.push({ where, expected, found: shown(text), next: `${next} cidr: 10.20.0.0/16` });
  }
  if (!PRIVATE_RANGES.some((range) => contains(known(range), vpc))) {
    const expected = `a block inside ${PRIVATE_RANGES.join(", ")}`;
    problems.push({
      where,
      expected,
      found: shown(text),
      next: "Take a private block, such as cidr: 10.20.0.0/16",
    });
  }
  return problems;
}

function checkPeer(where: string, text: string, vpc: Cidr | undefined): readonly Problem[] {
  const peer = parseCidr(text);
  if (peer === undefined) return [malformed(where, text)];
  if (vpc === undefined || !overlaps(vpc, peer)) return [];
  return [
    {
      where,
      expected: `a block that does not overlap network.cidr ${formatCidr(vpc)}`,
      found: shown(text),
      next: "Change network.cidr: two joined networks cannot share an address",
    },
  ];
}

function malformed(where: string, text: string): Problem {
  const mended = withoutHostBits(text);
  if (mended === undefined) {
    const expected = "an IPv4 block such as 10.20.0.0/16";
    return {
      where,
      expected,
      found: shown(text),
      next: "Write four numbers up to 255, a slash and the length",
    };
  }
  const expected = "an IPv4 block that starts at its first address";
  return { where, expected, found: shown(text), next: `Write ${mended}` };
}

/** A range of our own table; not being one is a fault of ours. */
function known(range: string): Cidr {
  const block = parseCidr(range);
  if (block === undefined) throw new Error(`PRIVATE_RANGES holds ${range}, which is no block.`);
  return block;
}
