import { createHash } from "node:crypto";
import type { Behaviour, CheckFailure, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { uuid } from "../identifiers.ts";
import { flag, record, records, text, textList } from "../known.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/**
 * The first name is the certificate's common name, of at most 64 characters; names in all before a quota increase.
 * Source: ACM API Reference, RequestCertificate, and ACM User Guide, "Quotas", from memory, 2026-11.
 */
const LIMITS = { commonName: 64, domain: 253, names: 10 } as const;

const DOMAIN = /^(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$/;

const KEY_ALGORITHMS = [
  "RSA_1024",
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
  "EC_prime256v1",
  "EC_secp384r1",
  "EC_secp521r1",
];

/** Months that a public certificate lasts. Source: ACM User Guide, "Certificate characteristics" (198 days), from memory, 2026-11. */
const VALID_DAYS = 198;

const certificate: Behaviour = {
  token: TOKEN.certificate,
  completes: ["subjectAlternativeNames"],
  replaceOn: [
    "domainName",
    "subjectAlternativeNames",
    "validationMethod",
    "keyAlgorithm",
    "validationOptions",
  ],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "domainName");
    if (name !== undefined && (name.length > LIMITS.commonName || !DOMAIN.test(name))) {
      failures.push({
        property: "domainName",
        reason: `must be a domain name of at most ${LIMITS.commonName} characters; got "${name}"`,
      });
    }
    for (const [index, other] of textList(inputs, "subjectAlternativeNames").entries()) {
      if (other.length > LIMITS.domain || !DOMAIN.test(other)) {
        failures.push({
          property: `subjectAlternativeNames[${index}]`,
          reason: `must be a domain name of at most ${LIMITS.domain} characters; got "${other}"`,
        });
      }
    }
    const method = text(inputs, "validationMethod");
    if (method !== undefined && !["DNS", "EMAIL"].includes(method)) {
      failures.push({
        property: "validationMethod",
        reason: `expected validationMethod to be one of ["DNS" "EMAIL"], got ${method}`,
      });
    }
    const algorithm = text(inputs, "keyAlgorithm");
    if (algorithm !== undefined && !KEY_ALGORITHMS.includes(algorithm)) {
      failures.push({
        property: "keyAlgorithm",
        reason: `expected keyAlgorithm to be one of ${JSON.stringify(KEY_ALGORITHMS)}, got ${algorithm}`,
      });
    }
    if (inputs.privateKey !== undefined || inputs.certificateAuthorityArn !== undefined) {
      failures.push({
        property: "privateKey",
        reason: "imported and private certificates are not simulated; ask ACM for a public one by domainName",
      });
    }
    return failures;
  },
  create(inputs, cloud) {
    const domainName = text(inputs, "domainName");
    if (domainName === undefined)
      throw new CloudError("ValidationException", "one of `domain_name,private_key` must be specified");
    const method = text(inputs, "validationMethod");
    if (method !== "DNS") {
      throw new CloudError(
        "ValidationException",
        `validation by ${method ?? "nothing"} cannot be simulated: nobody here reads the e-mail; use DNS`,
      );
    }
    const names = [...new Set([domainName, ...textList(inputs, "subjectAlternativeNames")])];
    if (names.length > LIMITS.names) {
      throw new CloudError(
        "LimitExceededException",
        `Error: Cannot request more than ${LIMITS.names} domain names in a certificate; got ${names.length}`,
      );
    }
    const arn = cloud.arn("acm", `certificate/${uuid(cloud)}`);
    return {
      id: arn,
      outputs: {
        arn,
        domainValidationOptions: names.map((name) => validationOf(cloud, name)),
        keyAlgorithm: text(inputs, "keyAlgorithm") ?? "RSA_2048",
        notAfter: "",
        notBefore: "",
        pendingRenewal: false,
        renewalEligibility: "INELIGIBLE",
        renewalSummaries: [],
        status: "PENDING_VALIDATION",
        subjectAlternativeNames: names,
        type: "AMAZON_ISSUED",
        validationEmails: [],
        ...(inputs.options === undefined
          ? { options: { certificateTransparencyLoggingPreference: "ENABLED" } }
          : {}),
      },
    };
  },
  update: () => ({}),
  read(entity, cloud) {
    return missingRecord(entity, cloud) === undefined || text(entity.outputs, "status") === "ISSUED"
      ? issued(entity)
      : undefined;
  },
  delete(entity, cloud) {
    const user = cloud.list(TOKEN.listener).find((listener) => live(listener).certificateArn === entity.id);
    if (user !== undefined) {
      throw new CloudError(
        "ResourceInUseException",
        `Certificate ${entity.id} in account ${cloud.caller.accountId} is in use (${user.id}).`,
        { retryable: true },
      );
    }
    return undefined;
  },
};

