import type { AwsEndpoint } from "../cloud/aws-endpoint.ts";
import { imagePresence } from "../cloud/image-presence.ts";
import type { AtlasCalls } from "./atlas-calls.ts";
import { type AwsCalls, AwsRefusal } from "./aws-calls.ts";
import type { Clouds, Counted } from "./clouds.ts";
import { secretState } from "./secret-state.ts";
import { NoCredentials } from "./unanswered.ts";

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
    quota: async (ServiceCode, QuotaCode) => {
      const asked = { ServiceCode, QuotaCode };
      const { Quota } = await aws.json("servicequotas", "ServiceQuotasV20190624.GetServiceQuota", asked);
      const value = (Quota as { readonly Value?: unknown } | undefined)?.Value; // checked on the next line
      if (typeof value !== "number") throw new AwsRefusal("a quota without a value");
      return value;
    },
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

const NEXT = "Set CLOUDFLARE_API_TOKEN to a token that reads this zone, and run it again";

async function cloudflare(
  { cloudflare: base, cloudflareToken }: CloudAccess,
  path: string,
): Promise<Readonly<Record<string, unknown>>> {
  if (cloudflareToken === undefined || cloudflareToken === "")
    throw new NoCredentials("CLOUDFLARE_API_TOKEN", NEXT);
  const response = await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${cloudflareToken}` } });
  const text = await response.text();
  if (!response.ok)
    throw new Error(
      `HTTP ${response.status} of Cloudflare, code ${/"code":(\d+)/.exec(text)?.[1] ?? "unknown"}`,
    );
  const { result } = JSON.parse(text) as { readonly result?: Readonly<Record<string, unknown>> }; // the envelope of every answer
  if (result === undefined) throw new Error("an answer of Cloudflare without a result");
  return result;
}
