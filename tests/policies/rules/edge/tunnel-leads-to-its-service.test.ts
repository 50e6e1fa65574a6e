import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { tunnelLeadsToItsService } from "../../../../policies/rules/edge/tunnel-leads-to-its-service.ts";
import { SERVICE_COMPONENT } from "../../../../policies/task/task-view.ts";
import { TUNNEL_CONFIG } from "../../../../policies/tokens.ts";
import { CONTAINER } from "../../example-task.ts";
import { ruleTable, view } from "../../rule-table.ts";

const connector = {
  ...{ name: "cloudflared", command: ["tunnel", "run"] },
  secrets: [{ name: "TUNNEL_TOKEN", valueFrom: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:t" }],
};
type Change = Readonly<Record<string, unknown>>;
const service = (app: Change = {}, beside: Change = {}, task: Change = { networkMode: "awsvpc" }) =>
  view(SERVICE_COMPONENT, "api", {
    draft: {
      ...task,
      containers: [
        { ...CONTAINER, ...app },
        { ...connector, ...beside },
      ],
    },
    held: false,
  });
const onInstance = (app: Change = {}, links: readonly string[] = ["api"]) =>
  service({ portMappings: [], ...app }, { links }, { networkMode: "bridge" });
const tunnel = (to: unknown) => {
  const ingresses = [{ hostname: "api.shop.example", service: to }, { service: "http_status:404" }];
  const parent = view("slipway:edge:Tunnel", "tunnel-api", {}).urn;
  return view(TUNNEL_CONFIG, "tunnel-api-config", { config: { ingresses } }, { parent });
};

ruleTable(tunnelLeadsToItsService, {
  rows: [
    {
      kind: "met",
      it: "accepts the application's port on the task's own loopback",
      views: [service(), tunnel("http://127.0.0.1:3000")],
      state: "met",
      heldBy: ["tunnel-api-config"],
    },
    {
      kind: "met",
      it: "accepts the link to the application behind a bridge, by the port that its health check asks",
      views: [onInstance(), tunnel("http://api:3000")],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses another port of the task",
      views: [service(), tunnel("http://127.0.0.1:9000")],
      state: "violated",
      says: 'EDGE-19: "tunnel-api-config" way of api.shop.example must be http://127.0.0.1:3000; got http://127.0.0.1:9000. Take the override off the tunnel: its rules come from the service\'s routes and port.',
    },
    {
      kind: "violated",
      it: "refuses another host that the task reaches, and shows no password of its address",
      views: [service(), tunnel("http://user:secret@169.254.170.2:3000/v2")],
      state: "violated",
      says: 'EDGE-19: "tunnel-api-config" way of api.shop.example must be http://127.0.0.1:3000; got http://169.254.170.2:3000. Take the override off the tunnel: its rules come from the service\'s routes and port.',
    },
    {
      kind: "violated",
      it: "refuses a file server, a shell and whatever is no address over HTTP",
      views: [service(), tunnel("hello_world")],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses the loopback behind a bridge, which is the connector's own",
      views: [onInstance(), tunnel("http://127.0.0.1:3000")],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a link that leads to another container",
      views: [onInstance({}, ["db:api"]), tunnel("http://api:3000")],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a tunnel to a service that has no connector",
      views: [
        view(SERVICE_COMPONENT, "api", { draft: { containers: [CONTAINER] }, held: false }),
        tunnel("http://127.0.0.1:3000"),
      ],
      state: "violated",
    },
    {
      kind: "absent",
      it: "does not cover a task that names no port anywhere",
      views: [onInstance({ healthCheck: { command: ["CMD", "alive"] } }), tunnel("http://api:3000")],
      state: "unchecked",
    },
    {
      kind: "boundary",
      it: "refuses a port that is one off",
      views: [service(), tunnel("http://127.0.0.1:3001")],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses an address without a port, which is 80",
      views: [service(), tunnel("http://127.0.0.1")],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts other names of the loopback, and an alias of the link",
      views: [service(), tunnel("http://localhost:3000/")],
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts an alias of the link",
      views: [onInstance({}, ["api:app"]), tunnel("http://app:3000")],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an address undecided that is not known yet",
      views: [service(), tunnel(UNKNOWN)],
      state: "undecided",
    },
  ],
});
