import { ACCESS_POLICY } from "../../../../policies/relations/access-applications.ts";
import { INGRESS_RULE, SECURITY_GROUP } from "../../../../policies/relations/ingress.ts";
import { ACCESS_APPLICATION } from "../../../../policies/relations/passing-requests.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { internalToolsStandBehindLogin } from "../../../../policies/rules/network/internal-tools-stand-behind-login.ts";
import { ECS_SERVICE, LOAD_BALANCER, TUNNEL_CONFIG } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const component = (type: string, name: string) => `urn:pulumi:shop::slipway::slipway:${type}::${name}`;
const context = { internalTools: [{ service: "tools", hostname: "tools.shop.example" }] };

const STAFF = view(ACCESS_POLICY, "staff", {
  decision: "allow",
  includes: [{ emailDomain: { domain: "shop.example" } }],
});
const APPLICATION = from(
  view(ACCESS_APPLICATION, "login", {
    destinations: [{ type: "public", uri: "tools.shop.example" }],
    policies: [{ id: UNKNOWN, precedence: 1 }],
  }),
  "policies",
  STAFF,
);
const TUNNEL = view(
  TUNNEL_CONFIG,
  "tunnel-tools-config",
  {
    config: {
      ingresses: [
        { hostname: "tools.shop.example", service: "http://127.0.0.1:3000" },
        { service: "http_status:404" },
      ],
    },
  },
  { parent: component("edge:Tunnel", "tunnel-tools") },
);
const GROUP = view(SECURITY_GROUP, "service-tools", {}, { outputs: { id: "sg-tools" } });
const EDGE_GROUP = view(SECURITY_GROUP, "edge", {}, { outputs: { id: "sg-edge" } });
const BALANCER = from(
  view(LOAD_BALANCER, "ingress", { securityGroups: [UNKNOWN] }),
  "securityGroups",
  EDGE_GROUP,
);
const SERVICE = from(
  view(
    ECS_SERVICE,
    "tools-service",
    { networkConfiguration: { securityGroups: ["sg-tools"] } },
    { parent: component("service:Service", "tools") },
  ),
  "networkConfiguration",
  GROUP,
);
const into = (source: Readonly<Record<string, unknown>>) =>
  from(
    view(INGRESS_RULE, "tools-from", { ipProtocol: "tcp", fromPort: 3000, toPort: 3000, ...source }),
    "securityGroupId",
    GROUP,
  );
const GROUND = [GROUP, EDGE_GROUP, BALANCER, SERVICE];
const WHOLE = [STAFF, APPLICATION, TUNNEL, ...GROUND];
const REMEDY =
  "Name the service under internalTools.hostnames, without routes, and leave its tunnel, its application of Cloudflare Access and its security group as they are.";

ruleTable(internalToolsStandBehindLogin, {
  rows: [
    {
      kind: "met",
      it: "accepts a tool behind a tunnel and a login, which nobody reaches otherwise",
      views: WHOLE,
      context,
      state: "met",
      heldBy: ["login", "tunnel-tools-config", "tools-service"],
    },
    {
      kind: "absent",
      it: "refuses a tool without a login",
      views: [TUNNEL, ...GROUND],
      context,
      state: "violated",
      says: `NET-07: the stack hostname tools.shop.example must be behind an application of Cloudflare Access that lets only allowed people pass; got no login before all of it. ${REMEDY}`,
    },
    {
      kind: "violated",
      it: "refuses a login before a part of the hostname alone",
      views: [
        STAFF,
        given(APPLICATION, { destinations: [{ type: "public", uri: "tools.shop.example/admin" }] }),
        TUNNEL,
        ...GROUND,
      ],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a login that everybody passes",
      views: [given(STAFF, { includes: [{ everyone: {} }] }), APPLICATION, TUNNEL, ...GROUND],
      context,
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a tool without a tunnel",
      views: [STAFF, APPLICATION, ...GROUND],
      context,
      state: "violated",
      says: `NET-07: the stack way to tools must be a tunnel of its own; got no tunnel. ${REMEDY}`,
    },
    {
      kind: "violated",
      it: "refuses the tunnel of another service",
      views: [STAFF, APPLICATION, { ...TUNNEL, parent: component("edge:Tunnel", "tunnel-api") }, ...GROUND],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a tool that the load balancer sends requests to",
      views: [
        STAFF,
        APPLICATION,
        TUNNEL,
        GROUP,
        given(SERVICE, { loadBalancers: [{ containerName: "tools" }] }),
      ],
      context,
      state: "violated",
      says: `NET-07: "tools-service" ways in must be none from outside the network's services; got a load balancer. ${REMEDY}`,
    },
    {
      kind: "violated",
      it: "refuses a port that is open to addresses, be they a private block",
      views: [...WHOLE, into({ cidrIpv4: "10.0.0.0/8" })],
      context,
      state: "violated",
      says: `NET-07: "tools-service" ways in must be none from outside the network's services; got 10.0.0.0/8. ${REMEDY}`,
    },
    {
      kind: "spelling",
      it: "refuses a port that is open to a list of addresses kept elsewhere",
      views: [...WHOLE, into({ prefixListId: "pl-1" })],
      context,
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses a port that is open to the load balancer's group",
      views: [
        ...WHOLE,
        from(into({ referencedSecurityGroupId: UNKNOWN }), "referencedSecurityGroupId", EDGE_GROUP),
      ],
      context,
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a policy that is not known yet undecided",
      views: [given(STAFF, { decision: UNKNOWN }), APPLICATION, TUNNEL, ...GROUND],
      context,
      state: "undecided",
      undecided: "decision",
    },
    {
      kind: "not applicable",
      it: "has nothing to say where the file names no tool",
      views: WHOLE,
      state: "notApplicable",
    },
  ],
  without: { boundary: "no figure is compared" },
});
