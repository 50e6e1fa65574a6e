import { Provider as AwsProvider } from "@pulumi/aws/provider.js";
import { Provider as CloudflareProvider } from "@pulumi/cloudflare/provider.js";
import type { Settings } from "./config/settings.ts";
import type { StackContext } from "./context.ts";

/**
 * The providers of the stack. The AWS one refuses credentials of any other account; Cloudflare's has no such setting,
 * and takes its token from the environment.
 */
export function makeProviders(settings: Settings): StackContext["providers"] {
  return {
    aws: new AwsProvider("aws", {
      region: settings.aws.region,
      allowedAccountIds: [settings.aws.accountId],
    }),
    cloudflare: new CloudflareProvider("cloudflare", {}),
  };
}
