import {
  Certificate as AcmCertificate,
  type CertificateArgs as AcmCertificateArgs,
} from "@pulumi/aws/acm/certificate.js";
import { CertificateValidation } from "@pulumi/aws/acm/certificateValidation.js";
import { DnsRecord } from "@pulumi/cloudflare/dnsRecord.js";
import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";

/** Seconds: the shortest life of a Cloudflare record that is not proxied (DNS API, from memory, 2026-11). */
const RECORD_TTL_SECONDS = 60;

export interface CertificateArgs {
  readonly context: StackContext;
}

/** The load balancer's certificate for every hostname, proved by records in the product's zone. ACM renews it by itself. */
export class Certificate extends ComponentResource {
  /** Known only when the certificate has been issued. */
  readonly arn: Output<string>;

  constructor(name: string, { context }: CertificateArgs, opts?: ComponentResourceOptions) {
    super("slipway:edge:Certificate", name, {}, opts);
    const { hostnames } = context.settings;
    const [first, ...others] = hostnames;
    if (first === undefined) throw new Error(`${name}: one hostname or more was expected; got none.`);
    const draft: AcmCertificateArgs = {
      domainName: first,
      ...(others.length === 0 ? {} : { subjectAlternativeNames: others }),
      validationMethod: "DNS",
      tags: context.tags(name),
    };
    const certificate = new AcmCertificate(
      `${name}-certificate`,
      context.override(name, "certificate", draft),
      {
        parent: this,
      },
    );
    // One record per hostname of the configuration, so that a preview shows them all; only their texts come from ACM.
    const records = hostnames.map((hostname) => {
      const option = certificate.domainValidationOptions.apply((options) => {
        const found = options.find(({ domainName }) => domainName === hostname);
        if (found === undefined)
          throw new Error(`${name}: a validation record for ${hostname} was expected; got none.`);
        return found;
      });
      return new DnsRecord(
        `${name}-record-${hostname}`,
        context.override(
          name,
          "record",
          {
            zoneId: context.settings.cloudflare.zoneId,
            name: option.resourceRecordName.apply(withoutFinalDot),
            type: "CNAME",
            content: option.resourceRecordValue.apply(withoutFinalDot),
            ttl: RECORD_TTL_SECONDS,
            proxied: false,
            comment: `ACM validation of ${hostname}`,
          },
          hostname,
        ),
        { parent: this },
      );
    });
    this.arn = new CertificateValidation(
      `${name}-validation`,
      context.override(name, "validation", {
        certificateArn: certificate.arn,
        validationRecordFqdns: certificate.domainValidationOptions.apply((options) =>
          options.map(({ resourceRecordName }) => resourceRecordName).sort(),
        ),
      }),
      { parent: this, dependsOn: records, customTimeouts: { create: "75m" } },
    ).certificateArn;
    this.registerOutputs({ arn: this.arn });
  }
}

/** ACM ends names with a dot; Cloudflare stores them without, and would show a change at every run. */
function withoutFinalDot(name: string): string {
  return name.endsWith(".") ? name.slice(0, -1) : name;
}
