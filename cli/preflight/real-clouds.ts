import type { AwsEndpoint } from "../cloud/aws-endpoint.ts";
import { imagePresence } from "../cloud/image-presence.ts";
import type { AtlasCalls } from "./atlas-calls.ts";
import { type AwsCalls, AwsRefusal } from "./aws-calls.ts";
import { cloudflare, subscriptions, zeroTrust } from "./cloudflare-calls.ts";
import type { Clouds, Counted } from "./clouds.ts";
import { mailSubscriptions } from "./mail-subscriptions.ts";
import { quotaOf } from "./quota-of.ts";
import { secretState } from "./secret-state.ts";

/** Versions of the Query APIs (AWS SDK for JavaScript v3, `apiVersion` of each client, from memory, 2026-11). */
const VERSION = { ec2: "2016-11-15", rds: "2014-10-31", sns: "2010-03-31", sts: "2011-06-15" } as const;

export interface CloudAccess {
  readonly aws: AwsCalls;
  /** How the client of ECR reaches that region: images may stand in another than the stack. */
  readonly ecr: (region: string) => AwsEndpoint;
  /** Address of Cloudflare's API, up to `/client/v4`. */
  readonly cloudflare: string;
  readonly cloudflareToken: string | undefined;
  readonly atlas: AtlasCalls;
  /** The tags by which the stack's own resources are known. */
  readonly product: string;
  readonly environment: string;
}

/** The questions as calls to the clouds' own APIs. */
export function realClouds(access: CloudAccess): Clouds {
  const { aws } = access;
  return {
    accountId: async () => one(await aws.query("sts", VERSION.sts, "GetCallerIdentity"), "Account"),
    regionStatus: async (region) => {
      const xml = await aws.query("ec2", VERSION.ec2, "DescribeRegions", { AllRegions: "true" });
      const item = xml.split("<item>").find((text) => all(text, "regionName").includes(region));
      return item === undefined ? undefined : one(item, "optInStatus");
    },
    othersOf: (counted) => COUNT[counted](access),
    quota: (service, code) => quotaOf(aws, service, code),
    mailSubscriptions: () => mailSubscriptions(access),
    smsSpendUsd: async () => {
      const xml = await aws.query("sns", VERSION.sns, "GetSMSAttributes");
      const value = /<key>MonthlySpendLimit<\/key>\s*<value>([^<]*)</.exec(xml)?.[1];
      return value === undefined ? undefined : Number(value);
    },
    zeroTrust: (accountId) => zeroTrust(access, accountId),
    subscriptions: (accountId) => subscriptions(access, accountId),
    inSmsSandbox: async () =>
      one(await aws.query("sns", VERSION.sns, "GetSMSSandboxAccountStatus"), "IsInSandbox") !== "false",
    verifiedNumbers: async () => {
      const xml = await aws.query("sns", VERSION.sns, "ListSMSSandboxPhoneNumbers", { MaxResults: "100" });
      return xml
        .split("<member>")
        .filter((text) => all(text, "Status").includes("Verified"))
        .map((text) => one(text, "PhoneNumber"));
    },
    atlasOrganization: async (organizationId) => {
      const { id, name } = await access.atlas(`/orgs/${organizationId}`);
      return { id: String(id), name: String(name) };
    },
    atlasProjects: async (organizationId) => {
      const { results } = await access.atlas(`/orgs/${organizationId}/groups?itemsPerPage=500`);
      if (!Array.isArray(results)) throw new Error("a list of Atlas's projects was expected; got none");
      return results.map(({ name }: { readonly name?: unknown }) => String(name));
    },
    image: (image) => imagePresence(access.ecr(image.region), image),
    secret: (store, key) => secretState(aws, access, store, key),
    zone: async (zoneId) => {
      const zone = await cloudflare(access, `/zones/${zoneId}`);
      const { account, name, plan, status } = zone as Readonly<
        Record<string, Readonly<Record<string, unknown>>>
      >; // Cloudflare's own form; printed only
      return {
        ...{ name: String(name), status: String(status) },
        ...{ accountId: String(account?.id), plan: String(plan?.legacy_id) },
      };
    },
    signing: async (zoneId) => {
      const { ds, status } = await cloudflare(access, `/zones/${zoneId}/dnssec`);
      return { status: String(status), ds: typeof ds === "string" ? ds : undefined };
    },
  };
}

/** What stands in the region without the stack's tags. */
const COUNT: Readonly<Record<Counted, (access: CloudAccess) => Promise<number>>> = {
  vpcs: (access) => taggedApart(access, "DescribeVpcs", "vpcId"),
  elasticAddresses: (access) => taggedApart(access, "DescribeAddresses", "allocationId"),
  databaseInstances: async ({ aws, environment, product }) => {
    const xml = await aws.query("rds", VERSION.rds, "DescribeDBInstances", { MaxRecords: "100" });
    return xml
      .split("<DBInstance>")
      .slice(1)
      .filter((text) => !(has(text, "product", product) && has(text, "environment", environment))).length;
  },
};

async function taggedApart(access: CloudAccess, action: string, id: string): Promise<number> {
  const own = {
    ...{ "Filter.1.Name": "tag:product", "Filter.1.Value.1": access.product },
    ...{ "Filter.2.Name": "tag:environment", "Filter.2.Value.1": access.environment },
  };
  const every = all(await access.aws.query("ec2", VERSION.ec2, action), id);
  const ours = all(await access.aws.query("ec2", VERSION.ec2, action, own), id);
  return every.length - ours.length;
}

function has(xml: string, key: string, value: string): boolean {
  return xml.includes(`<Key>${key}</Key><Value>${value}</Value>`);
}

function all(xml: string, element: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, "g"))].map(
    (match) => match[1] ?? "",
  );
}

/** An answer without the element is none. */
function one(xml: string, element: string): string {
  const [found] = all(xml, element);
  if (found === undefined) throw new AwsRefusal(`an answer without ${element}`);
  return found;
}
