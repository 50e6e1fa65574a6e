import { fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { probeBlindness } from "../../relations/probe-blindness.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { HEALTH_CHECK } from "../../tokens.ts";
import type { Finding, Verdict } from "../../verdict.ts";

interface HealthRoute {
  readonly hostname: string;
  readonly path: string;
}

export const healthRoutesAreProbed = stackRule({
  name: "health-routes-are-probed",
  control: "OBS-06",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every health route of a public service is asked from outside, over HTTPS.",
  rationale: "What stands inside sees neither DNS nor the edge fail.",
  remediation: "Leave outsideProbes on, and the probes as they are made.",
  source: {
    url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html",
    readOn: "2026-11-27",
  },
  check: (index, { healthRoutes = [] }) =>
    healthRoutes.length === 0
      ? judge(undefined, () => notApplicable("no service has a public health route"))
      : healthRoutes.flatMap((route) => probed(index, route)),
});

/** One right probe is enough; without one, what is wrong with each is told. */
function probed(index: ViewIndex, route: HealthRoute): readonly Finding[] {
  const property = `probe of https://${route.hostname}${route.path}`;
  let asking: readonly ResourceView[] = [];
  const undecided = judge(undefined, () => {
    asking = index.ofType(HEALTH_CHECK).filter((view) => asks(view, route));
    return asking.length === 0 ? fact(false, property, "declared", "nothing") : undefined;
  });
  if (undecided.length > 0) return undecided;
  const judged = asking.map((view) => judge(view.urn, () => sees(view, property)));
  const right = judged.find((findings) => findings.every(({ state }) => state === "met"));
  return right ?? judged.flat();
}

/** @pulumi/aws 7.48.0, route53.HealthCheck: the path is / where nothing is said. */
function asks(view: ResourceView, { hostname, path }: HealthRoute): boolean {
  const read = inputsOf(view);
  return read.text("fqdn") === hostname && (read.text("resourcePath") ?? "/") === path;
}

function sees(view: ResourceView, property: string): readonly Verdict[] {
  const type = inputsOf(view).text("type") ?? "";
  const clear = type.startsWith("HTTPS")
    ? []
    : [fact(false, "type", "HTTPS", type === "" ? "nothing" : type)];
  const wrong = [...clear, ...probeBlindness(view)];
  return wrong.length > 0 ? wrong : [fact(true, property, "declared", view.name)];
}
