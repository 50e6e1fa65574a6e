/** One record that speaks of the whole zone. */
export interface ZoneRecord {
  /** End of the resource's name. */
  readonly part: string;
  readonly type: "CAA" | "MX" | "TXT";
  readonly name: string;
  readonly content?: string;
  readonly data?: { readonly flags: number; readonly tag: "issue"; readonly value: string };
  readonly priority?: number;
  readonly comment: string;
}

/**
 * Who may issue certificates for the zone: Amazon for the load balancer (ACM User Guide, "Configure a CAA record", read
 * 2026-11-20) and Cloudflare's partners for the edge (SSL documentation, "Add CAA records", read 2026-11-20). Cloudflare adds
 * its partners by itself to a zone that has any CAA record, unseen in its dashboard; they are written here all the same, so
 * that the zone says it without Universal SSL too and a reader sees it.
 */
export const CERTIFICATE_AUTHORITIES = [
  "amazon.com",
  "amazontrust.com",
  "letsencrypt.org",
  "pki.goog",
  "sectigo.com",
  "ssl.com",
] as const;

/** CAA records of the zone, for its wildcards too: without `issuewild` the records of `issue` decide (RFC 8659, 4.3). */
export function authorityRecords(domain: string): readonly ZoneRecord[] {
  return CERTIFICATE_AUTHORITIES.map((value) => ({
    part: `caa-${value}`,
    type: "CAA",
    name: domain,
    data: { flags: 0, tag: "issue", value },
    comment: "Who may issue certificates",
  }));
}

/** What a domain says that neither takes nor sends mail: null MX (RFC 7505), SPF that nobody passes (RFC 7208), DMARC (RFC 7489). */
export function noMailRecords(domain: string): readonly ZoneRecord[] {
  const comment = "No mail";
  return [
    { part: "mail-mx", type: "MX", name: domain, content: ".", priority: 0, comment },
    { part: "mail-spf", type: "TXT", name: domain, content: '"v=spf1 -all"', comment },
    {
      part: "mail-dmarc",
      type: "TXT",
      name: `_dmarc.${domain}`,
      content: '"v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s"',
      comment,
    },
  ];
}
