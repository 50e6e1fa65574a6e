import { NoCredentials } from "./unanswered.ts";

export interface CloudflareAccess {
  /** Address of Cloudflare's API, up to `/client/v4`. */
  readonly cloudflare: string;
  readonly cloudflareToken: string | undefined;
}

const NEXT = "Set CLOUDFLARE_API_TOKEN to a token that reads this zone, and run it again";

/** A refusal of Cloudflare: its codes, never its text, which could hold what was sent. */
class CloudflareRefusal extends Error {
  readonly status: number;
  /** `access.api.error.…` of Zero Trust's API, which has the same number for all of its refusals. */
  readonly named: string | undefined;

  constructor(status: number, text: string) {
    super(`HTTP ${status} of Cloudflare, code ${/"code":\s*(\d+)/.exec(text)?.[1] ?? "unknown"}`);
    this.status = status;
    this.named = /access\.api\.error\.\w+/.exec(text)?.[0];
  }
}

/** The result of one question to Cloudflare's API. */
export async function cloudflare(
  { cloudflare: base, cloudflareToken }: CloudflareAccess,
  path: string,
): Promise<Readonly<Record<string, unknown>>> {
  if (cloudflareToken === undefined || cloudflareToken === "")
    throw new NoCredentials("CLOUDFLARE_API_TOKEN", NEXT);
  const response = await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${cloudflareToken}` } });
  const text = await response.text();
  if (!response.ok) throw new CloudflareRefusal(response.status, text);
  const { result } = JSON.parse(text) as { readonly result?: Readonly<Record<string, unknown>> }; // the envelope of every answer
  if (result === undefined) throw new Error("an answer of Cloudflare without a result");
  return result;
}

/** What an account without Zero Trust answers to every question about Access (Cloudflare's API, from memory, 2026-11). */
const NOT_ENABLED = "access.api.error.not_enabled";

/**
 * Paths: Cloudflare's TypeScript SDK 5.2.0, resources/zero-trust/organizations and identity-providers (read 2026-11-27). One-time PIN
 * is a login method like the others.
 */
export async function zeroTrust(
  access: CloudflareAccess,
  accountId: string,
): Promise<{ readonly name: string; readonly logins: readonly string[] } | undefined> {
  const at = `/accounts/${accountId}/access`;
  try {
    const { name } = await cloudflare(access, `${at}/organizations`);
    const logins: unknown = await cloudflare(access, `${at}/identity_providers`);
    if (!Array.isArray(logins)) throw new Error("a list of login methods was expected; got none");
    return {
      name: String(name),
      logins: logins.map(({ type }: { readonly type?: unknown }) => String(type)),
    };
  } catch (error) {
    if (error instanceof CloudflareRefusal && error.named === NOT_ENABLED) return undefined;
    throw error;
  }
}

/** Needs Billing Read: developers.cloudflare.com, "List Subscriptions" of accounts (read 2026-11-27). */
export async function subscriptions(
  access: CloudflareAccess,
  accountId: string,
): Promise<readonly string[] | "denied"> {
  try {
    const found: unknown = await cloudflare(access, `/accounts/${accountId}/subscriptions`);
    if (!Array.isArray(found)) throw new Error("a list of subscriptions was expected; got none");
    return found.map(
      (one: { readonly rate_plan?: { readonly id?: unknown; readonly public_name?: unknown } }) =>
        String(one.rate_plan?.public_name ?? one.rate_plan?.id),
    );
  } catch (error) {
    if (error instanceof CloudflareRefusal && error.status === 403) return "denied";
    throw error;
  }
}
