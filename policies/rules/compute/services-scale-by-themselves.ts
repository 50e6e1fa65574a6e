import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf, type Reader } from "../../reader.ts";
import { heldComponent } from "../../relations/held-services.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { ECS_SERVICE, SCALING_TARGET } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

const SCALING_POLICY = "aws:appautoscaling/policy:Policy";

export const servicesScaleByThemselves = stackRule({
  name: "services-scale-by-themselves",
  control: "CMP-04",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every service has room to grow and a measure that makes its tasks more, and fewer again.",
  rationale: "A service of a fixed size is either too small on the busiest day or too dear on every other.",
  remediation: "Set scale.maxTasks above scale.minTasks, and a measure under scale.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.md",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(ECS_SERVICE).flatMap((service) => judge(service.urn, () => judgeService(index, service))),
});

function judgeService(index: ViewIndex, service: ResourceView): Verdict | readonly Verdict[] {
  const siblings = (type: string) =>
    index.ofType(type).filter((one) => one.parent !== undefined && one.parent === service.parent);
  const [target] = siblings(SCALING_TARGET);
  const held = heldComponent(index, service);
  if (target === undefined && held !== undefined) return judgeDeclared(inputsOf(held));
  if (target === undefined)
    return fact(false, "scaling", "made more and fewer by a measure", "a fixed count");
  const read = inputsOf(target);
  const [least, most] = [read.number("minCapacity") ?? 0, read.number("maxCapacity") ?? 0];
  const policies = siblings(SCALING_POLICY).map(inputsOf);
  const tracking = policies.filter((policy) => policy.text("policyType") === "TargetTrackingScaling");
  const shrinks = tracking.filter(
    (policy) => !policy.flag("targetTrackingScalingPolicyConfiguration.disableScaleIn", false),
  );
  return [
    fact(most > least, `${target.name}.maxCapacity`, `above minCapacity, ${least} tasks`, `${most} tasks`),
    fact(tracking.length > 0, "scaling policies", "at least 1 that tracks a measure", `${tracking.length}`),
    fact(
      shrinks.length === tracking.length,
      "scaling policies",
      "all free to take tasks away",
      `${shrinks.length} of ${tracking.length}`,
    ),
  ];
}

/** A held service has no scaling yet: the one that it is declared to have. */
function judgeDeclared(component: Reader): readonly Verdict[] {
  const count = (name: string) => component.number(`tasks.${name}`) ?? 0;
  const [least, most, measures] = [count("least"), count("most"), count("measures")];
  return [
    fact(most > least, "declared most tasks", `more than the least, ${least} tasks`, `${most} tasks`),
    fact(measures > 0, "declared scaling", "at least 1 measure", `${measures}`),
  ];
}
