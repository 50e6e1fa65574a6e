import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { number, record, records, text, textList } from "../known.ts";
import { kmsKeyOf } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Source: ECS API Reference, CreateCluster, from memory, 2026-11. */
const NAME = { longest: 255, pattern: /^[A-Za-z0-9_-]{1,255}$/ } as const;

const INSIGHTS = ["enhanced", "enabled", "disabled"];

/** Providers that every cluster may use. Own ones (on instances) are not simulated. */
const FARGATE_PROVIDERS = ["FARGATE", "FARGATE_SPOT"];

const cluster: Behaviour = {
  token: TOKEN.cluster,
  autoName: { property: "name", maxLength: NAME.longest },
  replaceOn: ["name"],
  inPlace: ["settings", "configuration", "serviceConnectDefaults"],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && !NAME.pattern.test(name)) {
      failures.push({
        property: "name",
        reason: `must be 1 to ${NAME.longest} letters, digits, hyphens and underscores; got "${name}"`,
      });
    }
    for (const [index, setting] of records(inputs, "settings").entries()) {
      const known = text(setting, "name");
      const value = text(setting, "value");
      if (known !== undefined && known !== "containerInsights") {
        failures.push({
          property: `settings[${index}].name`,
          reason: `expected name to be one of ["containerInsights"], got ${known}`,
        });
      }
      if (value !== undefined && !INSIGHTS.includes(value)) {
        failures.push({
          property: `settings[${index}].value`,
          reason: `expected value to be one of ${JSON.stringify(INSIGHTS)}, got ${value}`,
        });
      }
    }
    return failures;
  },
  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    const arn = cloud.arn("ecs", `cluster/${name}`);
    if (cloud.get(TOKEN.cluster, arn) !== undefined) {
      throw new CloudError(
        "InvalidParameterException",
        `Arguments on this idempotent request are inconsistent with arguments used in previous request(s): cluster ${name} exists`,
      );
    }
    requireExec(inputs, cloud);
    return { id: arn, outputs: { arn, name, ...settings(inputs) } };
  },
  update(_entity, next, cloud) {
    requireExec(next, cloud);
    return settings(next);
  },
  delete(entity, cloud) {
    const service = cloud.list(TOKEN.service).find((other) => text(live(other), "cluster") === entity.id);
    if (service !== undefined) {
      throw new CloudError(
        "ClusterContainsServicesException",
        `The Cluster cannot be deleted while Services are active. (${text(live(service), "name")})`,
        { retryable: true },
      );
    }
    const instance = cloud
      .list(TOKEN.containerInstance)
      .find((other) => live(other).clusterArn === entity.id);
    if (instance !== undefined) {
      throw new CloudError(
        "ClusterContainsContainerInstancesException",
        `The Cluster cannot be deleted while Container Instances are active or draining. (${instance.id})`,
        { retryable: true },
      );
    }
    const name = text(live(entity), "name");
    for (const child of cloud.list(TOKEN.clusterCapacityProviders))
      if (live(child).clusterName === name) cloud.remove(child);
    return undefined;
  },
};

function settings(inputs: Inputs): Record<string, unknown> {
  const given = records(inputs, "settings");
  return { settings: given.length > 0 ? given : [{ name: "containerInsights", value: "disabled" }] };
}

/** What `execute-command` writes with: its key and its log group must exist. */
function requireExec(inputs: Inputs, cloud: Cloud): void {
  const exec = record(record(inputs, "configuration") ?? {}, "executeCommandConfiguration");
  if (exec === undefined) return;
  const key = text(exec, "kmsKeyId");
  if (key !== undefined && kmsKeyOf(cloud, key)?.kept !== undefined)
    throw new CloudError("InvalidParameterException", `key ${key} is pending deletion`);
  if (key !== undefined && kmsKeyOf(cloud, key) === undefined)
    throw new CloudError("InvalidParameterException", `The KMS key ${key} does not exist`);
  const logs = record(exec, "logConfiguration");
  if (text(exec, "logging") === "OVERRIDE" && logs === undefined) {
    throw new CloudError(
      "InvalidParameterException",
      "logConfiguration is required where logging is OVERRIDE",
    );
  }
  const group = logs === undefined ? undefined : text(logs, "cloudWatchLogGroupName");
  if (group !== undefined && cloud.get(TOKEN.logGroup, group) === undefined) {
    throw new CloudError("InvalidParameterException", `The log group ${group} does not exist`);
  }
}

