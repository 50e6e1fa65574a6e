import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { deploymentRollsBack } from "../../../../policies/rules/delivery/deployment-rolls-back.ts";
import { ECS_SERVICE } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const service = view(ECS_SERVICE, "api-service", {
  deploymentCircuitBreaker: { enable: true, rollback: true },
});
const breaker = (enable: unknown, rollback: unknown) =>
  given(service, { deploymentCircuitBreaker: { enable, rollback } });

ruleTable(deploymentRollsBack, {
  rows: [
    { kind: "met", it: "accepts a breaker that rolls back", views: [service], state: "met" },
    {
      kind: "violated",
      it: "refuses a breaker that only stops",
      views: [breaker(true, false)],
      state: "violated",
      says: 'DEL-03: "api-service" deploymentCircuitBreaker.rollback must be true; got false. Leave deploymentCircuitBreaker on with rollback.',
    },
    {
      kind: "absent",
      it: "refuses a service without a breaker",
      views: [given(service, { deploymentCircuitBreaker: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads switches that stand as text",
      views: [breaker("true", "true")],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown breaker undecided",
      views: [given(service, { deploymentCircuitBreaker: UNKNOWN })],
      state: "undecided",
      undecided: "deploymentCircuitBreaker",
    },
  ],
  without: { boundary: "a switch has none" },
});
