import { DnsRecord } from "@pulumi/cloudflare/dnsRecord.js";
import { ZeroTrustAccessApplication } from "@pulumi/cloudflare/zeroTrustAccessApplication.js";
import { ZeroTrustAccessPolicy } from "@pulumi/cloudflare/zeroTrustAccessPolicy.js";
import { ComponentResource, type Input, type Resource } from "@pulumi/pulumi";
import type { InternalToolsSettings } from "../config/access-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { selectorsOf } from "./access-selectors.ts";

/** A proxied record's life is Cloudflare's to decide: 1 says so (DNS API, from memory, 2026-11). */
const AUTOMATIC_TTL = 1;

export interface InternalToolsArgs {
  readonly context: StackContext;
  readonly tools: InternalToolsSettings;
  /** Name in public DNS of a service's tunnel. */
  readonly originName: (service: string) => Input<string> | undefined;
  /** What must stand before a hostname answers: the zone's rules. */
  readonly ready: readonly Resource[];
}

/**
 * How the staff reaches its tools (checklist NET-07): a login of Cloudflare Access before the whole of each hostname, and a record
 * that leads to the tunnel of the service. The record comes last: no tool answers for a moment without its login. The account's
 * Zero Trust organization and its login methods are made once, by a person.
 */
export class InternalTools extends ComponentResource {
  constructor(name: string, args: InternalToolsArgs, opts?: ComponentOptions) {
    super("slipway:edge:InternalTools", name, {}, opts);
    const { context, originName, ready, tools } = args;
    const { cloudflare, environment, product } = context.settings;
    const { accountId, zoneId } = cloudflare;
    const sessionDuration = `${tools.access.sessionHours}h`;
    const policy = new ZeroTrustAccessPolicy(
      `${name}-policy`,
      context.override(name, "policy", {
        accountId,
        name: `${context.prefix} internal tools`,
        decision: "allow",
        includes: selectorsOf(tools.access),
        sessionDuration,
      }),
      { parent: this },
    );
    for (const [service, hostname] of Object.entries(tools.hostnames)) {
      const application = new ZeroTrustAccessApplication(
        `${name}-${service}`,
        context.override(
          name,
          "application",
          {
            accountId,
            name: `${context.prefix} ${service}`,
            type: "self_hosted",
            destinations: [{ type: "public", uri: hostname }],
            policies: [{ id: policy.id, precedence: 1 }],
            sessionDuration,
            appLauncherVisible: true, // the staff finds its tools there
            httpOnlyCookieAttribute: true,
            sameSiteCookieAttribute: "lax",
          },
          service,
        ),
        { parent: this },
      );
      new DnsRecord(
        `${name}-record-${service}`,
        context.override(
          name,
          "record",
          {
            zoneId,
            name: hostname,
            type: "CNAME",
            content: originName(service),
            ttl: AUTOMATIC_TTL,
            proxied: true,
            comment: `${product} ${environment}, internal`,
          },
          service,
        ),
        { parent: this, dependsOn: [application, ...ready] },
      );
    }
    this.registerOutputs({});
  }
}
