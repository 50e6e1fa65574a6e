import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { HOST_TYPES } from "../../relations/instances.ts";
import { resourceRule } from "../../rule.ts";

/** Network hops that an answer of the metadata service may take: the bridge before a container is the second. */
const HOPS = 1;

export const instanceMetadataIsClosed = resourceRule({
  name: "instance-metadata-is-closed",
  control: "CMP-07",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "An instance's metadata service answers session tokens alone (IMDSv2), and no further than the instance.",
  rationale:
    "A container, or a request that somebody talked it into, would get the instance's role from it and with that a privilege that nobody gave it.",
  remediation: "Take the override off the launch template's metadataOptions.",
  source: {
    url: "https://guides.spectralops.io/docs/d9_aws_net_97",
    readOn: "2026-11-27",
  },
  types: HOST_TYPES,
  check(view) {
    const read = inputsOf(view).at("metadataOptions");
    if (read.text("httpEndpoint") === "disabled")
      return fact(true, "metadataOptions.httpEndpoint", "disabled, or closed", "disabled");
    // @pulumi/aws 7.48.0: what is left out is the image's or the account's own, which nothing here tells.
    const tokens = read.text("httpTokens") ?? "optional";
    const hops = read.number("httpPutResponseHopLimit") ?? HOPS;
    return [
      fact(tokens === "required", "metadataOptions.httpTokens", "required", tokens),
      fact(hops <= HOPS, "metadataOptions.httpPutResponseHopLimit", String(HOPS), String(hops)),
    ];
  },
});
