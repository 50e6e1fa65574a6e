/** What a PEM text holds, by its heading. */
export interface PemBlock {
  /** `CERTIFICATE`, `CERTIFICATE REQUEST`, `RSA PRIVATE KEY`, … */
  readonly heading: string;
  readonly bytes: Buffer;
}

/** Characters of a line (RFC 7468, 2). */
const LINE = 64;

/** Writes one block, with the line feed at its end that Go's writer leaves. */
export function writePem({ heading, bytes }: PemBlock): string {
  const lines = bytes.toString("base64").match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
  return `-----BEGIN ${heading}-----\n${lines.join("\n")}\n-----END ${heading}-----\n`;
}

/** Every block of a text, in order; what stands between them is passed over. */
export function readPem(text: string): readonly PemBlock[] {
  const blocks = text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----\s+([A-Za-z0-9+/=\s]+?)-----END \1-----/g);
  return [...blocks].map(([, heading = "", body = ""]) => ({ heading, bytes: Buffer.from(body, "base64") }));
}
