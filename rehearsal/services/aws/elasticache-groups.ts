import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { CACHE_FAMILIES, CACHE_PARAMETERS } from "../../data/elasticache-versions.ts";
import { parameterProblem } from "../../data/rds-parameters.ts";
import { number, records, text, textList } from "../known.ts";
import { live } from "./live.ts";
import { groupedSubnets } from "./subnets-of-group.ts";

export const CACHE_SUBNET_GROUP = "aws:elasticache/subnetGroup:SubnetGroup";
export const CACHE_PARAMETER_GROUP = "aws:elasticache/parameterGroup:ParameterGroup";
export const REPLICATION_GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";

/** ElastiCache API reference, CreateCacheSubnetGroup and CreateCacheParameterGroup, from memory, 2026-11. */
const GROUP_NAME = /^[a-zA-Z0-9](?!.*--)[a-zA-Z0-9-]{0,254}(?<!-)$/;

export const cacheSubnetGroup: Behaviour = {
  token: CACHE_SUBNET_GROUP,
  autoName: { property: "name", maxLength: 255, lowerCase: true },
  check: (inputs) => nameFailures(inputs),

  create(inputs, cloud) {
    const name = (text(inputs, "name") ?? "").toLowerCase();
    if (cloud.get(CACHE_SUBNET_GROUP, name) !== undefined) {
      throw new CloudError("CacheSubnetGroupAlreadyExists", `Cache subnet group ${name} already exists.`);
    }
    return {
      id: name,
      outputs: { ...covered(inputs, cloud), name, arn: cloud.arn("elasticache", `subnetgroup:${name}`) },
    };
  },

  update(_entity, next, cloud) {
    return covered(next, cloud);
  },

  delete(entity, cloud) {
    const user = cloud
      .list(REPLICATION_GROUP, { region: entity.region })
      .find((group) => live(group).subnetGroupName === entity.id);
    if (user === undefined) return undefined;
    throw new CloudError(
      "CacheSubnetGroupInUse",
      `Cache subnet group ${entity.id} is currently in use by a cache cluster: ${user.id}.`,
      {
        retryable: true,
      },
    );
  },
};

function covered(inputs: Inputs, cloud: Cloud): Record<string, unknown> {
  const { vpcId } = groupedSubnets(cloud, textList(inputs, "subnetIds"), "InvalidSubnet");
  return { vpcId, description: text(inputs, "description") ?? "Managed by Pulumi" };
}

export const cacheParameterGroup: Behaviour = {
  token: CACHE_PARAMETER_GROUP,
  autoName: { property: "name", maxLength: 255, lowerCase: true },

  check(inputs) {
    const failures = [...nameFailures(inputs)];
    const family = text(inputs, "family");
    if (family !== undefined && !CACHE_FAMILIES.includes(family)) {
      failures.push({
        property: "family",
        reason: `InvalidParameterValue: CacheParameterGroupFamily ${family} is not a valid parameter group family; this rehearsal knows ${CACHE_FAMILIES.join(", ")}`,
      });
    }
    for (const [index, parameter] of records(inputs, "parameters").entries())
      failures.push(...parameterFailures(parameter, `parameters[${index}]`));
    return failures;
  },

  create(inputs, cloud) {
    const name = (text(inputs, "name") ?? "").toLowerCase();
    if (cloud.get(CACHE_PARAMETER_GROUP, name) !== undefined) {
      throw new CloudError(
        "CacheParameterGroupAlreadyExists",
        `Cache parameter group with name ${name} already exists`,
      );
    }
    const description = text(inputs, "description") ?? "Managed by Pulumi";
    return {
      id: name,
      outputs: { name, description, arn: cloud.arn("elasticache", `parametergroup:${name}`) },
    };
  },

  update() {
    return undefined;
  },

  delete(entity, cloud) {
    const user = cloud
      .list(REPLICATION_GROUP, { region: entity.region })
      .find((group) => live(group).parameterGroupName === entity.id);
    if (user === undefined) return undefined;
    throw new CloudError(
      "InvalidCacheParameterGroupState",
      `One or more cache clusters are still members of this parameter group ${entity.id}, so the group cannot be deleted: ${user.id}`,
      { retryable: true },
    );
  },
};

function nameFailures(inputs: Inputs): readonly CheckFailure[] {
  const name = text(inputs, "name");
  if (name === undefined || GROUP_NAME.test(name)) return [];
  return [
    { property: "name", reason: `must hold 1 to 255 letters, digits and single hyphens; got "${name}"` },
  ];
}

function parameterFailures(parameter: Inputs, path: string): readonly CheckFailure[] {
  const name = text(parameter, "name");
  if (name === undefined) return [];
  const fact = CACHE_PARAMETERS[name];
  if (fact === undefined) {
    return [
      {
        property: `${path}.name`,
        reason: `InvalidParameterValue: The parameter ${name} is not one that this rehearsal knows`,
      },
    ];
  }
  const value = text(parameter, "value") ?? number(parameter, "value")?.toString();
  const expected = value === undefined ? undefined : parameterProblem(fact, value);
  if (expected === undefined) return [];
  return [
    {
      property: `${path}.value`,
      reason: `InvalidParameterValue: The parameter ${name} has a value of ${value}, which is invalid; allowed are ${expected}`,
    },
  ];
}
