import type { Cloud } from "../cloud/cloud.ts";
import { CloudError } from "../cloud/cloud-error.ts";
import type { Entity } from "../cloud/entity.ts";
import { regionNames } from "../data/aws-regions.ts";
import { optInRegions } from "../data/opt-in-regions.ts";
import { TOKEN } from "../services/aws/tokens.ts";
import { flag, record, text } from "../services/known.ts";
import type { ApiOperation } from "./api-operation.ts";
import type { QueryOperation, Xml } from "./query-operation.ts";

const EC2 = "2016-11-15";
const DATABASE = "aws:rds/instance:Instance";

/**
 * Quotas of a new account, by service and code. VPCs and addresses: Amazon VPC User Guide, "Amazon VPC quotas" (read 2026-11-27);
 * databases, Fargate's and instances' vCPU: their endpoints and quotas pages (from memory, 2026-11).
 */
const QUOTAS: Readonly<Record<string, number>> = {
  "vpc L-F678F1CE": 5,
  "ec2 L-0263D0A3": 5,
  "ec2 L-1216C47A": 5,
  "rds L-7B6409FD": 40,
  "fargate L-3032A538": 6,
};

/** Those that nobody ever raised: of them AWS knows the default alone (aws/aws-cli issue 6629, read 2026-11-27). */
const NOT_APPLIED: ReadonlySet<string> = new Set(["rds L-7B6409FD"]);

/** STS API reference, GetCallerIdentity (from memory, 2026-11): needs no right. */
const getCallerIdentity: QueryOperation = {
  action: "GetCallerIdentity",
  version: "2011-06-15",
  writes: false,
  run: (_form, { caller }, roleName) => ({
    Arn: `arn:aws:sts::${caller.accountId}:${roleName === undefined ? "user/rehearsal" : `assumed-role/${roleName}`}`,
    Account: caller.accountId,
  }),
};

/** SNS API reference, GetSMSSandboxAccountStatus (from memory, 2026-11): every new account is in it. */
const getSmsSandbox: QueryOperation = {
  action: "GetSMSSandboxAccountStatus",
  version: "2010-03-31",
  writes: false,
  run: () => ({ IsInSandbox: true }),
};

/** SNS API reference, ListSMSSandboxPhoneNumbers (from memory, 2026-11): a rehearsal has nobody who reads a code to it. */
const listSandboxNumbers: QueryOperation = {
  action: "ListSMSSandboxPhoneNumbers",
  version: "2010-03-31",
  writes: false,
  run: () => ({ PhoneNumbers: {} }),
};

/** EC2 API reference, DescribeRegions (from memory, 2026-11): with AllRegions those that the account has not enabled, too. */
const describeRegions: QueryOperation = {
  action: "DescribeRegions",
  version: EC2,
  writes: false,
  run(form, cloud) {
    const enabled = (region: string): boolean => cloud.seed.aws.regions.includes(region);
    const item = Object.keys(regionNames)
      .filter((region) => form.get("AllRegions") === "true" || !optInRegions.has(region) || enabled(region))
      .map((regionName) => ({
        regionName,
        optInStatus: !optInRegions.has(regionName)
          ? "opt-in-not-required"
          : enabled(regionName)
            ? "opted-in"
            : "not-opted-in",
      }));
    return { regionInfo: { item } };
  },
};

/** A list of EC2, with its filters by tag: each must hold. */
function describe(action: string, set: string, id: string, token: string): QueryOperation {
  return {
    action,
    version: EC2,
    writes: false,
    run: (form, cloud) => ({
      [set]: {
        item: standing(token, cloud)
          .filter((one) => passes(one, form))
          .map((one) => ({ [id]: one.id })),
      },
    }),
  };
}

function standing(token: string, cloud: Cloud): readonly Entity[] {
  return cloud.list(token, { region: cloud.caller.region });
}

