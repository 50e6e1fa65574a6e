import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { number, record, records, text, textList } from "../known.ts";
import { issuedCertificate } from "./acm.ts";
import { checkActions, requireTargets } from "./elb-actions.ts";
import { checkMutualAuthentication, requireTrustStore } from "./elb-trust-store.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Source: ALB User Guide, "Security policies for your Application Load Balancer", from memory, 2026-11. */
const TLS_POLICY =
  /^ELBSecurityPolicy-(TLS13-1-[0-3](-(Res|Ext[0-2]))?(-FIPS)?(-PQ)?-(2021-06|2023-04|2025-09)|(2016-08|2015-05)|TLS-1-[012]-(2015-04|2017-01)|TLS-1-2-Ext-2018-06|FS-(2018-06|1-[12]-2019-08|1-2-Res-20(19-08|20-10)))$/;

/** Where none is asked for. Source: @pulumi/aws 7.48.0, lb.ListenerArgs. */
const DEFAULT_TLS_POLICY = "ELBSecurityPolicy-2016-08";

/** Source: ELB API Reference, CreateRule, and ALB User Guide, "Quotas", from memory, 2026-11. */
const RULES = {
  priority: { min: 1, max: 50_000 },
  perLoadBalancer: 100,
  valuesPerRule: 5,
  longestPattern: 128,
} as const;

const listener: Behaviour = {
  token: TOKEN.listener,
  replaceOn: ["loadBalancerArn"],
  inPlace: ["port", "protocol", "sslPolicy", "certificateArn", "defaultActions"],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const port = number(inputs, "port");
    if (port !== undefined && (port < 1 || port > 65_535)) {
      failures.push({
        property: "port",
        reason: `expected port to be in the range (1 - 65535), got ${port}`,
      });
    }
    const protocol = text(inputs, "protocol");
    if (protocol !== undefined && !["HTTP", "HTTPS"].includes(protocol)) {
      failures.push({
        property: "protocol",
        reason: `an application load balancer listens on HTTP or HTTPS, got ${protocol}`,
      });
    }
    const policy = text(inputs, "sslPolicy");
    if (policy !== undefined && !TLS_POLICY.test(policy)) {
      failures.push({ property: "sslPolicy", reason: `SSL policy '${policy}' not found` });
    }
    return [...failures, ...checkMutualAuthentication(inputs), ...checkActions(inputs, "defaultActions")];
  },
  create(inputs, cloud) {
    const balancer = requireListener(inputs, cloud);
    const suffix = text(live(balancer), "arnSuffix");
    const arn = cloud.arn("elasticloadbalancing", `listener/${suffix}/${cloud.hex(16)}`);
    return {
      id: arn,
      outputs: { arn, ...settings(inputs), tcpIdleTimeoutSeconds: 0, routingHttpResponseServerEnabled: true },
    };
  },
  update(entity, next, cloud) {
    requireListener(next, cloud, entity);
    return settings(next);
  },
  delete(entity, cloud) {
    for (const rule of cloud.list(TOKEN.listenerRule))
      if (live(rule).listenerArn === entity.id) cloud.remove(rule);
    return undefined;
  },
};

function settings(inputs: Inputs): Record<string, unknown> {
  const protocol = text(inputs, "protocol") ?? "HTTP";
  return {
    protocol,
    sslPolicy: protocol === "HTTPS" ? (text(inputs, "sslPolicy") ?? DEFAULT_TLS_POLICY) : "",
  };
}

/** Source of the refusals: ELB API Reference, CreateListener, from memory, 2026-11. */
function requireListener(inputs: Inputs, cloud: Cloud, self?: Entity): Entity {
  const balancer = cloud.get(TOKEN.loadBalancer, inputs.loadBalancerArn);
  if (balancer === undefined)
    throw new CloudError(
      "LoadBalancerNotFound",
      `Load balancers '${String(inputs.loadBalancerArn)}' not found`,
    );
  const port = number(inputs, "port");
  if (port === undefined) throw new CloudError("ValidationError", "A port must be specified");
  const twin = cloud
    .list(TOKEN.listener)
    .find(
      (other) =>
        live(other).loadBalancerArn === balancer.id && live(other).port === port && other.id !== self?.id,
    );
  if (twin !== undefined)
    throw new CloudError(
      "DuplicateListener",
      "A listener already exists on this port for this load balancer",
    );
  requireCertificate(inputs, cloud);
  requireTrustStore(inputs, cloud);
  requireTargets(inputs, "defaultActions", cloud, balancer);
  return balancer;
}

