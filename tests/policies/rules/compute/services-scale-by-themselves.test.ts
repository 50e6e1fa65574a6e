import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { servicesScaleByThemselves } from "../../../../policies/rules/compute/services-scale-by-themselves.ts";
import { SERVICE_COMPONENT } from "../../../../policies/task/task-view.ts";
import { ECS_SERVICE, SCALING_TARGET } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const component = (held = false) => view(SERVICE_COMPONENT, "api", { held });
const parent = component().urn;
const service = view(ECS_SERVICE, "api-service", {}, { parent });
const target = view(SCALING_TARGET, "api-scaling", { minCapacity: 2, maxCapacity: 6 }, { parent });
const policy = (config: unknown = {}, policyType: unknown = "TargetTrackingScaling") =>
  view(
    "aws:appautoscaling/policy:Policy",
    "api-scale-cpu",
    { policyType, targetTrackingScalingPolicyConfiguration: config },
    { parent },
  );

ruleTable(servicesScaleByThemselves, {
  rows: [
    {
      kind: "met",
      it: "accepts room and a measure",
      views: [component(), service, target, policy()],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a fixed count",
      views: [component(), service],
      state: "violated",
      says: 'CMP-04: "api-service" scaling must be made more and fewer by a measure; got a fixed count. Set scale.maxTasks above scale.minTasks, and a measure under scale.',
    },
    {
      kind: "violated",
      it: "refuses a service that never shrinks",
      views: [component(), service, target, policy({ disableScaleIn: true })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a target without a measure",
      views: [component(), service, target],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a most that is the least",
      views: [component(), service, given(target, { maxCapacity: 2 }), policy()],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts one task more",
      views: [component(), service, given(target, { maxCapacity: 3 }), policy()],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads a switch that stands as text",
      views: [component(), service, target, policy({ disableScaleIn: "true" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown most undecided",
      views: [component(), service, given(target, { maxCapacity: UNKNOWN }), policy()],
      state: "undecided",
      undecided: "maxCapacity",
    },
    {
      kind: "not applicable",
      it: "does not ask it of a held service",
      views: [component(true), service],
      state: "notApplicable",
    },
  ],
});
