export interface AdminSettings {
  readonly routes: readonly AdminRoute[];
  /** Blocks of IPv4 and IPv6 addresses: nobody else gets an answer. */
  readonly allowedCidrs: readonly string[];
  readonly access: AccessSettings;
}

/** Who passes a login of Cloudflare Access; emails, domains or both. */
export interface AccessSettings {
  readonly emails: readonly string[];
  readonly emailDomains: readonly string[];
  /** How long a login lasts, 1 to 24 hours. */
  readonly sessionHours: number;
}

export interface InternalToolsSettings {
  /** Service → hostname by which the staff reaches it; such a service has no routes. */
  readonly hostnames: Readonly<Record<string, string>>;
  readonly access: AccessSettings;
}

export interface AdminRoute {
  readonly hostname: string;
  /** Paths such as `/admin`; everything below them is meant too. */
  readonly paths: readonly string[];
}
