import { type AwsCalls, AwsRefusal } from "./aws-calls.ts";

const API = "ServiceQuotasV20190624";

/** What AWS answers for a quota that nobody ever raised in that account: aws/aws-cli issue 6629 and hashicorp/terraform-provider-aws issue 19745 (read 2026-11-27). */
const NOT_APPLIED = "NoSuchResourceException";

/** The quota's value in the calls' region: the one that was applied, else AWS's default, which no raise has changed then. */
export async function quotaOf(
  aws: Pick<AwsCalls, "json">,
  ServiceCode: string,
  QuotaCode: string,
): Promise<number> {
  const ask = (operation: string): Promise<Readonly<Record<string, unknown>>> =>
    aws.json("servicequotas", `${API}.${operation}`, { ServiceCode, QuotaCode });
  const { Quota } = await ask("GetServiceQuota").catch((error: unknown) => {
    if (error instanceof AwsRefusal && error.name === NOT_APPLIED) return ask("GetAWSDefaultServiceQuota");
    throw error;
  });
  const value = (Quota as { readonly Value?: unknown } | undefined)?.Value; // checked on the next line
  if (typeof value !== "number") throw new AwsRefusal("a quota without a value");
  return value;
}
