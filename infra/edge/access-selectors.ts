import type { AccessSettings } from "../config/access-settings.ts";

/** One way to know a person, as a policy of Cloudflare Access names it. */
export type AccessSelector =
  | { readonly email: { readonly email: string } }
  | { readonly emailDomain: { readonly domain: string } };

/** Who passes: people by their addresses, then everybody of a domain. */
export function selectorsOf({ emailDomains, emails }: AccessSettings): AccessSelector[] {
  return [
    ...emails.map((email) => ({ email: { email } })),
    ...emailDomains.map((domain) => ({ emailDomain: { domain } })),
  ];
}
