import type { Broken } from "../edited-stacks.ts";

/** Accounts, regions, names and network blocks. */
export const places: readonly Broken[] = [
  {
    mistake: "an account id of 11 digits",
    edits: [['accountId: "444455556666"', 'accountId: "44445555666"']],
    messages: [
      'Pulumi.production.yaml aws.accountId: 12 digits as text in quotes; got "44445555666". Write it like accountId: "111122223333".',
    ],
  },
  {
    mistake: "a region that does not exist",
    edits: [["region: ap-southeast-3", "region: ap-southeast-33"]],
    messages: [
      'Pulumi.production.yaml aws.region: the name of an AWS region; got "ap-southeast-33". Write region: ap-southeast-3.',
    ],
  },
  {
    mistake: "a recovery region equal to the main one",
    edits: [["recoveryRegion: ap-southeast-1", "recoveryRegion: ap-southeast-3"]],
    messages: [
      'Pulumi.production.yaml aws.recoveryRegion: another region than aws.region; got "ap-southeast-3" for both. Choose a region that a failure of the main one does not reach.',
    ],
  },
  {
    mistake: "a domain with a scheme",
    edits: [["domain: warungin.example", "domain: https://warungin.example"]],
    messages: [
      'Pulumi.production.yaml domain: a domain name without scheme, port or path; got "https://warungin.example". Write it like domain: example.com.',
    ],
  },
  {
    mistake: "a block that overlaps a joined network",
    edits: [["peerCidrs: [10.20.0.0/16]", "peerCidrs: [10.30.128.0/17]"]],
    messages: [
      'Pulumi.production.yaml network.peerCidrs.0: a block that does not overlap network.cidr 10.30.0.0/16; got "10.30.128.0/17". Change network.cidr: two joined networks cannot share an address.',
    ],
  },
  {
    mistake: "a block that is too small",
    edits: [["cidr: 10.30.0.0/16", "cidr: 10.30.0.0/24"]],
    messages: [
      'Pulumi.production.yaml network.cidr: a block from /16 to /22, which leaves room for subnets of three kinds in three zones; got "10.30.0.0/24". Take a larger block, such as cidr: 10.20.0.0/16.',
    ],
  },
  {
    mistake: "a block that is too large",
    edits: [
      ["cidr: 10.30.0.0/16", "cidr: 10.0.0.0/8"],
      ["peerCidrs: [10.20.0.0/16]", "peerCidrs: []"],
    ],
    messages: [
      'Pulumi.production.yaml network.cidr: a block from /16 to /22, which leaves room for subnets of three kinds in three zones; got "10.0.0.0/8". Take a smaller block, such as cidr: 10.20.0.0/16.',
    ],
  },
  {
    mistake: "a malformed block",
    edits: [["cidr: 10.30.0.0/16", "cidr: 10.30.0/16"]],
    messages: [
      'Pulumi.production.yaml network.cidr: an IPv4 block such as 10.20.0.0/16; got "10.30.0/16". Write four numbers up to 255, a slash and the length.',
    ],
  },
  {
    mistake: "a block with a byte above 255",
    edits: [["cidr: 10.30.0.0/16", "cidr: 10.300.0.0/16"]],
    messages: [
      'Pulumi.production.yaml network.cidr: an IPv4 block such as 10.20.0.0/16; got "10.300.0.0/16". Write four numbers up to 255, a slash and the length.',
    ],
  },
  {
    mistake: "a block with host bits",
    edits: [["cidr: 10.30.0.0/16", "cidr: 10.30.0.1/16"]],
    messages: [
      'Pulumi.production.yaml network.cidr: an IPv4 block that starts at its first address; got "10.30.0.1/16". Write 10.30.0.0/16.',
    ],
  },
  {
    mistake: "a public block",
    edits: [["cidr: 10.30.0.0/16", "cidr: 8.8.0.0/16"]],
    messages: [
      'Pulumi.production.yaml network.cidr: a block inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10; got "8.8.0.0/16". Take a private block, such as cidr: 10.20.0.0/16.',
    ],
  },
  {
    mistake: "one zone in production",
    edits: [["cidr: 10.30.0.0/16", "cidr: 10.30.0.0/16\n      zoneCount: 1"]],
    messages: ["Pulumi.production.yaml network.zoneCount: 2 or 3; got 1. Write it like zoneCount: 2."],
  },
];
