import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import { uuid } from "../identifiers.ts";
import { flag, given, number, text, textList } from "../known.ts";
import { TOKEN } from "./tokens.ts";

/** Route 53 API reference, HealthCheckConfig, from memory, 2026-11. */
const TYPES = [
  ...["HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP", "CALCULATED", "CLOUDWATCH_METRIC"],
  "RECOVERY_CONTROL",
];
const INTERVALS = [10, 30];
const FAILURES = { min: 1, max: 10, default: 3 } as const;
const FEWEST_REGIONS = 3;
const LONGEST = { path: 255, search: 255, name: 255 } as const;

/** Where Route 53 has health checkers (same source). */
const CHECKERS = [
  ...["us-east-1", "us-west-1", "us-west-2", "eu-west-1", "ap-southeast-1", "ap-southeast-2"],
  ...["ap-northeast-1", "sa-east-1"],
];

/** A probe from several parts of the world. Its metrics stand in us-east-1 (data/cloudwatch-metrics.ts). */
const healthCheck: Behaviour = {
  token: TOKEN.healthCheck,

  check(inputs) {
    const type = text(inputs, "type");
    if (type === undefined) return [];
    if (!TYPES.includes(type))
      return [{ property: "type", reason: `expected one of ${TYPES.join(", ")}; got ${type}` }];
    return [...endpointFailures(inputs, type), ...figureFailures(inputs)];
  },

  create(inputs, cloud) {
    const id = uuid(cloud);
    return {
      id,
      outputs: {
        arn: cloud.arn("route53", `healthcheck/${id}`, "").replace(/:\d{12}:/, "::"),
        ...defaults(inputs),
      },
      internal: { healthy: true },
    };
  },

  update(_entity, next) {
    return defaults(next);
  },
};

function endpointFailures(inputs: Inputs, type: string): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const probes = !["CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"].includes(type);
  if (probes && !given(inputs, "fqdn") && !given(inputs, "ipAddress"))
    failures.push({ property: "fqdn", reason: `${type} needs fqdn or ipAddress` });
  if (type.endsWith("_STR_MATCH") !== given(inputs, "searchString"))
    failures.push({
      property: "searchString",
      reason: "stands with a type that ends in _STR_MATCH, and with no other",
    });
  const search = text(inputs, "searchString");
  if (search !== undefined && (search === "" || search.length > LONGEST.search))
    failures.push({ property: "searchString", reason: `must be 1 to ${LONGEST.search} characters` });
  const path = text(inputs, "resourcePath");
  if (path !== undefined && (path.length > LONGEST.path || type === "TCP"))
    failures.push({
      property: "resourcePath",
      reason: `must be at most ${LONGEST.path} characters, and none for TCP`,
    });
  return failures;
}

function figureFailures(inputs: Inputs): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const interval = number(inputs, "requestInterval");
  if (interval !== undefined && !INTERVALS.includes(interval))
    failures.push({ property: "requestInterval", reason: `must be 10 or 30 seconds; got ${interval}` });
  const threshold = number(inputs, "failureThreshold");
  if (threshold !== undefined && (threshold < FAILURES.min || threshold > FAILURES.max))
    failures.push({ property: "failureThreshold", reason: `must be 1 to 10; got ${threshold}` });
  const regions = textList(inputs, "regions");
  if (regions.length > 0 && regions.length < FEWEST_REGIONS)
    failures.push({
      property: "regions",
      reason: `at least ${FEWEST_REGIONS} must be named, or none for all`,
    });
  const odd = regions.find((region) => !CHECKERS.includes(region));
  if (odd !== undefined)
    failures.push({ property: "regions", reason: `Route 53 checks from ${CHECKERS.join(", ")}; got ${odd}` });
  return failures;
}

function defaults(inputs: Inputs): Record<string, unknown> {
  return {
    enableSni: flag(inputs, "enableSni") ?? (text(inputs, "type") ?? "").startsWith("HTTPS"),
    failureThreshold: number(inputs, "failureThreshold") ?? FAILURES.default,
    regions: textList(inputs, "regions"),
  };
}

/** Amazon Route 53, as far as it asks from outside whether something answers. */
export const route53: Service = { behaviours: [healthCheck] };
