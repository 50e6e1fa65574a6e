import { isPlain, type Plain, plain } from "./merged.ts";

/** Words in which a domain is no address of the stack: the zone, people, and where images come from. */
const OTHER_DOMAINS = ["domain", "owner", "email", "emails", "emailDomains", "image"];

/** Where the hostnames of one stack stand in another one. */
export interface Move {
  readonly domain: string;
  /** The other zone's name, or the environment that a name in the same zone gets. */
  readonly to: { readonly domain: string } | { readonly environment: string };
}

/** Every hostname that a configuration serves below its domain → where it moves. */
export function movedHosts(raw: Plain, { domain, to }: Move): ReadonlyMap<string, string> {
  const inZone = servedHosts(raw).filter((host) => host === domain || host.endsWith(`.${domain}`));
  return new Map(inZone.map((host) => [host, "domain" in to ? swapped(host) : labelled(host)]));

  function swapped(host: string): string {
    return "domain" in to ? `${host.slice(0, -domain.length)}${to.domain}` : host;
  }

  /** The first label alone changes, so that the name stays as deep as the certificate reaches. */
  function labelled(host: string): string {
    if ("domain" in to) return host;
    if (host === domain) return `${to.environment}.${domain}`;
    const [first = "", ...rest] = host.split(".");
    return [`${first}-${to.environment}`, ...rest].join(".");
  }
}

/** Hostnames of all routes and of the staff's tools, each once. */
export function servedHosts(raw: Plain): readonly string[] {
  const routes = Object.values(plain(raw.services)).flatMap((service) => {
    const list = plain(service).routes;
    return Array.isArray(list) ? list.map((route) => plain(route).hostname) : [];
  });
  const tools = Object.values(plain(plain(raw.internalTools).hostnames));
  const texts = [...routes, ...tools].filter((host): host is string => typeof host === "string");
  return [...new Set(texts)];
}

/** A copy in which the hostnames have moved, wherever they stand, and the paths of what changed. */
export function withMovedHosts(
  raw: Plain,
  hosts: ReadonlyMap<string, string>,
): { readonly raw: Plain; readonly changed: readonly string[] } {
  const changed: string[] = [];
  if (hosts.size === 0) return { raw, changed };
  const walk = (value: unknown, path: readonly string[]): unknown => {
    if (OTHER_DOMAINS.includes(path.at(-1) ?? "")) return value;
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, String(index)]));
    if (isPlain(value))
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => {
          const moved = path[0] === "overrides" && path.length === 1 ? movedTarget(key, hosts) : key;
          return [moved, walk(item, [...path, moved])];
        }),
      );
    if (typeof value !== "string") return value;
    const moved = movedText(value, hosts);
    if (moved !== value) changed.push(path.join("."));
    return moved;
  };
  return { raw: plain(walk(raw, [])), changed };
}

/** The text with every hostname moved that stands alone in it: neither part of a longer name nor of an address of mail. */
export function movedText(text: string, hosts: ReadonlyMap<string, string>): string {
  const names = [...hosts.keys()].map((host) => host.replaceAll(".", "\\."));
  if (names.length === 0) return text;
  const alone = new RegExp(`(?<![\\w.@-])(?:${names.join("|")})(?![\\w-]|\\.\\w)`, "g");
  return text.replace(alone, (host) => hosts.get(host) ?? host);
}

/** `edge.record.<hostname>`: the last part of an override's target. */
function movedTarget(target: string, hosts: ReadonlyMap<string, string>): string {
  for (const [host, moved] of hosts)
    if (/^[\w-]+\.[\w-]+$/.test(target.slice(0, -host.length - 1)) && target.endsWith(`.${host}`))
      return `${target.slice(0, -host.length)}${moved}`;
  return target;
}
