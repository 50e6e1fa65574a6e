import type { Service } from "../cloud/behaviour.ts";
import { cloudwatchLogs } from "./aws/cloudwatch-logs.ts";
import { ec2Endpoint } from "./aws/ec2-endpoint.ts";
import { ec2FlowLog } from "./aws/ec2-flow-log.ts";
import { ec2Gateways } from "./aws/ec2-gateways.ts";
import { ec2GroupRule } from "./aws/ec2-group-rule.ts";
import { ec2Lookups } from "./aws/ec2-lookups.ts";
import { ec2Route } from "./aws/ec2-route.ts";
import { ec2SecurityGroup } from "./aws/ec2-security-group.ts";
import { ec2Subnet } from "./aws/ec2-subnet.ts";
import { ec2Vpc } from "./aws/ec2-vpc.ts";
import { iam } from "./aws/iam.ts";
import { kms } from "./aws/kms.ts";
import { secretsmanager } from "./aws/secretsmanager.ts";
import { dns } from "./cloudflare/dns.ts";
import { cloudflareLookups } from "./cloudflare/lookups.ts";
import { ruleset } from "./cloudflare/ruleset.ts";
import { zone } from "./cloudflare/zone.ts";
import { zoneSetting } from "./cloudflare/zone-setting.ts";
import { random } from "./random/random.ts";

/** Every service that the rehearsal cloud knows. A new one is listed here. */
export const services: readonly Service[] = [
  cloudwatchLogs,
  ec2Endpoint,
  ec2FlowLog,
  ec2Gateways,
  ec2GroupRule,
  ec2Lookups,
  ec2Route,
  ec2SecurityGroup,
  ec2Subnet,
  ec2Vpc,
  iam,
  kms,
  secretsmanager,
  dns,
  cloudflareLookups,
  ruleset,
  zone,
  zoneSetting,
  random,
];