function passes(entity: Entity, form: URLSearchParams): boolean {
  const tags = record(entity.inputs, "tags") ?? {};
  for (let index = 1; ; index += 1) {
    const name = form.get(`Filter.${index}.Name`);
    if (name === null) return true;
    if (!name.startsWith("tag:"))
      throw new CloudError("InvalidParameterValue", `The filter '${name}' is invalid`);
    if (text(tags, name.slice("tag:".length)) !== form.get(`Filter.${index}.Value.1`)) return false;
  }
}

/** RDS API reference, DescribeDBInstances (from memory, 2026-11): what tells instances apart, and their tags. */
const describeDbInstances: QueryOperation = {
  action: "DescribeDBInstances",
  version: "2014-10-31",
  writes: false,
  run: (_form, cloud) => ({
    DBInstances: {
      DBInstance: standing(DATABASE, cloud).map((one) => ({
        DBInstanceIdentifier: one.id,
        TagList: { Tag: tagsOf(one) },
      })),
    },
  }),
};

function tagsOf(entity: Entity): readonly Xml[] {
  const tags = Object.entries(record(entity.inputs, "tags") ?? {});
  return tags.map(([Key, Value]) => ({ Key, Value: String(Value) }));
}

/** Service Quotas API reference, GetServiceQuota and GetAWSDefaultServiceQuota (read 2026-11-27). */
function quota(operation: string, known: (key: string) => boolean): ApiOperation {
  return {
    target: `ServiceQuotasV20190624.${operation}`,
    writes: false,
    secretFields: [],
    run({ QuotaCode, ServiceCode }) {
      const key = `${String(ServiceCode)} ${String(QuotaCode)}`;
      const Value = QUOTAS[key];
      if (Value === undefined || !known(key))
        throw new CloudError(
          "NoSuchResourceException",
          `The request failed because the specified service or quota does not exist.`,
        );
      return { Quota: { ServiceCode, QuotaCode, Value } };
    },
  };
}

/** SNS API reference, GetSMSAttributes (from memory, 2026-11): nobody has set a limit of a new account's own. */
const getSmsAttributes: QueryOperation = {
  action: "GetSMSAttributes",
  version: "2010-03-31",
  writes: false,
  run: () => ({ attributes: {} }),
};

/** SNS API reference, ListSubscriptions (from memory, 2026-11): one that waits for its owner has no ARN yet. */
const listSubscriptions: QueryOperation = {
  action: "ListSubscriptions",
  version: "2010-03-31",
  writes: false,
  run: (_form, cloud) => ({
    Subscriptions: {
      member: standing(TOKEN.topicSubscription, cloud).map((one) => ({
        TopicArn: text(one.inputs, "topic"),
        Protocol: text(one.inputs, "protocol"),
        SubscriptionArn: flag(one.outputs, "pendingConfirmation") === true ? "PendingConfirmation" : one.id,
        Endpoint: text(one.inputs, "endpoint"),
      })),
    },
  }),
};

/** SNS API reference, ListTagsForResource (from memory, 2026-11). */
const listTopicTags: QueryOperation = {
  action: "ListTagsForResource",
  version: "2010-03-31",
  writes: false,
  run(form, cloud) {
    const topic = cloud.byArn(form.get("ResourceArn"));
    if (topic === undefined) throw new CloudError("ResourceNotFound", "Resource does not exist");
    return { Tags: { member: tagsOf(topic) } };
  },
};

export const accountQueries: readonly QueryOperation[] = [
  getCallerIdentity,
  getSmsSandbox,
  getSmsAttributes,
  listSubscriptions,
  listTopicTags,
  listSandboxNumbers,
  describeRegions,
  describe("DescribeVpcs", "vpcSet", "vpcId", TOKEN.vpc),
  describe("DescribeAddresses", "addressesSet", "allocationId", TOKEN.eip),
  describeDbInstances,
];

export const accountApi: readonly ApiOperation[] = [
  quota("GetServiceQuota", (key) => !NOT_APPLIED.has(key)),
  quota("GetAWSDefaultServiceQuota", () => true),
];
