import { isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { ECS_SERVICE } from "../../tokens.ts";

export const deploymentRollsBack = resourceRule({
  name: "deployment-rolls-back",
  control: "DEL-03",
  severity: "high",
  enforcement: "mandatory",
  statement: "A deployment whose tasks do not become healthy rolls back by itself.",
  rationale: "A broken version must not wait for somebody to wake up.",
  remediation: "Leave deploymentCircuitBreaker on with rollback.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-failure-detection.html",
    readOn: "2026-11-27",
  },
  types: [ECS_SERVICE],
  check(view) {
    const read = inputsOf(view).at("deploymentCircuitBreaker"); // left out, ECS tries for ever
    return [
      isSet("deploymentCircuitBreaker.enable", true, read.flag("enable", false)),
      isSet("deploymentCircuitBreaker.rollback", true, read.flag("rollback", false)),
    ];
  },
});
