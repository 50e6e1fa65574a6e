import type { Entity } from "../cloud/entity.ts";
import { live } from "../services/aws/live.ts";
import { flag, record, records, text } from "../services/known.ts";
import type { Stop, Visit } from "./answer.ts";
import { pathAtCloudflare } from "./url-path.ts";

type Plain = Readonly<Record<string, unknown>>;

const APPLICATION = "cloudflare:index/zeroTrustAccessApplication:ZeroTrustAccessApplication";
const POLICY = "cloudflare:index/zeroTrustAccessPolicy:ZeroTrustAccessPolicy";

/**
 * Cloudflare Access before one account's applications. A path means everything below it too; of several applications the longest
 * path counts (developers.cloudflare.com/cloudflare-one, "Application paths", from memory, 2026-11).
 */
export class AccessGate {
  readonly #entities: readonly Entity[];

  constructor(entities: readonly Entity[]) {
    this.#entities = entities;
  }

  /** The login's own page where nobody is known, a refusal for a stranger; undefined lets the request go on. */
  request(visit: Visit): Stop {
    const application = this.#before(visit);
    if (application === undefined) return undefined;
    if (visit.method === "OPTIONS" && flag(application, "optionsPreflightBypass") === true) return undefined;
    const by = text(application, "name") ?? "";
    const answer = { layer: "cloudflare", by, headers: {}, body: "" } as const;
    if (visit.login === undefined) return { ...answer, status: 302 };
    return this.#admits(application, visit.login) ? undefined : { ...answer, status: 403 };
  }

  #before(visit: Visit): Plain | undefined {
    const asked = `${visit.host}${pathAtCloudflare(visit.path)}`;
    const found = this.#entities
      .filter(({ token }) => token === APPLICATION)
      // Others are links, clients and services: they stand before no address. Without a word it is one (from memory, 2026-11).
      .filter((entity) => (text(live(entity), "type") ?? "self_hosted") === "self_hosted")
      .flatMap((entity) =>
        records(live(entity), "destinations").map((one) => ({
          application: live(entity),
          uri: (text(one, "uri") ?? "").replace(/\/$/, ""),
        })),
      )
      .filter(({ uri }) => asked === uri || asked.startsWith(`${uri}/`))
      .sort((one, other) => other.uri.length - one.uri.length);
    return found[0]?.application;
  }

  #admits(application: Plain, login: string): boolean {
    const ids = records(application, "policies").map(({ id }) => id);
    return this.#entities
      .filter(({ id, token }) => token === POLICY && ids.includes(id))
      .map(live)
      .some(
        (policy) =>
          text(policy, "decision") === "allow" &&
          records(policy, "includes").some((include) => names(include, login)),
      );
  }
}

/** Selectors beside these three admit nobody here. */
function names(include: Plain, login: string): boolean {
  const email = text(record(include, "email") ?? {}, "email");
  const domain = text(record(include, "emailDomain") ?? {}, "domain");
  return (
    include.everyone !== undefined ||
    email?.toLowerCase() === login.toLowerCase() ||
    (domain !== undefined && login.toLowerCase().endsWith(`@${domain.toLowerCase()}`))
  );
}
