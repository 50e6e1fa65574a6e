import type { ProviderResource } from "@pulumi/pulumi";

/** The providers, for whatever stands below a component. */
export interface ProviderOptions {
  readonly providers: ProviderResource[];
}
