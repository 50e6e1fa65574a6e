import type { KeyObject } from "node:crypto";
import {
  bitString,
  boolean,
  contextTag,
  der,
  integer,
  octetString,
  oid,
  readDer,
  sequence,
  TAG,
  time,
} from "./der.ts";
import { EXTENDED_KEY_USAGES, KEY_USAGES } from "./key-usages.ts";
import { keyIdentifier, signatureAlgorithm, signed } from "./x509-sign.ts";

/** Extensions (RFC 5280, 4.2.1). */
const EXTENSION = {
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  alternativeNames: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  authorityKeyIdentifier: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
} as const;
/** The attribute of a request that asks for extensions (RFC 2985, 5.4.2). */
const EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

/** What a certificate says of its holder. */
export interface Holder {
  /** The distinguished name, as DER. */
  readonly subject: Buffer;
  /** The public key, as DER. */
  readonly spki: Buffer;
  readonly alternativeNames: Buffer | undefined;
}

/** What the one who signs decides. */
export interface Terms {
  readonly serialNumber: bigint;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly allowedUses: readonly string[];
  readonly isCa: boolean;
  readonly maxPathLength: number | undefined;
  readonly setSubjectKeyId: boolean;
}

/** Who signs. */
export interface Issuer {
  readonly subject: Buffer;
  /** Undefined where the issuer's own certificate has none, or where it signs itself. */
  readonly keyIdentifier: Buffer | undefined;
  readonly key: KeyObject;
}

/** A certificate of version 3, signed, as DER. */
export function certificate(holder: Holder, terms: Terms, issuer: Issuer): Buffer {
  const content = sequence(
    der(contextTag(0, true), integer(2n)),
    integer(terms.serialNumber),
    signatureAlgorithm(issuer.key).identifier,
    issuer.subject,
    sequence(time(terms.notBefore), time(terms.notAfter)),
    holder.subject,
    holder.spki,
    der(contextTag(3, true), sequence(...extensions(holder, terms, issuer))),
  );
  return signed(content, issuer.key);
}

function extensions(holder: Holder, terms: Terms, issuer: Issuer): readonly Buffer[] {
  const usage = keyUsage(terms.allowedUses);
  const extended = terms.allowedUses.flatMap((use) => EXTENDED_KEY_USAGES[use] ?? []);
  const keyed = terms.isCa || terms.setSubjectKeyId;
  return [
    usage && extension(EXTENSION.keyUsage, usage, true),
    extended.length === 0
      ? undefined
      : extension(EXTENSION.extendedKeyUsage, sequence(...extended.map((id) => oid(id)))),
    extension(EXTENSION.basicConstraints, basicConstraints(terms), true),
    keyed ? extension(EXTENSION.subjectKeyIdentifier, octetString(keyIdentifier(holder.spki))) : undefined,
    issuer.keyIdentifier &&
      extension(EXTENSION.authorityKeyIdentifier, sequence(der(contextTag(0, false), issuer.keyIdentifier))),
    holder.alternativeNames && extension(EXTENSION.alternativeNames, holder.alternativeNames),
  ].filter((part) => part !== undefined);
}

function extension(id: string, content: Buffer, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(content));
}

function basicConstraints({ isCa, maxPathLength }: Terms): Buffer {
  if (!isCa) return sequence();
  // Go leaves a limit of 0 out unless it is asked for apart (MaxPathLenZero), and the provider does not ask.
  const limit = maxPathLength === undefined || maxPathLength <= 0 ? [] : [integer(BigInt(maxPathLength))];
  return sequence(boolean(true), ...limit);
}

/** The bits in order, the first one highest; zeros at the end are cut off. */
function keyUsage(uses: readonly string[]): Buffer | undefined {
  const bits = uses.flatMap((use) => KEY_USAGES[use] ?? []);
  if (bits.length === 0) return undefined;
  const highest = Math.max(...bits);
  const bytes = Buffer.alloc(highest > 7 ? 2 : 1);
  for (const bit of bits) {
    const at = bit >> 3;
    bytes[at] = (bytes[at] ?? 0) | (0x80 >> (bit & 7));
  }
  return bitString(bytes, 7 - (highest & 7));
}

/** A request for a certificate, signed by the holder, as DER (RFC 2986). */
export function certificateRequest(holder: Holder, key: KeyObject): Buffer {
  const names = holder.alternativeNames;
  const wanted =
    names === undefined
      ? []
      : [
          sequence(
            oid(EXTENSION_REQUEST),
            der(TAG.set, sequence(extension(EXTENSION.alternativeNames, names))),
          ),
        ];
  const content = sequence(integer(0n), holder.subject, holder.spki, der(contextTag(0, true), ...wanted));
  return signed(content, key);
}

/** What a request says of its holder. Throws for bytes that are none. */
export function readCertificateRequest(bytes: Buffer): Holder {
  const [request] = readDer(bytes);
  const [content] = readDer(request?.content ?? Buffer.alloc(0));
  const [, subject, spki, attributes] = readDer(content?.content ?? Buffer.alloc(0));
  if (subject?.tag !== TAG.sequence || spki?.tag !== TAG.sequence)
    throw new RangeError("asn1: structure error: tags don't match");
  const asked = attributes === undefined ? [] : readDer(attributes.content).flatMap(askedExtensions);
  const names = asked.find(([id]) => id.equals(oid(EXTENSION.alternativeNames)));
  return { subject: subject.whole, spki: spki.whole, alternativeNames: names?.[1] };
}

function askedExtensions(attribute: { readonly content: Buffer }): readonly (readonly [Buffer, Buffer])[] {
  const [id, values] = readDer(attribute.content);
  if (id?.whole.equals(oid(EXTENSION_REQUEST)) !== true || values === undefined) return [];
  return readDer(values.content)
    .flatMap((list) => readDer(list.content))
    .map((one) => {
      const parts = readDer(one.content);
      return [parts[0]?.whole ?? Buffer.alloc(0), parts.at(-1)?.content ?? Buffer.alloc(0)] as const;
    });
}

/** Subject and key identifier of a certificate, as DER and as bytes: what a certificate that it signs repeats. */
export function readIssuer(bytes: Buffer): {
  readonly subject: Buffer;
  readonly keyIdentifier: Buffer | undefined;
} {
  const [whole] = readDer(bytes);
  const [content] = readDer(whole?.content ?? Buffer.alloc(0));
  const parts = readDer(content?.content ?? Buffer.alloc(0));
  const subject = parts[5]?.whole;
  if (subject === undefined) throw new RangeError("x509: malformed certificate");
  const own = parts.find((part) => part.tag === contextTag(3, true));
  const list = own === undefined ? [] : readDer(own.content).flatMap((one) => readDer(one.content));
  const found = list
    .map((one) => readDer(one.content))
    .find(([id]) => id?.whole.equals(oid(EXTENSION.subjectKeyIdentifier)) === true);
  const inner = found?.at(-1)?.content;
  return { subject, keyIdentifier: inner === undefined ? undefined : readDer(inner)[0]?.content };
}
