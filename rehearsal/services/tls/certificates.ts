import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from "node:crypto";
import { isIP } from "node:net";
import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { flag, given, number, record, text, textList } from "../known.ts";
import { EXTENDED_KEY_USAGES, KEY_USAGES } from "./key-usages.ts";
import { readPem, writePem } from "./pem.ts";
import {
  certificate,
  certificateRequest,
  type Holder,
  readCertificateRequest,
  readIssuer,
  type Terms,
} from "./x509-certificate.ts";
import { alternativeNames, distinguishedName } from "./x509-name.ts";

/*
 * Source of refusals, identifiers, defaults and renewal: hashicorp/terraform-provider-tls 4.2.1 at d72d90e,
 * internal/provider (read 2026-11-20). Keys that are written and not kept are of a later version and not rehearsed.
 */
const HOUR_MS = 3_600_000;
const USES = [...Object.keys(KEY_USAGES), ...Object.keys(EXTENDED_KEY_USAGES)].sort();
const RENEWAL: Pick<Behaviour, "renewedWhen"> = { renewedWhen: readyForRenewal };

const selfSignedCert: Behaviour = {
  token: "tls:index/selfSignedCert:SelfSignedCert",
  ...RENEWAL,
  check: (inputs) => [...checkNames(inputs), ...checkTerms(inputs), ...checkKey(inputs, "privateKeyPem")],
  create(inputs, cloud) {
    const key = privateKeyOf(inputs, "privateKeyPem");
    const holder = holderOf(inputs, key);
    refuseNamelessAuthority(inputs, holder);
    const terms = termsOf(inputs, cloud);
    const bytes = certificate(holder, terms, { subject: holder.subject, keyIdentifier: undefined, key });
    return issued(bytes, terms, {
      keyAlgorithm: algorithmOf(key),
      setAuthorityKeyId: flag(inputs, "setAuthorityKeyId") ?? false,
      ...settled(inputs),
    });
  },
  update: (_entity, next) => settled(next),
};

const certRequest: Behaviour = {
  token: "tls:index/certRequest:CertRequest",
  check: (inputs) => [...checkNames(inputs), ...checkKey(inputs, "privateKeyPem")],
  create(inputs) {
    const key = privateKeyOf(inputs, "privateKeyPem");
    const bytes = certificateRequest(holderOf(inputs, key), key);
    return {
      id: createHash("sha1").update(bytes).digest("hex"),
      outputs: {
        certRequestPem: writePem({ heading: "CERTIFICATE REQUEST", bytes }),
        keyAlgorithm: algorithmOf(key),
      },
    };
  },
};

const locallySignedCert: Behaviour = {
  token: "tls:index/locallySignedCert:LocallySignedCert",
  ...RENEWAL,
  check: (inputs) => [...checkTerms(inputs), ...checkKey(inputs, "caPrivateKeyPem")],
  create(inputs, cloud) {
    const key = privateKeyOf(inputs, "caPrivateKeyPem");
    const authority = new X509Certificate(pemOf(inputs, "caCertPem", "CERTIFICATE"));
    if (!authority.checkPrivateKey(key)) {
      throw new CloudError(
        "InvalidAuthority",
        "Failed to create certificate: x509: provided PrivateKey doesn't match parent's PublicKey",
      );
    }
    const terms = termsOf(inputs, cloud);
    const holder = requestOf(inputs);
    refuseNamelessAuthority(inputs, holder);
    const bytes = certificate(holder, terms, { ...readIssuer(authority.raw), key });
    return issued(bytes, terms, { caKeyAlgorithm: algorithmOf(key), ...settled(inputs) });
  },
  update: (_entity, next) => settled(next),
};

function checkNames(inputs: Inputs): readonly CheckFailure[] {
  return textList(inputs, "ipAddresses")
    .filter((address) => isIP(address) === 0)
    .map((address) => ({
      property: "ipAddresses",
      reason: `Invalid IP address: Failed to parse "${address}"`,
    }));
}

function checkTerms(inputs: Inputs): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  for (const [property, least] of [
    ["validityPeriodHours", 0],
    ["earlyRenewalHours", 0],
    ["maxPathLength", -1],
  ] as const) {
    const value = number(inputs, property);
    if (value !== undefined && value < least)
      failures.push({ property, reason: `must be at least ${least}; got ${value}` });
  }
  for (const [index, use] of textList(inputs, "allowedUses").entries()) {
    if (USES.includes(use)) continue;
    // The SDK's comments print these words without their underscores.
    const snake = use.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const hint = USES.includes(snake) ? `; did you mean "${snake}"?` : "";
    failures.push({
      property: `allowedUses[${index}]`,
      reason: `must be one of ${USES.join(", ")}; got "${use}"${hint}`,
    });
  }
  return failures;
}

