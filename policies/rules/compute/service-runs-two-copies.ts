import { atLeast, fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { heldComponent } from "../../relations/held-services.ts";
import { sharesHost } from "../../relations/instances.ts";
import { scalingTarget } from "../../relations/scaling-targets.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { AUTOSCALING_GROUP, ECS_SERVICE, INSTANCE, SUBNET } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

/** Copies, and zones, that survive the loss of one (CMP-01). */
const LEAST = 2;

export const serviceRunsTwoCopies = stackRule({
  name: "service-runs-two-copies",
  control: "CMP-01",
  severity: "high",
  enforcement: "mandatory",
  statement: "In production every service runs at least two copies over two zones.",
  rationale: "One copy means an outage with every lost zone and every restart.",
  remediation: "Set scale.minTasks to 2 or more and network.zoneCount to 2 or 3.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/ecs/service.d.ts",
    readOn: "2026-11-27",
  },
  check: (index, { tier }) =>
    index.ofType(ECS_SERVICE).flatMap((service) =>
      judge(service.urn, () => {
        if (tier !== "production") return notApplicable("asked of production only");
        return [copies(index, service), zones(index, service)];
      }),
    ),
});

function copies(index: ViewIndex, service: ResourceView): Verdict {
  const target = scalingTarget(index, service);
  // With a scaling target the count is its own to decide, down to the least.
  if (target !== undefined)
    return atLeast(`${target.name}.minCapacity`, LEAST, inputsOf(target).number("minCapacity") ?? 0, "tasks");
  // Held at 0 tasks until its secrets are filled: what it will run is declared all the same.
  const held = heldComponent(index, service);
  if (held !== undefined)
    return atLeast("declared tasks", LEAST, inputsOf(held).number("tasks.least") ?? 0, "tasks");
  return atLeast("desiredCount", LEAST, inputsOf(service).number("desiredCount") ?? 0, "tasks"); // @pulumi/aws 7.48.0: default 0
}

function zones(index: ViewIndex, service: ResourceView): Verdict {
  if (sharesHost(service)) return hosts(index);
  const subnets = index.linked(service, "networkConfiguration", SUBNET);
  const named = subnets.length > 0 ? subnets : byId(index, service);
  const places = named.map(
    (subnet) => inputsOf(subnet).text("availabilityZone") ?? inputsOf(subnet).text("availabilityZoneId"),
  );
  const found = new Set(places.filter((zone) => zone !== undefined)).size;
  return fact(
    found >= LEAST,
    "networkConfiguration.subnets",
    `in at least ${LEAST} zones`,
    `in ${found} zones`,
  );
}

/** Tasks on instances stand in as many zones as there are instances, at most. */
function hosts(index: ViewIndex): Verdict {
  const groups = index.ofType(AUTOSCALING_GROUP).map((group) => inputsOf(group).number("minSize") ?? 0);
  const found = groups.reduce((sum, one) => sum + one, index.ofType(INSTANCE).length);
  return atLeast("instances", LEAST, found, "instances");
}

function byId(index: ViewIndex, service: ResourceView): readonly ResourceView[] {
  const ids = new Set(inputsOf(service).texts("networkConfiguration.subnets"));
  return index
    .ofType(SUBNET)
    .filter((subnet) => typeof subnet.outputs.id === "string" && ids.has(subnet.outputs.id));
}
