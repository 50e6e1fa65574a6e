import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { uuid } from "../identifiers.ts";
import { record, records, text, textList } from "../known.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";
import { rulesFailures } from "./wafv2-rules.ts";
import { capacityOf } from "./wafv2-statement.ts";

/** Source of the refusals: AWS WAF API reference, from memory, 2026-11. */
const ACL_NAME = /^[\w-]{1,128}$/;
/** Capacity units of one web ACL (guide, "Quotas", from memory, 2026-11); from 1500 on they cost extra. */
const MOST_UNITS = 5000;
const LOG_PREFIX = "aws-waf-logs-";

export const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
export const WEB_ACL_ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
export const WEB_ACL_LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";

const webAcl: Behaviour = {
  token: WEB_ACL,
  autoName: { property: "name", maxLength: 128 },
  replaceOn: ["name", "namePrefix", "scope"],
  changes: { "*": ["lockToken"], rules: ["capacity", "lockToken"] },

  check(inputs) {
    const failures: CheckFailure[] = [...rulesFailures(inputs)];
    const name = text(inputs, "name");
    if (name !== undefined && !ACL_NAME.test(name))
      failures.push({ property: "name", reason: "must be 1 to 128 letters, digits, _ and -" });
    const scope = text(inputs, "scope");
    if (scope !== undefined && scope !== "REGIONAL" && scope !== "CLOUDFRONT")
      failures.push({ property: "scope", reason: `must be REGIONAL or CLOUDFRONT; got "${scope}"` });
    const fallback = record(inputs, "defaultAction");
    if (fallback !== undefined && (fallback.allow === undefined) === (fallback.block === undefined))
      failures.push({ property: "defaultAction", reason: "exactly one of allow and block must be given" });
    return failures;
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    const scope = text(inputs, "scope") ?? "";
    if (scope === "CLOUDFRONT" && cloud.caller.region !== "us-east-1")
      throw new CloudError(
        "WAFInvalidParameterException",
        "The scope CLOUDFRONT is found in us-east-1 only.",
      );
    const same = cloud
      .list(WEB_ACL, { region: cloud.caller.region })
      .find((other) => live(other).name === name && live(other).scope === scope);
    if (same !== undefined)
      throw new CloudError(
        "WAFDuplicateItemException",
        "AWS WAF couldn't perform the operation because some resource in your request is a duplicate of an existing one.",
      );
    const id = uuid(cloud);
    const place = scope === "CLOUDFRONT" ? "global" : "regional";
    return {
      id,
      outputs: {
        arn: cloud.arn("wafv2", `${place}/webacl/${name}/${id}`),
        name,
        namePrefix: text(inputs, "namePrefix") ?? "",
        capacity: requireCapacity(inputs),
        lockToken: uuid(cloud),
        applicationIntegrationUrl: "",
      },
    };
  },

  update(_entity, next, cloud) {
    return { capacity: requireCapacity(next), lockToken: uuid(cloud) };
  },

  delete(entity, cloud) {
    const used = cloud
      .list(WEB_ACL_ASSOCIATION)
      .some((association) => live(association).webAclArn === live(entity).arn);
    if (used)
      throw new CloudError(
        "WAFAssociatedItemException",
        "AWS WAF couldn't perform the operation because your resource is being used by another resource or it's associated with another resource.",
        { retryable: true },
      );
    for (const logging of cloud.list(WEB_ACL_LOGGING))
      if (live(logging).resourceArn === live(entity).arn) cloud.remove(logging);
    return undefined;
  },
};

function requireCapacity(inputs: Inputs): number {
  const units = records(inputs, "rules").reduce(
    (sum, rule) => sum + capacityOf(record(rule, "statement") ?? {}),
    0,
  );
  if (units > MOST_UNITS)
    throw new CloudError(
      "WAFLimitsExceededException",
      `The rules need ${units} capacity units; a web ACL holds ${MOST_UNITS}.`,
    );
  return units;
}

