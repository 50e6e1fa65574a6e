import { DnsRecord } from "@pulumi/cloudflare/dnsRecord.js";
import { ZoneDnssec } from "@pulumi/cloudflare/zoneDnssec.js";
import { ComponentResource, type Output } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { authorityRecords, noMailRecords } from "./zone-records.ts";

/** A life that Cloudflare chooses: 1 says so (DNS API, from memory, 2026-11). */
const AUTOMATIC_TTL = 1;

export interface ZoneArgs {
  readonly context: StackContext;
}

/**
 * What a domain says of itself as a whole: signed answers, who may issue certificates, whether it has mail. Only the stack
 * that owns the zone declares it.
 *
 * The signature counts once a person has given the DS record to the registrar. Whoever turns signing off with that record
 * still there takes the domain off the net, so that the resource is protected like a store.
 */
export class Zone extends ComponentResource {
  /** The record that the registrar needs. */
  readonly dsRecord: Output<string>;

  constructor(name: string, { context }: ZoneArgs, opts?: ComponentOptions) {
    super("slipway:edge:Zone", name, {}, opts);
    const { cloudflare, domain, mail } = context.settings;
    const { zoneId } = cloudflare;
    const dnssec = new ZoneDnssec(
      `${name}-dnssec`,
      context.override(name, "dnssec", { zoneId, status: "active" }),
      { parent: this, protect: context.protect },
    );
    const records = [...authorityRecords(domain), ...(mail === "none" ? noMailRecords(domain) : [])];
    for (const { part, ...record } of records) {
      new DnsRecord(
        `${name}-${part}`,
        context.override(name, "record", { zoneId, ...record, ttl: AUTOMATIC_TTL }),
        { parent: this },
      );
    }
    this.dsRecord = dnssec.ds;
    this.registerOutputs({ dsRecord: this.dsRecord });
  }
}