/** The key itself is never repeated. */
function checkKey(inputs: Inputs, property: string): readonly CheckFailure[] {
  if (given(inputs, `${property}Wo`))
    return [{ property: `${property}Wo`, reason: "keys that are not kept are not part of this rehearsal" }];
  if (!given(inputs, property))
    return [{ property, reason: `one of ${property}, ${property}Wo must be given` }];
  return [];
}

function privateKeyOf(inputs: Inputs, property: string): KeyObject {
  try {
    return createPrivateKey(text(inputs, property) ?? "");
  } catch {
    throw new CloudError("InvalidKey", `Failed to parse private key PEM: ${property} holds no key in PEM`);
  }
}

function pemOf(inputs: Inputs, property: string, heading: string): Buffer {
  const [block] = readPem(text(inputs, property) ?? "");
  if (block?.heading === heading) return block.bytes;
  throw new CloudError(
    "InvalidPEM",
    `Failed to parse ${property}: invalid PEM type - expected "${heading}", got "${block?.heading ?? "nothing"}"`,
  );
}

function requestOf(inputs: Inputs): Holder {
  const bytes = pemOf(inputs, "certRequestPem", "CERTIFICATE REQUEST");
  try {
    return readCertificateRequest(bytes);
  } catch (error) {
    throw new CloudError(
      "InvalidRequest",
      `Failed to parse certificate request PEM: ${error instanceof Error ? error.message : "no DER"}`,
    );
  }
}

function holderOf(inputs: Inputs, key: KeyObject): Holder {
  return {
    subject: distinguishedName(record(inputs, "subject") ?? {}),
    spki: createPublicKey(key).export({ type: "spki", format: "der" }),
    alternativeNames: alternativeNames(inputs),
  };
}

/** RFC 5280, 4.1.2.6: whoever signs others has a name. */
function refuseNamelessAuthority(inputs: Inputs, { subject }: Holder): void {
  if (flag(inputs, "isCaCertificate") !== true || subject.length > 2) return;
  throw new CloudError(
    "InvalidSubject",
    "Invalid Certificate Subject: Must contain at least one Distinguished Name when creating Certificate Authority (CA)",
  );
}

function termsOf(inputs: Inputs, cloud: Cloud): Terms {
  const notBefore = new Date(Math.floor(cloud.now.getTime() / 1000) * 1000);
  return {
    serialNumber: BigInt(`0x${randomBytes(16).toString("hex")}`),
    notBefore,
    notAfter: new Date(notBefore.getTime() + (number(inputs, "validityPeriodHours") ?? 0) * HOUR_MS),
    allowedUses: textList(inputs, "allowedUses"),
    isCa: flag(inputs, "isCaCertificate") ?? false,
    maxPathLength: number(inputs, "maxPathLength"),
    setSubjectKeyId: flag(inputs, "setSubjectKeyId") ?? false,
  };
}

function issued(bytes: Buffer, terms: Terms, more: Record<string, unknown>) {
  return {
    id: terms.serialNumber.toString(),
    outputs: {
      certPem: writePem({ heading: "CERTIFICATE", bytes }),
      validityStartTime: terms.notBefore.toISOString(),
      validityEndTime: terms.notAfter.toISOString(),
      readyForRenewal: false,
      ...more,
    },
  };
}

/** Defaults of the provider. */
function settled(inputs: Inputs): Record<string, unknown> {
  return {
    earlyRenewalHours: number(inputs, "earlyRenewalHours") ?? 0,
    isCaCertificate: flag(inputs, "isCaCertificate") ?? false,
    setSubjectKeyId: flag(inputs, "setSubjectKeyId") ?? false,
  };
}

function algorithmOf(key: KeyObject): string {
  if (key.asymmetricKeyType === "ec") return "ECDSA";
  return key.asymmetricKeyType === "ed25519" ? "ED25519" : "RSA";
}

/** The property that replaces a certificate whose end, less the early hours that the program asks for now, is behind us. */
function readyForRenewal(state: Inputs, news: Inputs, now: Date): string | undefined {
  const end = Date.parse(text(state, "validityEndTime") ?? "");
  const early = (number(news, "earlyRenewalHours") ?? 0) * HOUR_MS;
  return end - early <= now.getTime() ? "readyForRenewal" : undefined;
}

/** Certificates that the machine itself signs, and requests for them. */
export const certificates: readonly Behaviour[] = [selfSignedCert, certRequest, locallySignedCert];