function requireCertificate(inputs: Inputs, cloud: Cloud): void {
  const arn = text(inputs, "certificateArn");
  if (text(inputs, "protocol") !== "HTTPS") {
    if (arn !== undefined)
      throw new CloudError("ValidationError", "Certificates can only be specified for HTTPS listeners");
    return;
  }
  if (arn === undefined)
    throw new CloudError("CertificateNotFound", "A certificate must be specified for HTTPS listeners");
  const state = issuedCertificate(cloud, arn);
  if (state === undefined)
    throw new CloudError("CertificateNotFound", `Certificate '${arn}' not found in ${cloud.caller.region}`);
  if (state === "pending") {
    throw new CloudError(
      "UnsupportedCertificate",
      `The certificate '${arn}' must have a fully-qualified domain name, a supported signature, and a supported key size (it is not issued yet).`,
    );
  }
}

/** The block of a condition → where its values are. */
const CONDITIONS = [
  "hostHeader",
  "httpHeader",
  "httpRequestMethod",
  "pathPattern",
  "queryStrings",
  "sourceIp",
] as const;

const listenerRule: Behaviour = {
  token: TOKEN.listenerRule,
  replaceOn: ["listenerArn"],
  inPlace: ["priority", "actions", "conditions"],
  check(inputs) {
    const failures: CheckFailure[] = [...checkActions(inputs, "actions")];
    const priority = number(inputs, "priority");
    if (priority !== undefined && (priority < RULES.priority.min || priority > RULES.priority.max)) {
      failures.push({
        property: "priority",
        reason: `expected priority to be in the range (${RULES.priority.min} - ${RULES.priority.max}), got ${priority}`,
      });
    }
    let values = 0;
    for (const [index, condition] of records(inputs, "conditions").entries()) {
      const blocks = CONDITIONS.filter((name) => condition[name] !== undefined && condition[name] !== null);
      if (blocks.length !== 1) {
        failures.push({
          property: `conditions[${index}]`,
          reason: `exactly one of ${CONDITIONS.join(", ")} must be given; got ${blocks.length}`,
        });
      }
      const texts = blocks.flatMap((name) => textList(record(condition, name) ?? {}, "values"));
      values += texts.length;
      const long = texts.find((value) => value.length > RULES.longestPattern);
      if (long !== undefined)
        failures.push({
          property: `conditions[${index}]`,
          reason: `"${long}" has more than ${RULES.longestPattern} characters`,
        });
    }
    if (values > RULES.valuesPerRule) {
      failures.push({
        property: "conditions",
        reason: `a rule holds at most ${RULES.valuesPerRule} condition values; got ${values}`,
      });
    }
    return failures;
  },
  create(inputs, cloud) {
    const { owner, siblings } = requireRule(inputs, cloud);
    const highest = Math.max(0, ...siblings.map((rule) => number(live(rule), "priority") ?? 0));
    const arn = `${owner.id.replace(":listener/", ":listener-rule/")}/${cloud.hex(16)}`;
    return { id: arn, outputs: { arn, priority: number(inputs, "priority") ?? highest + 1 } };
  },
  update(entity, next, cloud) {
    requireRule(next, cloud, entity);
    return { priority: number(next, "priority") ?? live(entity).priority };
  },
};

function requireRule(
  inputs: Inputs,
  cloud: Cloud,
  self?: Entity,
): { readonly owner: Entity; readonly siblings: readonly Entity[] } {
  const owner = cloud.get(TOKEN.listener, inputs.listenerArn);
  if (owner === undefined)
    throw new CloudError(
      "ListenerNotFound",
      `One or more listeners not found: ${String(inputs.listenerArn)}`,
    );
  const balancer = cloud.get(TOKEN.loadBalancer, live(owner).loadBalancerArn);
  if (balancer === undefined) throw new CloudError("LoadBalancerNotFound", "Load balancer not found");
  if (records(inputs, "conditions").length === 0)
    throw new CloudError("ValidationError", "A condition must be specified");
  const rules = cloud.list(TOKEN.listenerRule);
  const siblings = rules.filter((rule) => live(rule).listenerArn === owner.id && rule.id !== self?.id);
  const priority = number(inputs, "priority");
  if (priority !== undefined && siblings.some((rule) => live(rule).priority === priority)) {
    throw new CloudError("PriorityInUse", `Priority '${priority}' is currently in use`);
  }
  const listeners = new Set(
    cloud
      .list(TOKEN.listener)
      .filter((other) => live(other).loadBalancerArn === balancer.id)
      .map((other) => other.id),
  );
  if (
    self === undefined &&
    rules.filter((rule) => listeners.has(String(live(rule).listenerArn))).length >= RULES.perLoadBalancer
  ) {
    throw new CloudError(
      "TooManyRules",
      `The maximum number of rules has been reached on load balancer '${balancer.id}'`,
    );
  }
  requireTargets(inputs, "actions", cloud, balancer);
  return { owner, siblings };
}

/** Listeners of application load balancers and their rules. */
export const elbListener: Service = { behaviours: [listener, listenerRule] };
