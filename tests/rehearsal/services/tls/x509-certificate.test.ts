import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  certificate,
  certificateRequest,
  type Holder,
  readCertificateRequest,
  readIssuer,
  type Terms,
} from "../../../../rehearsal/services/tls/x509-certificate.ts";
import { alternativeNames, distinguishedName } from "../../../../rehearsal/services/tls/x509-name.ts";
import { keyIdentifier } from "../../../../rehearsal/services/tls/x509-sign.ts";

const authorityKey = generateKeyPairSync("ed25519");
const holderKey = generateKeyPairSync("ed25519");
const spki = (key: typeof holderKey): Buffer => key.publicKey.export({ type: "spki", format: "der" });
const authority = { subject: distinguishedName({ commonName: "shop authority" }) };
const holder: Holder = {
  subject: distinguishedName({ commonName: "edge", organization: "Shop" }),
  spki: spki(holderKey),
  alternativeNames: alternativeNames({ dnsNames: ["edge.shop.example"] }),
};
const TERMS: Terms = {
  serialNumber: 4711n,
  notBefore: new Date("2026-11-20T12:00:00Z"),
  notAfter: new Date("2027-11-20T12:00:00Z"),
  allowedUses: ["digital_signature", "client_auth"],
  isCa: false,
  maxPathLength: undefined,
  setSubjectKeyId: false,
};

/** The certificate as bytes, signed by the authority. */
function made(terms: Partial<Terms> = {}, of: Partial<Holder> = {}, ownId?: Buffer): Buffer {
  return certificate(
    { ...holder, ...of },
    { ...TERMS, ...terms },
    { ...authority, keyIdentifier: ownId, key: authorityKey.privateKey },
  );
}
/** Whether an extension stands in it, by its content in hexadecimal. */
const holds = (bytes: Buffer, content: string): boolean => bytes.toString("hex").includes(content);

describe("certificate", () => {
  it("says of its holder and its time what was decided, as Node reads it", () => {
    const read = new X509Certificate(made());
    expect(read.subject).toBe("O=Shop\nCN=edge");
    expect(read.issuer).toBe("CN=shop authority");
    expect(read.serialNumber).toBe("1267");
    expect([read.validFrom, read.validTo]).toEqual(["Nov 20 12:00:00 2026 GMT", "Nov 20 12:00:00 2027 GMT"]);
    expect(read.subjectAltName).toBe("DNS:edge.shop.example");
    expect(read.keyUsage).toEqual(["1.3.6.1.5.5.7.3.2"]);
    expect(read.verify(authorityKey.publicKey)).toBe(true);
    expect(read.verify(holderKey.publicKey)).toBe(false);
  });

  it.each<[readonly string[], string]>([
    [["digital_signature"], "03020780"],
    [["cert_signing", "crl_signing"], "03020106"],
    [["encipher_only"], "03020001"],
    [["decipher_only"], "0303070080"],
    [["digital_signature", "decipher_only"], "0303078080"],
  ])("writes the uses %j as bits, zeros at the end cut off", (allowedUses, bits) => {
    expect(holds(made({ allowedUses }), `0603551d0f0101ff04${hexLength(bits)}${bits}`)).toBe(true);
  });

  it("has no usage where none is allowed, and no extended one where none of those is", () => {
    expect(holds(made({ allowedUses: ["client_auth"] }), "0603551d0f")).toBe(false);
    expect(holds(made({ allowedUses: ["cert_signing"] }), "0603551d25")).toBe(false);
  });

  it.each<[Partial<Terms>, string]>([
    [{ isCa: false, maxPathLength: 3 }, "04023000"],
    [{ isCa: true }, "040530030101ff"],
    [{ isCa: true, maxPathLength: 2 }, "040830060101ff020102"],
    [{ isCa: true, maxPathLength: 0 }, "040530030101ff"],
  ])("limits an authority as the provider does: %j", (terms, content) => {
    const bytes = made({ ...terms, allowedUses: ["cert_signing"] });
    expect(holds(bytes, `0603551d130101ff${content}`)).toBe(true);
    expect(new X509Certificate(bytes).ca).toBe(terms.isCa);
  });

  it("names its own key where it is an authority or is asked to, and its issuer's where that has a name", () => {
    const own = keyIdentifier(holder.spki).toString("hex");
    expect(holds(made(), own)).toBe(false);
    for (const terms of [{ isCa: true }, { setSubjectKeyId: true }])
      expect(holds(made(terms), own)).toBe(true);
    const issuer = keyIdentifier(spki(authorityKey));
    expect(
      holds(made({}, {}, issuer), `80${hexLength(issuer.toString("hex"))}${issuer.toString("hex")}`),
    ).toBe(true);
  });
});

describe("certificateRequest", () => {
  it("tells the one who signs everything of its holder", () => {
    const bytes = certificateRequest(holder, holderKey.privateKey);
    expect(readCertificateRequest(bytes)).toEqual(holder);
  });

  it("asks for no extension where the holder has no other names", () => {
    const plain = { ...holder, alternativeNames: undefined };
    expect(readCertificateRequest(certificateRequest(plain, holderKey.privateKey))).toEqual(plain);
  });
});

describe("readCertificateRequest", () => {
  it("refuses a certificate, and what is no DER", () => {
    const mismatch = new RangeError("asn1: structure error: tags don't match");
    expect(() => readCertificateRequest(made())).toThrow(mismatch);
    expect(() => readCertificateRequest(Buffer.alloc(0))).toThrow(mismatch);
    expect(() => readCertificateRequest(Buffer.from("3005", "hex"))).toThrow("data truncated");
  });

  it("reads or refuses a request that was damaged, and fails in no other way", () => {
    const bytes = certificateRequest(holder, holderKey.privateKey);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), (at, value) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = value;
        try {
          readCertificateRequest(damaged);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("readIssuer", () => {
  it("gives the name and the key's name that a certificate below repeats", () => {
    expect(readIssuer(made({ isCa: true }))).toEqual({
      subject: holder.subject,
      keyIdentifier: keyIdentifier(holder.spki),
    });
    expect(readIssuer(made())).toEqual({ subject: holder.subject, keyIdentifier: undefined });
  });

  it("refuses what is no certificate", () => {
    expect(() => readIssuer(Buffer.from("3000", "hex"))).toThrow(
      new RangeError("x509: malformed certificate"),
    );
  });
});

/** The one byte of a short length. */
function hexLength(content: string): string {
  return (content.length / 2).toString(16).padStart(2, "0");
}
