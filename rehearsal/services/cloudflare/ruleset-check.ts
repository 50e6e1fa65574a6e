import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { ACCOUNT_PHASES, ZONE_PHASES } from "../../data/cloudflare-phases.ts";
import {
  LOG_ACTION_PLAN,
  PHASE_PLAN,
  type Plan,
  planHas,
  RATE_LIMITING,
  REGEX_PLAN,
  RULE_LIMITS,
} from "../../data/cloudflare-plans.ts";
import { given, isRecord, list, number, record, records, text, textList } from "../known.ts";
import { parameterFailures } from "./action-parameters.ts";
import { isResponseField, readExpression } from "./expression.ts";
import { headerFailures } from "./header-operations.ts";

const KINDS = ["managed", "custom", "root", "zone"];

/**
 * All that Cloudflare refuses in a ruleset without looking at the zone's other rulesets; plan limits where
 * the plan is known.
 */
export function rulesetFailures(inputs: Inputs, plan: Plan | undefined): readonly CheckFailure[] {
  const kind = text(inputs, "kind");
  const phase = text(inputs, "phase");
  if (given(inputs, "zoneId") === given(inputs, "accountId")) {
    return [{ property: "zoneId", reason: 'exactly one of "zoneId" and "accountId" must be given' }];
  }
  if (kind !== undefined && !KINDS.includes(kind))
    return [{ property: "kind", reason: `must be one of ${KINDS.join(", ")}; got "${kind}"` }];
  if (phase === undefined) return [];
  const fact = ZONE_PHASES[phase];
  if (fact === undefined) return [{ property: "phase", reason: phaseReason(phase) }];
  if (kind === "root" && given(inputs, "zoneId"))
    return [{ property: "kind", reason: '"root" belongs to an account; a zone has kind "zone"' }];
  return [
    ...planFailures(phase, inputs, plan),
    ...records(inputs, "rules").flatMap((rule, index) => ruleFailures(rule, `rules[${index}]`, phase, plan)),
  ];
}

function phaseReason(phase: string): string {
  if (ACCOUNT_PHASES.includes(phase)) return `phase "${phase}" belongs to accounts and not to zones`;
  const literal = phase.replace(/\*/g, "_");
  const hint = literal !== phase && ZONE_PHASES[literal] !== undefined ? `; did you mean "${literal}"?` : "";
  return `'${phase}' is not a valid value for phase${hint}`;
}

function planFailures(phase: string, inputs: Inputs, plan: Plan | undefined): readonly CheckFailure[] {
  if (plan === undefined) return [];
  const needed = PHASE_PLAN[phase];
  if (needed !== undefined && !planHas(plan, needed)) {
    return [
      {
        property: "phase",
        reason: `not entitled: phase ${phase} needs the ${needed} plan; the zone is on ${plan}`,
      },
    ];
  }
  const limit = RULE_LIMITS[phase]?.[plan];
  const count = list(inputs, "rules").length;
  if (limit === undefined || count <= limit) return [];
  return [
    {
      property: "rules",
      reason: `exceeded the maximum number of rules in the phase ${phase}: ${count} out of ${limit} (plan ${plan})`,
    },
  ];
}

function ruleFailures(
  rule: Inputs,
  path: string,
  phase: string,
  plan: Plan | undefined,
): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fact = ZONE_PHASES[phase] ?? { actions: [], response: false };
  const action = text(rule, "action");
  if (action !== undefined && !fact.actions.includes(action)) {
    failures.push({
      property: `${path}.action`,
      reason: `action "${action}" is not one of phase ${phase}: ${fact.actions.join(", ")}`,
    });
  }
  if (action === "log" && plan !== undefined && !planHas(plan, LOG_ACTION_PLAN)) {
    failures.push({
      property: `${path}.action`,
      reason: `not entitled: the use of action log is not allowed, the ${LOG_ACTION_PLAN} plan is required`,
    });
  }
  failures.push(...expressionFailures(rule, "expression", path, { plan, response: fact.response }));
  if (phase === "http_ratelimit") failures.push(...rateFailures(rule, path, plan));
  else if (given(rule, "ratelimit"))
    failures.push({ property: `${path}.ratelimit`, reason: `phase ${phase} has no rate limits` });
  failures.push(...parameterFailures(rule, path, plan));
  const parameters = record(rule, "actionParameters");
  if (parameters !== undefined)
    failures.push(...headerFailures(parameters, `${path}.actionParameters`, phase, plan));
  if (action === "rewrite" && !given(rule, "actionParameters")) {
    failures.push({ property: `${path}.actionParameters`, reason: "action rewrite needs actionParameters" });
  }
  return failures;
}

