import { merged, type Plain, plain } from "./merged.ts";
import { type Move, movedHosts, withMovedHosts } from "./moved-hosts.ts";
import { movedNamespaces, type NamespaceMove, withMovedNamespaces } from "./moved-namespaces.ts";
import { ownsRegistry } from "./owns-registry.ts";

/** What an AWS account has once. */
const ACCOUNT_PARTS = ["cloudTrail", "guardDuty", "config"] as const;

/** Components whose resources the owner of a zone declares, as `overrides` names them. Records are every stack's own. */
const OF_ZONE = /^(?:zone|admin-access|origin-pull|edge\.(?!record\b)[\w-]+)(?:\.|$)/;

/** A word, or one inside a group. */
type Path = readonly [key: string, inner?: string];

/** A configuration that is like another, with where its words come from. */
export interface Likeness {
  readonly raw: Plain;
  /** Key paths of what neither file says and what follows from both. */
  readonly derived: readonly string[];
}

/**
 * The whole configuration of the stack `name`, whose file writes `own` and is like the one with `other`: the other's words, with
 * what the two cannot both have taken out, under what the own file writes. Nothing that money, exposure or a promise for ever
 * hangs on is made up: limits, sizes and budget are the other's, and an acknowledgement is not passed on.
 */
export function likeOther(name: string, own: Plain, other: Plain): Likeness {
  const { like: _, ...written } = own;
  const said = plain(merged(other, written));
  const draft = new Draft(other, written);
  draft.drop("database", "backupCompliance");
  // The other's images are tried here, before it gets them.
  if (at(other, "promotion", "from") === name) draft.drop("promotion");
  draft.set(name, "environment");
  if (same(said, other, "aws", "accountId")) {
    for (const part of ACCOUNT_PARTS)
      if (at(other, "account", part) === "owned" && (part !== "config" || same(said, other, "aws", "region")))
        draft.set("elsewhere", "account", part);
    if (same(said, other, "aws", "region") && same(said, other, "product") && ownsRegistry(other))
      draft.set({ ownership: "reader", ownerAccountId: at(said, "aws", "accountId") }, "registry");
  }
  const inZone = same(said, other, "cloudflare", "zoneId") && same(said, other, "domain");
  if (at(other, "cloudflare", "ownsZone") === true) {
    if (inZone) draft.set(false, "cloudflare", "ownsZone");
    if (draft.ownsZone() === false) draft.leaveZone();
  }
  const environment = environmentOf(name, own);
  draft.moveHosts(moveOf(other, said, inZone ? { environment } : undefined));
  if (same(said, other, "aws", "accountId") && same(said, other, "aws", "region"))
    draft.moveNamespaces({
      from: String(other.environment ?? other.tier),
      to: environment,
      taken: `${String(said.product)}/${environment}`,
    });
  return draft.finished();
}

/** The environment of the stack `name`: its own name, where its file writes no other. */
export function environmentOf(name: string, own: Plain): string {
  return typeof own.environment === "string" ? own.environment : name;
}

/** How the other's hostnames move: within its zone, or into another domain; undefined where they stay. */
function moveOf(other: Plain, said: Plain, within: { environment: string } | undefined): Move | undefined {
  const { domain } = other;
  if (typeof domain !== "string") return undefined;
  if (within !== undefined) return { domain, to: within };
  const elsewhere = typeof said.domain === "string" && said.domain !== domain;
  return elsewhere ? { domain, to: { domain: String(said.domain) } } : undefined;
}

/** The other's words, changed one by one; what the own file writes stays untouched. */
class Draft {
  #raw: Plain;
  readonly #written: Plain;
  readonly #derived: string[] = [];

  constructor(other: Plain, written: Plain) {
    this.#raw = other;
    this.#written = written;
  }

  set(value: unknown, ...path: Path): void {
    if (at(this.#written, ...path) !== undefined) return;
    const [key, inner] = path;
    const placed = inner === undefined ? value : { ...plain(this.#raw[key]), [inner]: value };
    this.#raw = { ...this.#raw, [key]: placed };
    this.#derived.push(path.join("."));
  }

  drop(key: string, inner?: string): void {
    const { [key]: value, ...rest } = this.#raw;
    if (inner === undefined || value === undefined) this.#raw = rest;
    else {
      const { [inner]: _, ...kept } = plain(value);
      this.#raw = { ...rest, [key]: kept };
    }
  }

  ownsZone(): unknown {
    return at(this.#written, "cloudflare", "ownsZone") ?? at(this.#raw, "cloudflare", "ownsZone");
  }

  /** What the owner of a zone declares for all of it. The load balancer's firewall and the hostnames' failover are the stack's own. */
  leaveZone(): void {
    const { failover, waf } = plain(this.#raw.edge);
    const edge = { ...(waf !== undefined && { waf }), ...(failover !== undefined && { failover }) };
    const overrides = Object.entries(plain(this.#raw.overrides)).filter(([target]) => !OF_ZONE.test(target));
    for (const key of ["admin", "mail", "edge", "overrides"]) this.drop(key);
    if (Object.keys(edge).length > 0) this.#raw = { ...this.#raw, edge };
    if (overrides.length > 0) this.#raw = { ...this.#raw, overrides: Object.fromEntries(overrides) };
  }

  moveHosts(move: Move | undefined): void {
    if (move === undefined) return;
    const { changed, raw } = withMovedHosts(this.#raw, movedHosts(this.#raw, move));
    this.#raw = raw;
    this.#derived.push(...changed);
  }

  /** What the own file writes instead holds for the variables too. */
  moveNamespaces(move: NamespaceMove): void {
    const namespaces = new Map(movedNamespaces(this.#raw, move));
    for (const [name, one] of Object.entries(plain(this.#raw.published))) {
      const { namespace } = plain(one);
      const written = plain(plain(this.#written.published)[name]).namespace;
      if (typeof namespace === "string" && typeof written === "string") namespaces.set(namespace, written);
    }
    const { changed, raw } = withMovedNamespaces(this.#raw, namespaces);
    this.#raw = raw;
    this.#derived.push(...changed);
  }

  finished(): Likeness {
    return { raw: plain(merged(this.#raw, this.#written)), derived: this.#derived };
  }
}

function same(one: Plain, other: Plain, ...path: Path): boolean {
  const value = at(one, ...path);
  return value !== undefined && value === at(other, ...path);
}

function at(raw: Plain, key: string, inner?: string): unknown {
  return inner === undefined ? raw[key] : plain(raw[key])[inner];
}
