import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { letters } from "../identifiers.ts";
import { number, record, records, text, textList } from "../known.ts";
import { letsIn, letsOut } from "./ec2-group-rules.ts";
import { live } from "./live.ts";
import { addInterface, interfacesOf, removeInterfaces } from "./network-interfaces.ts";
import { DB_INSTANCE } from "./rds-groups.ts";
import { requireLogins } from "./rds-proxy-login.ts";
import { groupedSubnets, requireGroupsOfVpc } from "./subnets-of-group.ts";

export const DB_PROXY = "aws:rds/proxy:Proxy";
const TARGET_GROUP = "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup";
const TARGET = "aws:rds/proxyTarget:ProxyTarget";

/** RDS API Reference, CreateDBProxy, from memory, 2026-11. */
const NAME = /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{0,62}(?<!-)$/;
/** The one group that every proxy has. Source: @pulumi/aws 7.48.0, rds.ProxyDefaultTargetGroup. */
const DEFAULT_GROUP = "default";
const MIN_ZONES = 2;

/** A range of a number, or nothing where it is absent or not known yet. */
function outside(inputs: Inputs, property: string, min: number, max: number, at: string): CheckFailure[] {
  const value = number(inputs, property);
  if (value === undefined || (value >= min && value <= max)) return [];
  return [
    { property: at, reason: `expected ${property} to be in the range (${min} - ${max}), got ${value}` },
  ];
}

export const dbProxy: Behaviour = {
  token: DB_PROXY,
  autoName: { property: "name", maxLength: 63 },

  check(inputs) {
    const failures = outside(inputs, "idleClientTimeout", 1, 28_800, "idleClientTimeout");
    const name = text(inputs, "name");
    if (name !== undefined && !NAME.test(name))
      failures.push({
        property: "name",
        reason: `must be letters, digits and single hyphens; got "${name}"`,
      });
    const family = text(inputs, "engineFamily");
    if (family !== undefined && !["MYSQL", "POSTGRESQL", "SQLSERVER"].includes(family))
      failures.push({
        property: "engineFamily",
        reason: `must be MYSQL, POSTGRESQL or SQLSERVER; got ${family}`,
      });
    if (
      records(inputs, "auths").length === 0 &&
      inputs.auths === undefined &&
      inputs.defaultAuthScheme === undefined
    )
      failures.push({ property: "auths", reason: "one of auths and defaultAuthScheme must be given" });
    return failures;
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    if (cloud.get(DB_PROXY, name) !== undefined)
      throw new CloudError("DBProxyAlreadyExistsFault", `DB Proxy ${name} already exists.`);
    const place = groupedSubnets(cloud, textList(inputs, "vpcSubnetIds"), "InvalidSubnet");
    if (place.zones.length < MIN_ZONES)
      throw new CloudError(
        "InvalidSubnet",
        `DB Proxy requires subnets in at least ${MIN_ZONES} Availability Zones; got ${place.zones.join(", ")}`,
      );
    requireGroupsOfVpc(cloud, textList(inputs, "vpcSecurityGroupIds"), place.vpcId, "DB proxy");
    requireLogins(inputs, cloud);
    const arn = cloud.arn("rds", `db-proxy:prx-${letters(cloud, 17, { lower: true })}`);
    for (const subnet of place.subnets)
      addInterface(cloud, {
        subnetId: subnet.id,
        groupIds: textList(inputs, "vpcSecurityGroupIds"),
        owner: arn,
        description: "RDSProxyInterface",
      });
    const suffix = letters(cloud, 12, { lower: true });
    return {
      id: name,
      outputs: {
        arn,
        name,
        endpoint: `${name}.proxy-${suffix}.${cloud.caller.region}.rds.amazonaws.com`,
        idleClientTimeout: number(inputs, "idleClientTimeout") ?? 1800,
      },
    };
  },

  update(_entity, next, cloud) {
    requireLogins(next, cloud);
    return undefined;
  },

  /** Its targets go with it, as in RDS. */
  delete(entity, cloud) {
    for (const target of cloud.list(TARGET).filter((one) => one.inputs.dbProxyName === entity.id))
      cloud.remove(target);
    removeInterfaces(cloud, String(entity.outputs.arn));
    return undefined;
  },
};

