import { DnsRecord } from "@pulumi/cloudflare/dnsRecord.js";
import { ZoneSetting } from "@pulumi/cloudflare/zoneSetting.js";
import { ComponentResource, type ComponentResourceOptions, type Input, type Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";
import { zoneRulesets } from "./zone-rulesets.ts";
import { zoneSettings } from "./zone-settings.ts";

/** A proxied record's life is Cloudflare's to decide: 1 says so (DNS API, from memory, 2026-11). */
const AUTOMATIC_TTL = 1;

export interface EdgeArgs {
  readonly context: StackContext;
  /** Name in public DNS of what a hostname leads to: load balancer or tunnel; undefined for none. */
  readonly originName: (hostname: string) => Input<string> | undefined;
  /** What must stand before a hostname answers. */
  readonly ready: readonly Resource[];
}

/** What stands before the load balancer: proxied records and, in the one stack that owns the zone, its rules, whatever answers there. */
export class Edge extends ComponentResource {
  constructor(name: string, args: EdgeArgs, opts?: ComponentResourceOptions) {
    super("slipway:edge:Edge", name, {}, opts);
    // The zone's rules come first: no hostname answers through weaker ones.
    const rules = args.context.settings.cloudflare.ownsZone ? this.#zoneRules(name, args.context) : [];
    const { hostnames, cloudflare, product, environment } = args.context.settings;
    const { originName } = args;
    for (const hostname of hostnames) {
      new DnsRecord(
        `${name}-record-${hostname}`,
        args.context.override(
          name,
          "record",
          {
            zoneId: cloudflare.zoneId,
            name: hostname,
            type: "CNAME",
            content: originName(hostname),
            ttl: AUTOMATIC_TTL,
            proxied: true,
            comment: `${product} ${environment}`,
          },
          hostname,
        ),
        { parent: this, dependsOn: [...rules, ...args.ready] },
      );
    }
    this.registerOutputs({ hostnames: [...hostnames] });
  }

  #zoneRules(name: string, context: StackContext): readonly Resource[] {
    const { zoneId } = context.settings.cloudflare;
    const settings = Object.entries(zoneSettings(context.settings.edge, hasWebSockets(context))).map(
      ([settingId, value]) =>
        new ZoneSetting(
          `${name}-setting-${settingId}`,
          context.override(name, "zoneSetting", { zoneId, settingId, value }, settingId),
          { parent: this },
        ),
    );
    return [...settings, ...zoneRulesets(name, context, this)];
  }
}

function hasWebSockets({ settings }: StackContext): boolean {
  return Object.values(settings.services).some(({ webSockets }) => webSockets !== undefined);
}
