import { infracost, ORIGINS } from "../origins.ts";
import { ANYWHERE, type Price, pricesOf } from "../price.ts";

/** Keys, secrets, parameters, the firewall, and the account's records. */
export const securityPrices: readonly Price[] = [
  ...pricesOf(infracost("kms_key_test"), "us-east-1", [
    ["KMS", "customer managed key", "key-month", 1],
    ["KMS", "symmetric requests", "10,000 requests", 0.03],
  ]),
  ...pricesOf(infracost("secretsmanager_secret_test"), "us-east-1", [
    ["Secrets Manager", "secret", "secret-month", 0.4],
    ["Secrets Manager", "API calls", "10,000 calls", 0.05],
  ]),
  ...pricesOf(ORIGINS.ssmStandard, ANYWHERE, [
    ["SSM Parameter Store", "standard parameter", "parameter-month", 0],
  ]),
  ...pricesOf(ORIGINS.ssmAdvanced, ANYWHERE, [
    ["SSM Parameter Store", "advanced parameter", "parameter-month", 0.05],
  ]),
  ...pricesOf(infracost("wafv2_web_acl_test"), ANYWHERE, [
    ["WAF", "web ACL", "ACL-month", 5],
    ["WAF", "rule or rule group", "rule-month", 1],
    ["WAF", "requests", "million", 0.6],
  ]),
  ...pricesOf(ORIGINS.guardDuty, "us-east-1", [
    ["GuardDuty", "CloudTrail management events", "million", 4],
    ["GuardDuty", "VPC flow and DNS logs", "GB", 1],
  ]),
  ...pricesOf(ORIGINS.billSingapore, "ap-southeast-1", [
    ["GuardDuty", "CloudTrail management events", "million", 4.6],
    ["GuardDuty", "VPC flow and DNS logs", "GB", 1.15],
    ["GuardDuty", "S3 data events", "million", 1.16],
    ["GuardDuty", "RDS protection", "vCPU-month", 1.22],
    ["AWS Config", "configuration items", "item", 0.003],
  ]),
  ...pricesOf(infracost("config_configuration_recorder_test"), "us-east-1", [
    ["AWS Config", "configuration items", "item", 0.003],
  ]),
];