export const dbProxyTargetGroup: Behaviour = {
  token: TARGET_GROUP,

  check(inputs) {
    const pool = record(inputs, "connectionPoolConfig") ?? {};
    const at = (property: string) => `connectionPoolConfig.${property}`;
    const failures = [
      ...outside(pool, "maxConnectionsPercent", 1, 100, at("maxConnectionsPercent")),
      ...outside(pool, "maxIdleConnectionsPercent", 0, 100, at("maxIdleConnectionsPercent")),
      ...outside(pool, "connectionBorrowTimeout", 0, 300, at("connectionBorrowTimeout")),
    ];
    const most = number(pool, "maxConnectionsPercent") ?? 100;
    const idle = number(pool, "maxIdleConnectionsPercent");
    if (idle !== undefined && idle > most)
      failures.push({
        property: at("maxIdleConnectionsPercent"),
        reason: `InvalidParameterValue: must not be above maxConnectionsPercent, ${most}; got ${idle}`,
      });
    return failures;
  },

  create(inputs, cloud) {
    const proxy = requireProxy(inputs, cloud);
    return {
      id: proxy.id,
      outputs: {
        name: DEFAULT_GROUP,
        arn: cloud.arn("rds", `target-group:prx-tg-${letters(cloud, 17, { lower: true })}`),
      },
    };
  },

  update() {
    return undefined;
  },
};

export const dbProxyTarget: Behaviour = {
  token: TARGET,

  check(inputs) {
    const kinds = ["dbInstanceIdentifier", "dbClusterIdentifier"].filter(
      (kind) => inputs[kind] !== undefined,
    );
    if (kinds.length === 1) return [];
    const reason = "exactly one of dbInstanceIdentifier and dbClusterIdentifier must be given";
    return [{ property: "dbInstanceIdentifier", reason }];
  },

  create(inputs, cloud) {
    const proxy = requireProxy(inputs, cloud);
    const group = text(inputs, "targetGroupName");
    if (group !== DEFAULT_GROUP)
      throw new CloudError("DBProxyTargetGroupNotFoundFault", `DB proxy target group ${group} not found.`);
    const identifier = text(inputs, "dbInstanceIdentifier");
    const database = cloud
      .list(DB_INSTANCE, { region: cloud.caller.region })
      .find((instance) => live(instance).identifier === identifier);
    if (database === undefined)
      throw new CloudError("DBInstanceNotFound", `DBInstance ${identifier} not found.`);
    const taken = cloud.list(TARGET).find((one) => one.inputs.dbProxyName === proxy.id);
    if (taken !== undefined)
      throw new CloudError(
        "DBProxyTargetAlreadyRegisteredFault",
        `The proxy ${proxy.id} already has the target ${String(taken.inputs.dbInstanceIdentifier)}.`,
      );
    requireWay(proxy, database, cloud);
    return {
      id: `${proxy.id}/${DEFAULT_GROUP}/RDS_INSTANCE/${identifier}`,
      outputs: {
        endpoint: live(database).address,
        port: live(database).port,
        rdsResourceId: identifier,
        type: "RDS_INSTANCE",
        trackedClusterId: "",
        targetArn: live(database).arn,
      },
    };
  },
};

function requireProxy(inputs: Inputs, cloud: Cloud): Entity {
  return cloud.require(DB_PROXY, text(inputs, "dbProxyName") ?? "", "DBProxyNotFoundFault", "DB proxy");
}

/** Proxy and database stand in one VPC, and the groups of both let the one reach the other; else the target stays unavailable. */
function requireWay(proxy: Entity, database: Entity, cloud: Cloud): void {
  const [from] = interfacesOf(cloud, String(proxy.outputs.arn));
  const [to] = interfacesOf(cloud, String(live(database).arn));
  if (from === undefined || to === undefined) return;
  if (live(from).vpcId !== live(to).vpcId)
    throw new CloudError(
      "InvalidVPCNetworkStateFault",
      `The DB instance ${String(live(database).identifier)} is not in the VPC of the proxy, ${String(live(from).vpcId)}.`,
    );
  const end = (face: Entity) => ({
    groups: textList(live(face), "securityGroups"),
    address: text(live(face), "privateIp") ?? "",
  });
  const port = number(live(database), "port") ?? 0;
  if (letsOut(cloud, end(from), end(to), port) && letsIn(cloud, end(from), end(to), port)) return;
  throw new CloudError(
    "InvalidDBProxyStateFault",
    `the target stays UNAVAILABLE (UNREACHABLE): security groups do not let the proxy reach the database on port ${port}`,
  );
}
