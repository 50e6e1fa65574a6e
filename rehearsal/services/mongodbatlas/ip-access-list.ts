import { isIPv4, isIPv6 } from "node:net";
import type { Behaviour } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { given, text } from "../known.ts";
import { encodedId, ofProject, requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** Entries of one list at most (Atlas, "Atlas Limitations", Organization and Project Limits, in a stored copy; read 2026-11-27). */
const MAX_ENTRIES = 200;
/** Characters of a comment (@pulumi/mongodbatlas 4.16.0 says none; Administration API: 80, from memory, 2026-11). */
const MAX_COMMENT = 80;
const KINDS = ["awsSecurityGroup", "cidrBlock", "ipAddress"] as const;

/** An address that may connect. Atlas takes 0.0.0.0/0 like any other block: refusing the world is a policy's task. */
export const ipAccessList: Behaviour = {
  token: ATLAS.access,

  check(inputs) {
    const failures = [];
    const written = KINDS.filter((kind) => given(inputs, kind));
    if (written.length !== 1)
      failures.push({
        property: "cidrBlock",
        reason: `exactly one of ${KINDS.join(", ")} must be given; got ${written.length}`,
      });
    const address = text(inputs, "ipAddress");
    if (address !== undefined && !isIPv4(address) && !isIPv6(address))
      failures.push({ property: "ipAddress", reason: `must be an address without a mask; got "${address}"` });
    const block = text(inputs, "cidrBlock");
    if (block !== undefined && !isBlock(block))
      failures.push({
        property: "cidrBlock",
        reason: `must be a block such as "203.0.113.0/24"; got "${block}"`,
      });
    const comment = text(inputs, "comment");
    if (comment !== undefined && comment.length > MAX_COMMENT)
      failures.push({
        property: "comment",
        reason: `must hold ${MAX_COMMENT} characters at most; got ${comment.length}`,
      });
    return failures;
  },

  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    if (given(inputs, "awsSecurityGroup"))
      throw new CloudError(
        "PEERING_REQUIRED",
        "A security group needs a network peering, which this rehearsal does not have.",
      );
    if (ofProject(ATLAS.access, project.id, cloud).length >= MAX_ENTRIES)
      throw new CloudError(
        "ATLAS_NETWORK_PERMISSION_LIMIT",
        `Group ${project.id} has ${MAX_ENTRIES} entries already.`,
      );
    const address = text(inputs, "ipAddress");
    const cidrBlock =
      text(inputs, "cidrBlock") ?? `${address ?? ""}/${address?.includes(":") === true ? 128 : 32}`;
    return {
      id: encodedId({ entry: address ?? cidrBlock, project_id: project.id }),
      // An entry that stands there already is "created" without a word (from memory, 2026-11): both lead to one entry.
      outputs: {
        cidrBlock,
        ipAddress: address ?? "",
        awsSecurityGroup: "",
        comment: text(inputs, "comment") ?? "",
      },
    };
  },
};

function isBlock(text: string): boolean {
  const [address = "", mask = "", ...rest] = text.split("/");
  if (rest.length > 0 || !/^\d{1,3}$/.test(mask)) return false;
  return (isIPv4(address) && Number(mask) <= 32) || (isIPv6(address) && Number(mask) <= 128);
}
