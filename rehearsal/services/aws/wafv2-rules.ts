import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { given, number, record, records, text } from "../known.ts";
import { kindOf, statementFailures } from "./wafv2-statement.ts";

/** Source of all here: AWS WAF API reference and guide ("Quotas", "Supported status codes"), from memory, 2026-11. */
const NAME = /^[\w-]{1,128}$/;
const METRIC = /^[\w#:./-]{1,255}$/;
const RESERVED_METRICS = ["All", "Default_Action"];
const ACTIONS = ["allow", "block", "count", "captcha", "challenge"];
const STATUS_CODES = [
  ...[200, 201, 202, 204, 206, 300, 301, 302, 303, 304, 307, 308],
  ...[400, 401, 403, 404, 405, 408, 409, 411, 412, 413, 414, 415, 416, 421, 429],
  ...[500, 501, 502, 503, 504, 505],
];
const BODY = { types: ["TEXT_PLAIN", "TEXT_HTML", "APPLICATION_JSON"], bytes: 4096, key: /^[\w-]{1,128}$/ };
const RATE_RULES = 10;
/** Developer Guide, "Label syntax and naming requirements", read 2026-11-27; characters: @pulumi/aws 7.48.0, WebAclRuleRuleLabel. */
const LABEL = {
  part: /^[\w-]{1,128}$/,
  namespaces: 5,
  reserved: ["awswaf", "aws", "waf", "rulegroup", "webacl", "regexpatternset", "ipset", "managed"],
};

/** Faults of a web ACL's rules that can be seen without another resource. */
export function rulesFailures(inputs: Inputs): readonly CheckFailure[] {
  const rules = records(inputs, "rules");
  const bodies = records(inputs, "customResponseBodies");
  const keys = bodies.map((body) => text(body, "key"));
  return [
    ...twice(rules, "name"),
    ...twice(rules, "priority"),
    ...bodies.flatMap((body, index) => bodyFailures(body, `customResponseBodies[${index}]`)),
    ...rules.flatMap((rule, index) => ruleFailures(rule, `rules[${index}]`, keys)),
    ...rateRules(rules),
    ...metricFailures(inputs, "visibilityConfig"),
  ];
}

function twice(rules: readonly Inputs[], property: "name" | "priority"): readonly CheckFailure[] {
  const values = rules.map((rule) => rule[property]);
  return values.flatMap((value, index) =>
    value === undefined || typeof value === "symbol" || values.indexOf(value) === index
      ? []
      : [
          {
            property: `rules[${index}].${property}`,
            reason: `WAFDuplicateItemException: ${property} ${JSON.stringify(value)} is another rule's already`,
          },
        ],
  );
}

function rateRules(rules: readonly Inputs[]): readonly CheckFailure[] {
  const count = rules.filter((rule) => given(record(rule, "statement") ?? {}, "rateBasedStatement")).length;
  return count <= RATE_RULES
    ? []
    : [
        {
          property: "rules",
          reason: `WAFLimitsExceededException: ${count} rate-based rules; ${RATE_RULES} at most`,
        },
      ];
}

function bodyFailures(body: Inputs, path: string): readonly CheckFailure[] {
  const [key, content, type] = [text(body, "key"), text(body, "content"), text(body, "contentType")];
  return [
    ...(key !== undefined && !BODY.key.test(key)
      ? [{ property: `${path}.key`, reason: "must be letters, digits, _ and -" }]
      : []),
    ...(type !== undefined && !BODY.types.includes(type)
      ? [
          {
            property: `${path}.contentType`,
            reason: `must be one of ${BODY.types.join(", ")}; got "${type}"`,
          },
        ]
      : []),
    ...(content !== undefined && Buffer.byteLength(content) > BODY.bytes
      ? [{ property: `${path}.content`, reason: `WAFLimitsExceededException: more than ${BODY.bytes} bytes` }]
      : []),
  ];
}

function ruleFailures(
  rule: Inputs,
  path: string,
  bodyKeys: readonly (string | undefined)[],
): readonly CheckFailure[] {
  const failures: CheckFailure[] = [...metricFailures(rule, `${path}.visibilityConfig`, rule)];
  const name = text(rule, "name");
  if (name !== undefined && !NAME.test(name))
    failures.push({ property: `${path}.name`, reason: "must be 1 to 128 letters, digits, _ and -" });
  const priority = number(rule, "priority");
  if (priority !== undefined && (priority < 0 || !Number.isInteger(priority)))
    failures.push({ property: `${path}.priority`, reason: `must be 0 or more; got ${priority}` });
  failures.push(...labelFailures(rule, path));
  const statement = record(rule, "statement");
  if (statement === undefined) return failures;
  failures.push(...statementFailures(statement, `${path}.statement`));
  failures.push(...actionFailures(rule, statement, path, bodyKeys));
  return failures;
}

function labelFailures(rule: Inputs, path: string): readonly CheckFailure[] {
  return records(rule, "ruleLabels").flatMap((label, index) => {
    const name = text(label, "name");
    if (name === undefined) return [];
    const parts = name.split(":");
    const wrong = parts.some((part) => !LABEL.part.test(part) || LABEL.reserved.includes(part));
    if (!wrong && parts.length <= LABEL.namespaces + 1) return [];
    return [
      {
        property: `${path}.ruleLabels[${index}].name`,
        reason: `WAFInvalidParameterException: "${name}" is no label: up to 6 parts of letters, digits, _ and -, none of them AWS's own`,
      },
    ];
  });
}

function actionFailures(
  rule: Inputs,
  statement: Inputs,
  path: string,
  bodyKeys: readonly (string | undefined)[],
): readonly CheckFailure[] {
  const kind = kindOf(statement)?.kind;
  const isGroup = kind === "managedRuleGroupStatement" || kind === "ruleGroupReferenceStatement";
  const [wanted, other] = isGroup ? ["overrideAction", "action"] : ["action", "overrideAction"];
  if (!given(rule, wanted ?? "") || given(rule, other ?? "")) {
    const reason = `WAFInvalidParameterException: a rule ${isGroup ? "of a group" : "with its own statement"} has ${wanted} and not ${other}`;
    return [{ property: path, reason }];
  }
  if (isGroup) return [];
  const action = record(rule, "action");
  if (action === undefined) return [];
  const chosen = ACTIONS.filter((one) => given(action, one));
  if (chosen.length !== 1)
    return [{ property: `${path}.action`, reason: `exactly one of ${ACTIONS.join(", ")} must be given` }];
  if (kind === "rateBasedStatement" && chosen[0] === "allow")
    return [{ property: `${path}.action`, reason: "a rate-based rule cannot allow" }];
  const response = record(record(action, "block") ?? {}, "customResponse");
  return response === undefined
    ? []
    : responseFailures(response, `${path}.action.block.customResponse`, bodyKeys);
}

function responseFailures(
  response: Inputs,
  path: string,
  bodyKeys: readonly (string | undefined)[],
): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  const code = number(response, "responseCode");
  if (code !== undefined && !STATUS_CODES.includes(code))
    failures.push({
      property: `${path}.responseCode`,
      reason: `${code} is no status that AWS WAF answers with`,
    });
  const key = text(response, "customResponseBodyKey");
  if (key !== undefined && !bodyKeys.includes(key))
    failures.push({
      property: `${path}.customResponseBodyKey`,
      reason: `WAFInvalidParameterException: the web ACL has no body "${key}"`,
    });
  const names = records(response, "responseHeaders").map((header) => text(header, "name")?.toLowerCase());
  if (names.includes("content-type"))
    failures.push({ property: `${path}.responseHeaders`, reason: "content-type is the body's own" });
  if (new Set(names).size < names.length)
    failures.push({ property: `${path}.responseHeaders`, reason: "the same header is given twice" });
  return failures;
}

function metricFailures(holder: Inputs, path: string, owner: Inputs = holder): readonly CheckFailure[] {
  const name = text(record(owner, "visibilityConfig") ?? {}, "metricName");
  if (name === undefined || (METRIC.test(name) && !RESERVED_METRICS.includes(name))) return [];
  return [{ property: `${path}.metricName`, reason: `"${name}" is no name for a metric of AWS WAF` }];
}
