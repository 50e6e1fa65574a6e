import { tls } from "../../../../rehearsal/services/tls/tls.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

type Values = Record<string, unknown>;

/** An authority and a client certificate of it, made by the tls provider's behaviours; the first is valid ten years. */
export function exampleChain({ validityPeriodHours = 8760 }: { readonly validityPeriodHours?: number } = {}) {
  const cloud = new MemoryCloud([tls]);
  const make = (type: string, inputs: Values): Values => cloud.make(`tls:index/${type}`, inputs).outputs;
  const key = (): string =>
    String(make("privateKey:PrivateKey", { algorithm: "ECDSA", ecdsaCurve: "P256" }).privateKeyPem);
  const caPrivateKeyPem = key();
  const caCertPem = String(
    make("selfSignedCert:SelfSignedCert", {
      privateKeyPem: caPrivateKeyPem,
      isCaCertificate: true,
      allowedUses: ["cert_signing"],
      validityPeriodHours: 87_600,
      subject: { commonName: "shop origin pull" },
    }).certPem,
  );
  const privateKeyPem = key();
  const request = make("certRequest:CertRequest", { privateKeyPem, subject: { commonName: "edge" } });
  const leaf = make("locallySignedCert:LocallySignedCert", {
    caPrivateKeyPem,
    caCertPem,
    certRequestPem: request.certRequestPem,
    allowedUses: ["client_auth"],
    validityPeriodHours,
  });
  return {
    caCertPem,
    privateKeyPem,
    otherKeyPem: caPrivateKeyPem,
    requestPem: String(request.certRequestPem),
    certPem: String(leaf.certPem),
  };
}
