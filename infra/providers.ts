import { Provider as AwsProvider } from "@pulumi/aws/provider.js";
import { Provider as CloudflareProvider } from "@pulumi/cloudflare/provider.js";
import type { ProviderResource } from "@pulumi/pulumi";
import type { Settings } from "./config/settings.ts";
import type { StackContext } from "./context.ts";

/**
 * The providers of the stack. The AWS one refuses credentials of any other account; Cloudflare's has no such setting,
 * and takes its token from the environment.
 */
export async function makeProviders(settings: Settings): Promise<StackContext["providers"]> {
  return {
    aws: new AwsProvider("aws", {
      region: settings.aws.region,
      allowedAccountIds: [settings.aws.accountId],
    }),
    cloudflare: new CloudflareProvider("cloudflare", {}),
    ...(settings.mongodbAtlas === undefined ? {} : { mongodbatlas: await atlasProvider() }),
  };
}

/** Loaded only where it is used. Its service account stands in the environment, as Cloudflare's token does. */
async function atlasProvider(): Promise<ProviderResource> {
  const { Provider } = await import("@pulumi/mongodbatlas/provider.js");
  return new Provider("mongodbatlas", {});
}
