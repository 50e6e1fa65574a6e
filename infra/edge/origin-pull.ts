import { TrustStore } from "@pulumi/aws/lb/trustStore.js";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import { AuthenticatedOriginPullsCertificate } from "@pulumi/cloudflare/authenticatedOriginPullsCertificate.js";
import { AuthenticatedOriginPullsSettings } from "@pulumi/cloudflare/authenticatedOriginPullsSettings.js";
import { NotificationPolicy } from "@pulumi/cloudflare/notificationPolicy.js";
import { ComponentResource, type Output, type Resource } from "@pulumi/pulumi";
import type { OriginPullSettings } from "../config/edge-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import type { Topics } from "../observability/topics.ts";
import { PrivateBucket } from "../storage/private-bucket.ts";
import { announceEnd } from "./certificate-end.ts";
import { clientCertificate } from "./client-certificate.ts";

/** Days that an authority's certificate of before can still be read. */
const OLD_BUNDLE_DAYS = 90;

/**
 * Cloudflare's own warning, 30 and 14 days before the end (SSL documentation, "Manage AOP certificates", read 2026-11-20); the
 * word is the provider's (cloudflare/terraform-provider-cloudflare 5.22.0, notification_policy/schema.go, read 2026-11-20).
 */
const EXPIRY_ALERT = "zone_aop_custom_certificate_expiration_type";

export interface OriginPullArgs {
  readonly context: StackContext;
  readonly settings: OriginPullSettings;
  /** Of the stack's own region. */
  readonly topics: Topics;
}

/**
 * Authenticated origin pull (checklist EDGE-19): the edge shows a certificate of the product's own, and the load balancer
 * speaks with nobody else. Cloudflare's shared certificate would only say "some customer of Cloudflare's".
 *
 * Health checks go from the load balancer to the tasks and need no certificate. A renewal uploads the new certificate before
 * the old one goes, under the same authority, so that the load balancer notices nothing.
 */
export class OriginPull extends ComponentResource {
  /** The authorities whose clients the load balancer accepts. */
  readonly trustStoreArn: Output<string>;
  /** What the edge must have before the load balancer asks for it. */
  readonly ready: readonly Resource[];

  constructor(name: string, args: OriginPullArgs, opts?: ComponentOptions) {
    super("slipway:edge:OriginPull", name, {}, opts);
    const { context } = args;
    const { notify, cloudflare } = context.settings;
    const client = clientCertificate(name, { ...args, parent: this });
    this.trustStoreArn = this.#trustStore(name, context, client.authorityPem).arn;
    const { accountId, zoneId } = cloudflare;
    const certificate = new AuthenticatedOriginPullsCertificate(
      `${name}-certificate`,
      context.override(name, "edgeCertificate", {
        zoneId,
        certificate: client.certificatePem,
        privateKey: client.privateKeyPem,
      }),
      { parent: this },
    );
    const shown = new AuthenticatedOriginPullsSettings(
      `${name}-switch`,
      context.override(name, "switch", { zoneId, enabled: true }),
      { parent: this, dependsOn: [certificate] },
    );
    announceEnd(name, { context, topics: args.topics, endsAt: client.endsAt, parent: this });
    // Cloudflare warns beside it, whatever happened in AWS. By mail alone: Cloudflare sends to webhooks and PagerDuty on paid plans only, of which PagerDuty is connected by a person, and
    // a webhook's address would have to stand in the state, where no external secret does ("Notifications", from memory, 2026-11).
    new NotificationPolicy(
      `${name}-expiry`,
      context.override(name, "notification", {
        accountId,
        name: `${context.prefix} origin pull certificate ends`,
        description:
          "The load balancer refuses the edge from then on. First step: run slipway up, which makes a new one.",
        alertType: EXPIRY_ALERT,
        enabled: true,
        mechanisms: { emails: notify.emails.map((id) => ({ id })) },
      }),
      { parent: this },
    );
    this.ready = [certificate, shown];
    this.registerOutputs({ trustStoreArn: this.trustStoreArn });
  }

  /** A trust store reads its authorities from a bucket, once; it is told of a new version by its number. */
  #trustStore(name: string, context: StackContext, authorityPem: Output<string>): TrustStore {
    const storage = new PrivateBucket(
      `${name}-bundle`,
      {
        context,
        overriddenAs: name,
        keyArn: "s3-managed",
        accessLogs: "none",
        expire: { versionDays: OLD_BUNDLE_DAYS },
      },
      { parent: this },
    );
    const bundle = new BucketObjectv2(
      `${name}-authority`,
      context.override(name, "bundle", {
        bucket: storage.bucket,
        key: "authority.pem",
        content: authorityPem,
        contentType: "application/x-pem-file",
        tags: context.tags(name),
      }),
      { parent: this, dependsOn: [...storage.ready] },
    );
    return new TrustStore(
      `${name}-trust`,
      context.override(name, "trustStore", {
        caCertificatesBundleS3Bucket: storage.bucket,
        caCertificatesBundleS3Key: bundle.key,
        caCertificatesBundleS3ObjectVersion: bundle.versionId,
        tags: context.tags(name),
      }),
      { parent: this },
    );
  }
}
