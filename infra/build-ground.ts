import { keepsRecords } from "./governance/account-records.ts";
import type { ProgramContext } from "./lib/stack-context.ts";
import { Network } from "./network/network.ts";
import { SecurityGroups } from "./network/security-groups.ts";
import { Logs } from "./observability/logs.ts";
import { Topics } from "./observability/topics.ts";
import type { ProviderOptions } from "./provider-options.ts";
import { CustomerKey, type CustomerKeyArgs, type KeyPurpose } from "./secrets/customer-key.ts";

/** What everything else stands on. */
export function buildGround(context: ProgramContext, options: ProviderOptions) {
  const key = (name: string, purpose: KeyPurpose, serviceGrants: CustomerKeyArgs["serviceGrants"]) =>
    new CustomerKey(name, { context, purpose, serviceGrants }, options);
  const keys = {
    secrets: key("secrets-key", "secrets", [
      context.settings.secretStore === "parameters" ? "ssm" : "secretsmanager",
    ]),
    logs: key("logs-key", "logs", ["logs"]),
    data: key("data-key", "data", ["backup", "rds", "elasticache", "ecr"]),
    alerts: key("alerts-key", "alerts", ["alerts"]),
    records: keepsRecords(context.settings) ? key("records-key", "records", ["cloudtrail", "s3"]) : undefined,
  };
  const logs = new Logs("logs", { context, keyArn: keys.logs.arn }, options);
  const network = new Network("network", { context, flowLogGroupArn: logs.groupArn("flow") }, options);
  const access = new SecurityGroups("access", { context, vpcId: network.vpcId }, options);
  const { region } = context.settings.aws;
  const topics = new Topics("topics", { context, region, keyArn: keys.alerts.arn }, options);
  return { access, keys, logs, network, topics };
}

export type Ground = ReturnType<typeof buildGround>;