const capacityProviders: Behaviour = {
  token: TOKEN.clusterCapacityProviders,
  replaceOn: ["clusterName"],
  inPlace: ["capacityProviders", "defaultCapacityProviderStrategies"],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const chosen = textList(inputs, "capacityProviders");
    const foreign = chosen.find((name) => !FARGATE_PROVIDERS.includes(name));
    if (foreign !== undefined) {
      failures.push({
        property: "capacityProviders",
        reason: `this rehearsal knows ${FARGATE_PROVIDERS.join(" and ")}; got ${foreign}`,
      });
    }
    const strategies = records(inputs, "defaultCapacityProviderStrategies");
    for (const [index, strategy] of strategies.entries()) {
      const weight = number(strategy, "weight");
      const base = number(strategy, "base");
      const where = `defaultCapacityProviderStrategies[${index}]`;
      if (weight !== undefined && (weight < 0 || weight > 1000))
        failures.push({
          property: `${where}.weight`,
          reason: `expected weight to be in the range (0 - 1000), got ${weight}`,
        });
      if (base !== undefined && (base < 0 || base > 100_000))
        failures.push({
          property: `${where}.base`,
          reason: `expected base to be in the range (0 - 100000), got ${base}`,
        });
      const name = text(strategy, "capacityProvider");
      if (name !== undefined && !chosen.includes(name)) {
        failures.push({
          property: `${where}.capacityProvider`,
          reason: `must be one of the cluster's capacity providers; got ${name}`,
        });
      }
    }
    if (strategies.filter((strategy) => (number(strategy, "base") ?? 0) > 0).length > 1) {
      failures.push({
        property: "defaultCapacityProviderStrategies",
        reason: "only one capacity provider can have a base",
      });
    }
    return failures;
  },
  create(inputs, cloud) {
    const name = text(inputs, "clusterName") ?? "";
    if (clusterOf(cloud, name) === undefined)
      throw new CloudError("ClusterNotFoundException", "Cluster not found.");
    if (cloud.get(TOKEN.clusterCapacityProviders, name) !== undefined) {
      throw new CloudError(
        "UpdateInProgressException",
        `the capacity providers of ${name} are managed already`,
      );
    }
    return { id: name };
  },
  update: () => ({}),
  delete(entity, cloud) {
    const arn = clusterOf(cloud, entity.id)?.id;
    const user = cloud
      .list(TOKEN.service)
      .find(
        (service) =>
          live(service).cluster === arn && records(live(service), "capacityProviderStrategies").length > 0,
      );
    if (user !== undefined) {
      throw new CloudError(
        "ResourceInUseException",
        `The specified capacity provider is in use by the service ${text(live(user), "name")} and cannot be removed.`,
        { retryable: true },
      );
    }
    return undefined;
  },
};

/** The cluster of that name or ARN. */
export function clusterOf(cloud: Cloud, reference: string | undefined): Entity | undefined {
  const wanted = reference ?? "default";
  return cloud
    .list(TOKEN.cluster, { region: cloud.caller.region })
    .find((entity) => entity.id === wanted || text(live(entity), "name") === wanted);
}

/** Names of the capacity providers that services of the cluster may use. */
export function providersOf(cloud: Cloud, entity: Entity): readonly string[] {
  const name = text(live(entity), "name");
  const found = cloud.list(TOKEN.clusterCapacityProviders).find((other) => live(other).clusterName === name);
  return found === undefined ? [] : textList(live(found), "capacityProviders");
}

/** ECS clusters and their capacity providers. */
export const ecsCluster: Service = { behaviours: [cluster, capacityProviders] };
