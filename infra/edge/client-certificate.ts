import type { Output, Resource } from "@pulumi/pulumi";
import { CertRequest } from "@pulumi/tls/certRequest.js";
import { LocallySignedCert } from "@pulumi/tls/locallySignedCert.js";
import { PrivateKey } from "@pulumi/tls/privateKey.js";
import { SelfSignedCert } from "@pulumi/tls/selfSignedCert.js";
import type { OriginPullSettings } from "../config/edge-settings.ts";
import type { StackContext } from "../context.ts";

const HOURS_PER_DAY = 24;

/**
 * The authority lives ten years and is made anew in its last two: whatever it signs ends before it. Its end moves the trust
 * store too, so that for some seconds edge and load balancer know different authorities; a maintenance hour is the time for it.
 */
const AUTHORITY_DAYS = { life: 3650, renewBefore: 730 } as const;

/** RSA of 2048 bits: what Cloudflare's own guide makes, and what load balancers verify (ALB User Guide, "Mutual authentication", from memory, 2026-11). */
const KEY = { algorithm: "RSA", rsaBits: 2048 } as const;

export interface ClientCertificateArgs {
  readonly context: StackContext;
  readonly settings: OriginPullSettings;
  readonly parent: Resource;
}

export interface ClientCertificate {
  readonly authorityPem: Output<string>;
  readonly certificatePem: Output<string>;
  /** Of the certificate, RFC 3339. */
  readonly endsAt: Output<string>;
  /** Secret. */
  readonly privateKeyPem: Output<string>;
}

/** An authority of the stack's own, and a client certificate that it signs. Both keys are secrets and stay in the state. */
export function clientCertificate(
  name: string,
  { context, parent, settings }: ClientCertificateArgs,
): ClientCertificate {
  const options = { parent };
  const subject = (commonName: string) => ({ commonName, organization: context.settings.product });
  const caKey = new PrivateKey(`${name}-ca-key`, context.override(name, "caKey", { ...KEY }), options);
  const authority = new SelfSignedCert(
    `${name}-ca`,
    context.override(name, "caCertificate", {
      privateKeyPem: caKey.privateKeyPem,
      isCaCertificate: true,
      allowedUses: ["cert_signing", "crl_signing"],
      subject: subject(`${context.prefix} origin pull authority`),
      validityPeriodHours: AUTHORITY_DAYS.life * HOURS_PER_DAY,
      earlyRenewalHours: AUTHORITY_DAYS.renewBefore * HOURS_PER_DAY,
    }),
    options,
  );
  const key = new PrivateKey(`${name}-key`, context.override(name, "clientKey", { ...KEY }), options);
  const request = new CertRequest(
    `${name}-request`,
    context.override(name, "clientRequest", {
      privateKeyPem: key.privateKeyPem,
      subject: subject(`${context.prefix} edge`),
    }),
    options,
  );
  const certificate = new LocallySignedCert(
    `${name}-client`,
    context.override(name, "clientCertificate", {
      caPrivateKeyPem: caKey.privateKeyPem,
      caCertPem: authority.certPem,
      certRequestPem: request.certRequestPem,
      allowedUses: ["digital_signature", "key_encipherment", "client_auth"],
      validityPeriodHours: settings.certificateDays * HOURS_PER_DAY,
      earlyRenewalHours: settings.renewDaysBefore * HOURS_PER_DAY,
    }),
    options,
  );
  return {
    authorityPem: authority.certPem,
    certificatePem: certificate.certPem,
    endsAt: certificate.validityEndTime,
    privateKeyPem: key.privateKeyPem,
  };
}
