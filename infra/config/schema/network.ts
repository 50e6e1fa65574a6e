import * as z from "zod";
import { choice, group, NO_DEFAULT, text, words } from "./word.ts";

/** A network block is checked in full by checks/network.ts: this only tells text from other things. */
function block(meaning: string, example: string, required?: string) {
  const expected = "an IPv4 block";
  return text({ meaning, expected, example, ...(required === undefined ? {} : { required }) }, /^\S+$/, 64);
}

/** The VPC. */
export const network = group(
  { meaning: "The VPC" },
  {
    cidr: block("Private IPv4 block of the VPC, /16 to /22", "10.20.0.0/16", NO_DEFAULT.identity),
    zoneCount: z
      .union([z.literal(2), z.literal(3)])
      .register(words, {
        meaning: "Availability zones that the network spans",
        expected: "2 or 3",
        example: "2",
        unit: "zones",
      })
      .optional(),
    nat: choice(
      {
        meaning:
          "NAT gateways: none (tasks stand in public subnets with an address of their own, closed to all but the load balancer), one, or per-zone",
        example: "per-zone",
      },
      ["none", "one", "per-zone"],
    ).optional(),
    peerCidrs: z
      .array(block("Block of a network that this one is or will be joined to", "10.30.0.0/16"))
      .register(words, {
        meaning:
          "Blocks of other networks that this one is or will be joined to (another stack's, an office's); none may overlap",
        expected: "a list of IPv4 blocks",
        example: "[10.30.0.0/16]",
      })
      .optional(),
  },
);
