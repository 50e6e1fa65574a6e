import { fact, heldBy } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { noPublicHostname } from "../../relations/no-public-hostname.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import type { Finding, Verdict } from "../../verdict.ts";

const ROUTE = "cloudflare:index/workersRoute:WorkersRoute";
const WORKER = "cloudflare:index/workersScript:WorkersScript";
const LOAD_BALANCER = "cloudflare:index/loadBalancer:LoadBalancer";
const POOL = "cloudflare:index/loadBalancerPool:LoadBalancerPool";

/** Variable of a Worker that holds the page which it answers with. */
const PAGE = "PAGE";

export const hostnamesFailOver = stackRule({
  name: "hostnames-fail-over",
  control: "EDGE-17",
  severity: "medium",
  enforcement: "mandatory",
  statement:
    "For every public hostname somebody else answers while the origin is down: a Worker with a page, or a second pool that is watched.",
  rationale: "People who read when to come back come back; an error page of the edge tells them nothing.",
  remediation: "Write edge.failover, such as { kind: maintenance-page, message: …, workersPlan: paid }.",
  source: {
    url: "https://developers.cloudflare.com/workers/configuration/routing/routes/",
    readOn: "2026-11-27",
  },
  check(index, context) {
    const none = noPublicHostname(context);
    if (none !== undefined) return none;
    const { publicHostnames } = context;
    if (publicHostnames === undefined) {
      const reason = "the stack's file was not read for its hostnames";
      return [{ state: "undecided", property: "services", reason, urn: undefined }];
    }
    return publicHostnames.flatMap((hostname) => judge(undefined, () => judged(hostname, index)));
  },
});

function judged(hostname: string, index: ViewIndex): Verdict | Finding {
  const balancer = index.ofType(LOAD_BALANCER).find((one) => inputsOf(one).text("name") === hostname);
  if (balancer !== undefined) return heldBy(balancer.urn, byPools(hostname, balancer, index));
  const property = `failover of ${hostname}`;
  const expected = "a Worker's route with a page, or a load balancer with two pools";
  const route = routeOf(hostname, index);
  if (route === undefined) return fact(false, property, expected, "none");
  if (!inputsOf(route).has("script")) return fact(false, property, expected, "a route past every Worker");
  const [worker] = index.linked(route, "script", WORKER);
  if (worker === undefined) return fact(false, property, expected, "a Worker of somebody else");
  const page = inputsOf(worker)
    .items("bindings")
    .some((binding) => binding.text("name") === PAGE && (binding.text("text") ?? "").trim() !== "");
  return heldBy(route.urn, fact(page, property, expected, page ? "a Worker with a page" : "no page"));
}

/** The most specific route that takes all of a hostname's requests. */
function routeOf(hostname: string, index: ViewIndex): ResourceView | undefined {
  const hosts = index.ofType(ROUTE).flatMap((route) => {
    const [, host] = /^(?:https:\/\/)?([^/]+)\/\*$/.exec(inputsOf(route).text("pattern") ?? "") ?? [];
    return host === undefined ? [] : [{ route, host: host.toLowerCase() }];
  });
  const wide = hosts
    .filter(({ host }) => host.startsWith("*") && hostname.endsWith(host.slice(1)))
    .sort((one, other) => other.host.length - one.host.length);
  return (hosts.find(({ host }) => host === hostname) ?? wide[0])?.route;
}

/** Steering by health needs another pool to go to, and a first one that somebody watches. */
function byPools(hostname: string, balancer: ResourceView, index: ViewIndex): Verdict {
  const property = `failover of ${hostname}`;
  const expected = "two pools, the first one watched by a monitor";
  if (!inputsOf(balancer).flag("enabled", true)) return fact(false, property, expected, "switched off"); // @pulumi/cloudflare 6.22.1: on unless it says otherwise
  const first = index.linked(balancer, "defaultPools", POOL);
  const pools = new Set([...first, ...index.linked(balancer, "fallbackPool", POOL)]);
  const watched = first[0] !== undefined && inputsOf(first[0]).has("monitor");
  const found = `${pools.size} pools, the first ${watched ? "watched" : "not watched"}`;
  return fact(pools.size > 1 && watched, property, expected, found);
}
