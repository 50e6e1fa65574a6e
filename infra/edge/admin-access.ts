import { ZeroTrustAccessApplication } from "@pulumi/cloudflare/zeroTrustAccessApplication.js";
import { ZeroTrustAccessPolicy } from "@pulumi/cloudflare/zeroTrustAccessPolicy.js";
import { ComponentResource, type Resource } from "@pulumi/pulumi";
import type { AdminSettings } from "../config/access-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { selectorsOf } from "./access-selectors.ts";

export interface AdminAccessArgs {
  readonly context: StackContext;
  readonly admin: AdminSettings;
}

/**
 * The login before admin routes (checklist EDGE-15): one application of Cloudflare Access for each hostname, and one policy
 * that says who passes. The account's Zero Trust organization and its login methods are made once, by a person.
 */
export class AdminAccess extends ComponentResource {
  /** What must stand before a hostname answers. */
  readonly ready: readonly Resource[];

  constructor(name: string, { admin, context }: AdminAccessArgs, opts?: ComponentOptions) {
    super("slipway:edge:AdminAccess", name, {}, opts);
    const { accountId } = context.settings.cloudflare;
    const sessionDuration = `${admin.access.sessionHours}h`;
    const policy = new ZeroTrustAccessPolicy(
      `${name}-policy`,
      context.override(name, "policy", {
        accountId,
        name: `${context.prefix} staff`,
        decision: "allow",
        includes: selectorsOf(admin.access),
        sessionDuration,
      }),
      { parent: this },
    );
    this.ready = admin.routes.map(
      ({ hostname, paths }) =>
        new ZeroTrustAccessApplication(
          `${name}-${hostname}`,
          context.override(name, "application", {
            accountId,
            name: `${context.prefix} admin ${hostname}`,
            type: "self_hosted",
            destinations: paths.map((path) => ({ type: "public", uri: `${hostname}${path}` })),
            policies: [{ id: policy.id, precedence: 1 }],
            sessionDuration,
            appLauncherVisible: false,
            httpOnlyCookieAttribute: true,
            sameSiteCookieAttribute: "lax",
            // A preflight carries no cookie: without this no page of another origin could ask for the routes.
            ...(context.settings.edge.cors.origins.length === 0 ? {} : { optionsPreflightBypass: true }),
          }),
          { parent: this },
        ),
    );
    this.registerOutputs({});
  }
}