/** Faults of one expression, with what the plan and the phase forbid it. */
export function expressionFailures(
  holder: Inputs,
  property: string,
  path: string,
  allowed: { readonly plan: Plan | undefined; readonly response: boolean },
): readonly CheckFailure[] {
  const source = text(holder, property);
  if (source === undefined) return [];
  const where = `${path}.${property}`;
  const read = readExpression(source);
  if ("fault" in read) return [{ property: where, reason: `could not parse the expression: ${read.fault}` }];
  const late = [...read.fields].find((field) => isResponseField(field) && !allowed.response);
  if (late !== undefined)
    return [
      {
        property: where,
        reason: `the use of field ${late} is not allowed in this phase: it speaks of the response`,
      },
    ];
  if (read.usesRegex && allowed.plan !== undefined && !planHas(allowed.plan, REGEX_PLAN)) {
    return [
      {
        property: where,
        reason:
          "not entitled: the use of operator Matches is not allowed, a Business plan or a WAF Advanced plan is required",
      },
    ];
  }
  return [];
}

function rateFailures(rule: Inputs, path: string, plan: Plan | undefined): readonly CheckFailure[] {
  const limit = record(rule, "ratelimit");
  if (limit === undefined)
    return isRecord(rule.ratelimit) || typeof rule.ratelimit === "symbol"
      ? []
      : [{ property: `${path}.ratelimit`, reason: "a rule of phase http_ratelimit needs ratelimit" }];
  const where = `${path}.ratelimit`;
  const failures: CheckFailure[] = [];
  const characteristics = textList(limit, "characteristics");
  if (
    given(limit, "characteristics") &&
    characteristics.length > 0 &&
    !characteristics.includes("cf.colo.id")
  ) {
    failures.push({
      property: `${where}.characteristics`,
      reason: 'must hold "cf.colo.id": Cloudflare counts per data centre',
    });
  }
  const count = number(limit, "requestsPerPeriod");
  if (count !== undefined && count < 1)
    failures.push({ property: `${where}.requestsPerPeriod`, reason: `must be 1 or more; got ${count}` });
  failures.push(...expressionFailures(limit, "countingExpression", where, { plan, response: true }));
  if (plan === undefined) return failures;
  const facts = RATE_LIMITING[plan];
  const oneOf = (property: string, allowed: readonly number[]): void => {
    const value = number(limit, property);
    if (value === undefined || allowed.includes(value)) return;
    failures.push({
      property: `${where}.${property}`,
      reason: `not entitled: the ${property} ${value} is not allowed on plan ${plan}; allowed are ${allowed.join(", ")}`,
    });
  };
  oneOf("period", facts.periods);
  oneOf("mitigationTimeout", facts.timeouts);
  const odd = characteristics.find(
    (name) => name !== "cf.colo.id" && facts.characteristics?.includes(name) === false,
  );
  if (odd !== undefined)
    failures.push({
      property: `${where}.characteristics`,
      reason: `not entitled: counting by ${odd} is not allowed on plan ${plan}`,
    });
  failures.push(
    ...fieldFailures(rule, "expression", path, plan),
    ...fieldFailures(limit, "countingExpression", where, plan),
  );
  return failures;
}

/** Rate limits may look at fewer fields than other rules, plan by plan. */
function fieldFailures(holder: Inputs, property: string, path: string, plan: Plan): readonly CheckFailure[] {
  const source = text(holder, property);
  const read = source === undefined ? undefined : readExpression(source);
  if (read === undefined || "fault" in read) return [];
  const facts = RATE_LIMITING[plan];
  const refused = [...read.fields].find((field) =>
    isResponseField(field) ? !facts.responseFields : facts.fields?.includes(field) === false,
  );
  return refused === undefined
    ? []
    : [
        {
          property: `${path}.${property}`,
          reason: `not entitled: the use of field ${refused} is not allowed in rate limits on plan ${plan}`,
        },
      ];
}