const association: Behaviour = {
  token: WEB_ACL_ASSOCIATION,
  replaceOn: ["resourceArn", "webAclArn"],
  deleteBeforeReplace: true,

  create(inputs, cloud) {
    const acl = requireAcl(inputs.webAclArn, cloud);
    const balancer = cloud.get(TOKEN.loadBalancer, inputs.resourceArn);
    if (balancer === undefined || live(balancer).loadBalancerType !== "application")
      throw new CloudError(
        "WAFUnavailableEntityException",
        "AWS WAF couldn't retrieve a resource that you specified: an application load balancer of this region is expected.",
      );
    if (live(acl).scope !== "REGIONAL")
      throw new CloudError(
        "WAFInvalidParameterException",
        "A load balancer takes a web ACL of scope REGIONAL.",
      );
    // A load balancer has one web ACL: a second one takes the first one's place, without a word.
    for (const other of cloud.list(WEB_ACL_ASSOCIATION))
      if (live(other).resourceArn === balancer.id) cloud.remove(other);
    return { id: `${String(live(acl).arn)},${balancer.id}` };
  },
};

const logging: Behaviour = {
  token: WEB_ACL_LOGGING,
  replaceOn: ["resourceArn", "logDestinationConfigs"],
  deleteBeforeReplace: true,

  check(inputs) {
    const failures: CheckFailure[] = [];
    const destinations = textList(inputs, "logDestinationConfigs");
    if (destinations.length > 1)
      failures.push({
        property: "logDestinationConfigs",
        reason: "a web ACL has one destination for its logs",
      });
    const filter = record(inputs, "loggingFilter");
    const behaviours = filter === undefined ? [] : [filter, ...records(filter, "filters")];
    for (const one of behaviours) {
      const said = text(one, "defaultBehavior") ?? text(one, "behavior");
      if (said !== undefined && said !== "KEEP" && said !== "DROP")
        failures.push({ property: "loggingFilter", reason: `must KEEP or DROP; got "${said}"` });
    }
    for (const destination of destinations) {
      const name = /:log-group:([^:]+)/.exec(destination)?.[1] ?? destination.split(/[:/]/).at(-1) ?? "";
      if (!name.startsWith(LOG_PREFIX))
        failures.push({
          property: "logDestinationConfigs",
          reason: `WAFInvalidParameterException: the destination's name must begin with ${LOG_PREFIX}; got "${name}"`,
        });
    }
    return failures;
  },

  create(inputs, cloud) {
    const acl = requireAcl(inputs.resourceArn, cloud);
    requireDestination(inputs, cloud);
    const arn = String(live(acl).arn);
    if (cloud.list(WEB_ACL_LOGGING).some((other) => live(other).resourceArn === arn))
      throw new CloudError("WAFDuplicateItemException", "The web ACL has a logging configuration already.");
    return { id: arn };
  },

  update(_entity, next, cloud) {
    requireDestination(next, cloud);
    return undefined;
  },
};

function requireAcl(arn: unknown, cloud: Cloud): Entity {
  const found = cloud.list(WEB_ACL, { region: cloud.caller.region }).find((acl) => live(acl).arn === arn);
  if (found !== undefined) return found;
  throw new CloudError(
    "WAFNonexistentItemException",
    "AWS WAF couldn't perform the operation because your resource doesn't exist.",
  );
}

/** Log groups alone are part of this rehearsal's destinations. */
function requireDestination(inputs: Inputs, cloud: Cloud): void {
  for (const destination of textList(inputs, "logDestinationConfigs")) {
    const arn = destination.replace(/:\*$/, "");
    const found = cloud
      .list(TOKEN.logGroup, { region: cloud.caller.region })
      .some((group) => live(group).arn === arn);
    if (!found)
      throw new CloudError(
        "WAFLogDestinationPermissionIssueException",
        `Unable to deliver logs to ${destination}.`,
      );
  }
}

/** AWS WAF version 2: web ACLs, their place before a load balancer, and their logs. */
export const wafv2: Service = { behaviours: [webAcl, association, logging] };
