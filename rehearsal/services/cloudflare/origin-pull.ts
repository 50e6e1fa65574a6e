import { createPrivateKey, X509Certificate } from "node:crypto";
import type { Behaviour, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { uuid } from "../identifiers.ts";
import { text } from "../known.ts";
import { requireZone } from "./zone-of.ts";

/** The switch of the whole zone. Cloudflare takes it in every TLS mode, and it works from `full` on only (documentation, "Zone-level", read 2026-11-20). */
const settings: Behaviour = {
  token: "cloudflare:index/authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings",
  replaceOn: ["zoneId"],

  create(inputs, cloud) {
    const owner = requireZone(cloud, inputs.zoneId);
    for (const kept of cloud.list(settings.token, { kept: true })) {
      if (kept.id === owner.id && kept.kept !== undefined) cloud.remove(kept);
    }
    return { id: owner.id };
  },

  update() {
    return undefined;
  },

  /** The provider has no call for it (provider source, from memory, 2026-11). */
  delete() {
    return { why: "zone-level origin pull stays at its last value", until: undefined };
  },
};

/**
 * A certificate that the edge shows to the origin. Several may stand at once, and the newest is shown (documentation, "Manage
 * AOP certificates", read 2026-11-20): so a new one is uploaded before the old one goes.
 */
const certificate: Behaviour = {
  token: "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate",

  create(inputs, cloud) {
    const owner = requireZone(cloud, inputs.zoneId);
    const leaf = accepted(inputs, cloud);
    const id = uuid(cloud);
    return {
      id,
      outputs: {
        certificateId: id,
        enabled: cloud
          .list(settings.token)
          .some((entity) => entity.id === owner.id && entity.inputs.enabled === true),
        expiresOn: new Date(leaf.validTo).toISOString(),
        issuer: leaf.issuer.replaceAll("\n", ", "),
        serialNumber: BigInt(`0x${leaf.serialNumber}`).toString(),
        signature: signatureOf(leaf),
        status: "active",
        uploadedOn: cloud.now.toISOString(),
      },
    };
  },

  /** A key alone cannot be changed: the provider keeps the new text and calls nobody (provider source, read 2026-11-20). */
  update() {
    return undefined;
  },
};

/** Error codes of Cloudflare's API for certificates (API reference, from memory, 2026-11). */
function accepted(inputs: Inputs, cloud: Cloud): X509Certificate {
  const leaf = leafOf(text(inputs, "certificate") ?? "");
  if (!matches(leaf, text(inputs, "privateKey") ?? ""))
    throw new CloudError("1403", "The private key does not match the certificate.");
  if (leaf.ca)
    throw new CloudError("1406", "The certificate must be a leaf certificate; got one of an authority.");
  if (new Date(leaf.validTo) <= cloud.now) throw new CloudError("1404", "The certificate has expired.");
  return leaf;
}

function leafOf(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new CloudError("1401", "The certificate could not be parsed: expected one in PEM.");
  }
}

function matches(leaf: X509Certificate, pem: string): boolean {
  try {
    return leaf.checkPrivateKey(createPrivateKey(pem));
  } catch {
    return false;
  }
}

function signatureOf(leaf: X509Certificate): string {
  if (leaf.publicKey.asymmetricKeyType === "ec") return "ECDSAWithSHA256";
  return leaf.publicKey.asymmetricKeyType === "ed25519" ? "Ed25519" : "SHA256WithRSA";
}

/** Authenticated origin pull: how the edge proves itself to the origin. */
export const originPull: Service = { behaviours: [settings, certificate] };
