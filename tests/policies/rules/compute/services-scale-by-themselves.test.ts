import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { servicesScaleByThemselves } from "../../../../policies/rules/compute/services-scale-by-themselves.ts";
import { SERVICE_COMPONENT } from "../../../../policies/task/task-view.ts";
import { ECS_SERVICE, SCALING_TARGET } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const component = (held = false, tasks: unknown = { least: 2, most: 6, measures: 1 }) =>
  view(SERVICE_COMPONENT, "api", { held, tasks });
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
      kind: "met",
      it: "accepts a held service that is declared to scale",
      views: [component(true), service],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a held service of a declared fixed count",
      views: [component(true, { least: 2, most: 2, measures: 1 }), service],
      state: "violated",
      says: 'CMP-04: "api-service" declared most tasks must be more than the least, 2 tasks; got 2 tasks. Set scale.maxTasks above scale.minTasks, and a measure under scale.',
    },
    {
      kind: "violated",
      it: "refuses a held service without a measure",
      views: [component(true, { least: 2, most: 6, measures: 0 }), service],
      state: "violated",
    },
  ],
});
