import { OLD_RULE } from "../../../../policies/relations/ingress.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { databaseAdmitsServicesOnly } from "../../../../policies/rules/network/database-admits-services-only.ts";
import { DB_INSTANCE } from "../../../../policies/tokens.ts";
import { intoStore, SERVICE, SERVICE_GROUP, STORE_GROUP, STRANGE_GROUP } from "../../example-network.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const store = from(
  view(DB_INSTANCE, "store", { vpcSecurityGroupIds: [UNKNOWN] }),
  "vpcSecurityGroupIds",
  STORE_GROUP,
);
const ground = [SERVICE, SERVICE_GROUP, STORE_GROUP, STRANGE_GROUP, store];
const allowed = intoStore({ referencedSecurityGroupId: UNKNOWN }, SERVICE_GROUP);
const old = view(OLD_RULE, "old", {
  type: "ingress",
  protocol: "tcp",
  fromPort: 1,
  toPort: 2,
  sourceSecurityGroupId: "sg-strange",
});
const inline = (ingress: unknown) => ({ ...STORE_GROUP, inputs: { ingress: [ingress] } });

ruleTable(databaseAdmitsServicesOnly, {
  rows: [
    {
      kind: "met",
      it: "accepts the service's group, whose id is not known yet",
      views: [...ground, allowed],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts the service's group by its id",
      views: [...ground, given(intoStore({}), { referencedSecurityGroupId: "sg-service-api" })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a block of addresses",
      views: [...ground, allowed, intoStore({ cidrIpv4: "10.0.0.0/8" })],
      state: "violated",
      says: "NET-01: \"store\" store-from must be open to the services' security groups only; got 10.0.0.0/8. Name services' security groups as the only sources of the database's group.",
    },
    {
      kind: "violated",
      it: "refuses a group in which no service stands",
      views: [...ground, intoStore({ referencedSecurityGroupId: UNKNOWN }, STRANGE_GROUP)],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a list of addresses kept elsewhere",
      views: [...ground, intoStore({ prefixListId: "pl-1" })],
      state: "violated",
    },
    { kind: "absent", it: "accepts a group that nothing enters", views: ground, state: "met" },
    {
      kind: "absent",
      it: "leaves a store undecided that names no group of the stack",
      views: [...ground, given(view(DB_INSTANCE, "store", {}), { vpcSecurityGroupIds: ["sg-elsewhere"] })],
      state: "undecided",
      undecided: "vpcSecurityGroupIds",
    },
    {
      kind: "boundary",
      it: "refuses a foreign group beside a known one",
      views: [
        ...ground.slice(0, 4),
        given(store, { vpcSecurityGroupIds: [UNKNOWN, "sg-elsewhere"] }),
        allowed,
      ],
      state: "undecided",
      undecided: "vpcSecurityGroupIds",
    },
    {
      kind: "spelling",
      it: "reads the older rule resource",
      views: [...ground, from(old, "securityGroupId", STORE_GROUP)],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads addresses written inside the group",
      views: [SERVICE, SERVICE_GROUP, store, inline({ protocol: "-1", cidrBlocks: ["10.1.0.0/16"] })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses the group itself as a source",
      views: [SERVICE, SERVICE_GROUP, store, inline({ protocol: "tcp", fromPort: 1, toPort: 2, self: true })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown source undecided that comes from nowhere",
      views: [...ground, intoStore({ referencedSecurityGroupId: UNKNOWN })],
      state: "undecided",
    },
  ],
});
