import { X509Certificate } from "node:crypto";
import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { record, text } from "../known.ts";
import { readPem, writePem } from "../tls/pem.ts";
import { checkElbName, ELB_NAME } from "./elb-load-balancer.ts";
import { live } from "./live.ts";
import { OBJECTS } from "./s3-bucket.ts";
import { TOKEN } from "./tokens.ts";

/** Source: ALB User Guide, "Quotas" and "Mutual authentication with TLS", from memory, 2026-11. */
const LIMITS = { perRegion: 20, certificates: 25 } as const;

/** Modes of a listener. Source: @pulumi/aws 7.48.0, lb.ListenerMutualAuthentication. */
const MODES = ["off", "passthrough", "verify"];

const trustStore: Behaviour = {
  token: TOKEN.trustStore,
  autoName: { property: "name", maxLength: ELB_NAME.longest },
  check: (inputs) => checkElbName(inputs),
  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    const stores = cloud.list(TOKEN.trustStore, { region: cloud.caller.region });
    if (stores.some((other) => live(other).name === name))
      throw new CloudError("DuplicateTrustStoreName", `A trust store with the same name '${name}' exists`);
    if (stores.length >= LIMITS.perRegion)
      throw new CloudError(
        "TooManyTrustStores",
        `You've reached the limit of ${LIMITS.perRegion} trust stores`,
      );
    requireBundle(inputs, cloud);
    const suffix = `truststore/${name}/${cloud.hex(16)}`;
    const arn = cloud.arn("elasticloadbalancing", suffix);
    return {
      id: arn,
      outputs: { arn, arnSuffix: suffix, name, namePrefix: text(inputs, "namePrefix") ?? "" },
    };
  },
  update(_entity, next, cloud) {
    requireBundle(next, cloud);
    return undefined;
  },
  delete(entity, cloud) {
    const user = cloud.list(TOKEN.listener).find((listener) => trustStoreOf(live(listener)) === entity.id);
    if (user !== undefined)
      throw new CloudError("TrustStoreInUse", `The trust store '${entity.id}' is in use by '${user.id}'`, {
        retryable: true,
      });
    return undefined;
  },
};

/** The store keeps what the object held when it was read: a later change of the object alone changes nothing. */
function requireBundle(inputs: Inputs, cloud: Cloud): void {
  const bucket = text(inputs, "caCertificatesBundleS3Bucket");
  const key = text(inputs, "caCertificatesBundleS3Key");
  const version = text(inputs, "caCertificatesBundleS3ObjectVersion");
  const object = OBJECTS.flatMap((token) => cloud.list(token)).find(
    (one) => one.inputs.bucket === bucket && one.inputs.key === key,
  );
  if (object === undefined || (version !== undefined && live(object).versionId !== version)) {
    const what = `s3://${bucket}/${key}${version === undefined ? "" : `, version ${version}`}`;
    throw new CloudError(
      "CaCertificatesBundleNotFound",
      `The specified ca certificate bundle does not exist: ${what}`,
    );
  }
  const certificates = readPem(bodyOf(object));
  if (certificates.length > LIMITS.certificates)
    throw new CloudError(
      "InvalidCaCertificatesBundle",
      `The bundle holds more than ${LIMITS.certificates} certificates`,
    );
  if (certificates.length === 0 || !certificates.every((block) => isAuthority(writePem(block)))) {
    throw new CloudError(
      "InvalidCaCertificatesBundle",
      "The specified ca certificate bundle is in an invalid format, or corrupt: it must hold certificates of authorities, in PEM",
    );
  }
}

function bodyOf(object: Entity): string {
  const encoded = text(object.inputs, "contentBase64");
  return encoded === undefined
    ? (text(object.inputs, "content") ?? "")
    : Buffer.from(encoded, "base64").toString("utf8");
}

function isAuthority(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca;
  } catch {
    return false;
  }
}

function trustStoreOf(listener: Inputs): string | undefined {
  return text(record(listener, "mutualAuthentication") ?? {}, "trustStoreArn");
}

/** What can be said of a listener's mutual authentication without looking at other resources. */
export function checkMutualAuthentication(inputs: Inputs): readonly CheckFailure[] {
  const block = record(inputs, "mutualAuthentication");
  const mode = block === undefined ? undefined : text(block, "mode");
  if (block === undefined || mode === undefined) return [];
  const fail = (property: string, reason: string): readonly CheckFailure[] => [
    { property: `mutualAuthentication.${property}`, reason },
  ];
  if (!MODES.includes(mode))
    return fail("mode", `expected mode to be one of ${JSON.stringify(MODES)}, got ${mode}`);
  if (mode === "verify" && (block.trustStoreArn === undefined || block.trustStoreArn === null))
    return fail("trustStoreArn", "is required where mode is verify");
  if (
    mode !== "verify" &&
    (block.trustStoreArn !== undefined || block.ignoreClientCertificateExpiry === true)
  )
    return fail("trustStoreArn", `goes with mode verify only, got mode ${mode}`);
  return [];
}

/** A store that a listener verifies by must be there. Source of the refusals: ELB API Reference, CreateListener, from memory, 2026-11. */
export function requireTrustStore(inputs: Inputs, cloud: Cloud): void {
  const block = record(inputs, "mutualAuthentication");
  if (block === undefined || text(block, "mode") === "off") return;
  if (text(inputs, "protocol") !== "HTTPS")
    throw new CloudError(
      "ValidationError",
      "Mutual authentication can only be specified for HTTPS listeners",
    );
  const arn = text(block, "trustStoreArn");
  if (arn !== undefined && cloud.get(TOKEN.trustStore, arn) === undefined)
    throw new CloudError("TrustStoreNotFound", `Trust store '${arn}' not found`);
}

/** Trust stores: the authorities whose clients a listener accepts. */
export const elbTrustStore: Service = { behaviours: [trustStore] };