/** The record depends on account and name alone: asked for twice, it is the same. Source: ACM User Guide, "DNS validation", from memory, 2026-11. */
function validationOf(cloud: Cloud, domainName: string): Record<string, string> {
  const bare = domainName.replace(/^\*\./, "");
  const digest = createHash("sha256").update(`${cloud.caller.accountId}/${bare.toLowerCase()}`).digest("hex");
  const zone = [...digest.slice(48, 58)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
    .join("");
  return {
    domainName,
    resourceRecordName: `_${digest.slice(0, 32)}.${bare}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${digest.slice(32, 64)}.${zone}.acm-validations.aws.`,
  };
}

/** The first validation record that public DNS does not answer, with what it should say; undefined when all stand. */
function missingRecord(entity: Entity, cloud: Cloud): string | undefined {
  for (const option of records(live(entity), "domainValidationOptions")) {
    const name = bareName(text(option, "resourceRecordName") ?? "");
    const value = bareName(text(option, "resourceRecordValue") ?? "");
    const found = cloud.world.dns(name, "CNAME");
    const right = found.find((record) => bareName(text(live(record), "content") ?? "") === value);
    if (right === undefined) {
      const wrong = found[0] === undefined ? "there is none" : `it says ${text(live(found[0]), "content")}`;
      return `CNAME ${name} must say ${value}; ${wrong}`;
    }
    // Cloudflare answers a proxied name with its own addresses, so that ACM never sees the CNAME.
    if (flag(live(right), "proxied") === true)
      return `CNAME ${name} is proxied, so that public DNS does not show it`;
  }
  return undefined;
}

function bareName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

function issued(entity: Entity): Record<string, unknown> {
  const from = new Date(entity.createdAt);
  return {
    status: "ISSUED",
    notBefore: from.toISOString(),
    notAfter: new Date(from.getTime() + VALID_DAYS * 86_400_000).toISOString(),
    renewalEligibility: "INELIGIBLE",
  };
}

/** The certificate, when it is there and issued: what a listener needs. */
export function issuedCertificate(cloud: Cloud, arn: string): "issued" | "pending" | undefined {
  const entity = cloud.get(TOKEN.certificate, arn);
  if (entity === undefined) return undefined;
  const status = text(entity.outputs, "status");
  return status === "ISSUED" || missingRecord(entity, cloud) === undefined ? "issued" : "pending";
}

const certificateValidation: Behaviour = {
  token: TOKEN.certificateValidation,
  create(inputs, cloud) {
    const arn = text(inputs, "certificateArn") ?? "";
    const entity = cloud.get(TOKEN.certificate, arn);
    if (entity === undefined)
      throw new CloudError("ResourceNotFoundException", `Could not find certificate ${arn}.`);
    refuseForeignNames(entity, textList(inputs, "validationRecordFqdns"));
    refuseForbidden(entity, cloud);
    const missing = missingRecord(entity, cloud);
    if (missing !== undefined) {
      throw new CloudError(
        "Timeout",
        `waiting for ACM Certificate (${arn}) to be issued: timeout while waiting for state to become 'ISSUED' ` +
          `(last state: 'PENDING_VALIDATION', timeout: 1h15m0s). ${missing}`,
      );
    }
    entity.outputs = { ...entity.outputs, ...issued(entity) };
    return { id: cloud.now.toISOString(), outputs: {} };
  },
};

/** Names by which CAA records mean Amazon. Source: ACM User Guide, "Configure a CAA record", read 2026-11-20. */
const AMAZON = ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"];

/** The records of the name itself or else of the nearest name above it decide (RFC 8659, 3); without any, everybody may issue. */
function refuseForbidden(entity: Entity, cloud: Cloud): void {
  for (const option of records(live(entity), "domainValidationOptions")) {
    const domainName = text(option, "domainName") ?? "";
    const wild = domainName.startsWith("*.");
    const labels = domainName.replace(/^\*\./, "").split(".");
    const deciding = labels
      .map((_, index) => cloud.world.dns(labels.slice(index).join("."), "CAA"))
      .find((found) => found.length > 0);
    const said = (deciding ?? []).map((one) => record(live(one), "data") ?? {});
    const wildOnes = said.filter((data) => text(data, "tag") === "issuewild");
    const issuers = (
      wild && wildOnes.length > 0 ? wildOnes : said.filter((data) => text(data, "tag") === "issue")
    ).map((data) => text(data, "value")?.split(";")[0]?.trim() ?? "");
    if (issuers.length === 0 || issuers.some((name) => AMAZON.includes(name))) continue;
    throw new CloudError(
      "CAA_ERROR",
      `Certificate ${entity.id} failed: CAA records of ${domainName} allow ${issuers.join(", ")}, and not Amazon`,
    );
  }
}

/** The provider compares the names it is told with those the certificate asks for. */
function refuseForeignNames(entity: Entity, given: readonly string[]): void {
  if (given.length === 0) return;
  const told = new Set(given.map(bareName));
  for (const option of records(live(entity), "domainValidationOptions")) {
    const name = bareName(text(option, "resourceRecordName") ?? "");
    if (!told.has(name)) {
      throw new CloudError(
        "ValidationException",
        `missing ${text(option, "domainName")} DNS validation record: ${name}`,
      );
    }
  }
}

/** Certificates of AWS Certificate Manager, validated by DNS. */
export const acm: Service = { behaviours: [certificate, certificateValidation] };
