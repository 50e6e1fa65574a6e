import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { documentStoreAdmitsServicesOnly } from "../../../../policies/rules/network/document-store-admits-services-only.ts";
import { VPC_ENDPOINT } from "../../../../policies/tokens.ts";
import { link, project } from "../../example-atlas.ts";
import { intoStore, SERVICE, SERVICE_GROUP, STORE_GROUP, STRANGE_GROUP } from "../../example-network.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const endpoint = from(
  view(VPC_ENDPOINT, "endpoint", { securityGroupIds: [UNKNOWN] }, { outputs: { id: "vpce-1" } }),
  "securityGroupIds",
  STORE_GROUP,
);
const ground = [project, link, endpoint, SERVICE, SERVICE_GROUP, STORE_GROUP, STRANGE_GROUP];
const allowed = intoStore({ referencedSecurityGroupId: UNKNOWN }, SERVICE_GROUP);

ruleTable(documentStoreAdmitsServicesOnly, {
  rows: [
    { kind: "met", it: "accepts the service's group", views: [...ground, allowed], state: "met" },
    {
      kind: "violated",
      it: "refuses a block of addresses",
      views: [...ground, allowed, intoStore({ cidrIpv4: "10.0.0.0/8" })],
      state: "violated",
      says: "NET-01: \"endpoint\" store-from must be open to the services' security groups only; got 10.0.0.0/8. Name services' security groups as the only sources of the endpoint's group.",
    },
    {
      kind: "violated",
      it: "refuses a group in which no service stands",
      views: [...ground, intoStore({ referencedSecurityGroupId: UNKNOWN }, STRANGE_GROUP)],
      state: "violated",
    },
    { kind: "absent", it: "accepts an endpoint that nothing enters", views: ground, state: "met" },
    {
      kind: "absent",
      it: "says nothing of an endpoint that leads elsewhere",
      views: ground.filter((one) => one !== link),
      state: "silent",
    },
    {
      kind: "spelling",
      it: "finds the endpoint by what the link comes from",
      views: [
        ...ground.filter((one) => one !== link),
        from(given(link, { endpointServiceId: UNKNOWN }), "endpointServiceId", endpoint),
        allowed,
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a link to an unknown endpoint undecided",
      views: [...ground.filter((one) => one !== link), given(link, { endpointServiceId: UNKNOWN }), allowed],
      state: "undecided",
      undecided: "endpointServiceId",
    },
  ],
  without: { boundary: "a group stands in the list or does not" },
});
