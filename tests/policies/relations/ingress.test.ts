import { describe, expect, it } from "@jest/globals";
import { INGRESS_RULE, ingressOf, OLD_RULE, SECURITY_GROUP } from "../../../policies/relations/ingress.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { view } from "../rule-table.ts";

const PORT = { fromPort: 443, toPort: 443 };
const tcp = { protocol: "tcp", ...PORT };
const nobody = {
  cidrs: [],
  ports: { from: 443, to: 443 },
  fromGroups: false,
  groupIds: [],
  fromSelf: false,
  fromPrefixList: false,
};
const inline = (ingress: object) =>
  ingressOf(view(SECURITY_GROUP, "g", { ingress: [{ ...tcp, ...ingress }] }));
const old = (rule: object) => ingressOf(view(OLD_RULE, "r", { type: "ingress", ...tcp, ...rule }));
const rule = (source: object) =>
  ingressOf(view(INGRESS_RULE, "r", { ipProtocol: "tcp", ...PORT, ...source }));

describe("ingressOf", () => {
  it("reads a list of addresses kept elsewhere in every spelling", () => {
    const ways = [
      inline({ prefixListIds: ["pl-1"] }),
      old({ prefixListIds: ["pl-1"] }),
      rule({ prefixListId: "pl-1" }),
    ];
    expect(ways.map(([way]) => way?.fromPrefixList)).toEqual([true, true, true]);
  });

  it("reads a group as a source in every spelling, by its id where that is known", () => {
    const ways = [
      inline({ securityGroups: ["sg-1", UNKNOWN] }),
      old({ sourceSecurityGroupId: "sg-1" }),
      rule({ referencedSecurityGroupId: "sg-1" }),
    ];
    expect(ways.map(([way]) => [way?.fromGroups, way?.groupIds])).toEqual([
      [true, ["sg-1"]],
      [true, ["sg-1"]],
      [true, ["sg-1"]],
    ]);
  });

  it("takes the group itself for a group", () => {
    expect(inline({ self: true })).toEqual([
      { ...nobody, path: "ingress[0]", fromGroups: true, fromSelf: true },
    ]);
    expect(old({ self: true })).toEqual([{ ...nobody, path: "", fromGroups: true, fromSelf: true }]);
  });

  it("finds nobody in lists that name nothing", () => {
    const empty = { cidrBlocks: [], prefixListIds: [], securityGroups: [], self: false };
    expect(inline(empty)).toEqual([{ ...nobody, path: "ingress[0]" }]);
  });

  it("says nothing of an older rule that leads out", () => {
    expect(old({ type: "egress", prefixListIds: ["pl-1"] })).toEqual([]);
  });
});
