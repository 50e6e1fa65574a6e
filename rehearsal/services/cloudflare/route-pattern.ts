/** A pattern of a Worker's route, taken apart. */
export interface RoutePattern {
  readonly scheme: "http" | "https" | undefined;
  /** Lower case, without the star. */
  readonly host: string;
  /** `*example.com` takes whatever ends so, `*.example.com` subdomains alone. */
  readonly anyStart: boolean;
  readonly path: string;
  readonly anyEnd: boolean;
}

/** Workers documentation, "Routes", matching behaviour and validity (read 2026-11-27). Undefined for a pattern that is none. */
export function routePattern(pattern: string): RoutePattern | undefined {
  const [, scheme, star = "", host = "", path = "/"] =
    /^(?:(https?):\/\/)?(\*?)([^/*?:]+)(\/[^?]*)?$/.exec(pattern) ?? [];
  if (host === "") return undefined;
  const anyEnd = path.endsWith("*");
  const fixed = anyEnd ? path.slice(0, -1) : path;
  if (fixed.includes("*")) return undefined; // only at the end
  return {
    scheme: scheme === "http" || scheme === "https" ? scheme : undefined,
    host: host.toLowerCase(),
    anyStart: star === "*",
    path: fixed,
    anyEnd,
  };
}

/** True where a request over HTTPS falls under it: the host in either case, the path as written. */
export function patternTakes(pattern: RoutePattern, host: string, path: string): boolean {
  const asked = host.toLowerCase();
  const takesHost = pattern.anyStart ? asked.endsWith(pattern.host) : asked === pattern.host;
  const takesPath = pattern.anyEnd ? path.startsWith(pattern.path) : path === pattern.path;
  return pattern.scheme !== "http" && takesHost && takesPath;
}

/** More for the more specific one: a whole host before a star, then the longer path, then one without a star. */
export function specificity({ anyEnd, anyStart, host, path }: RoutePattern): readonly number[] {
  return [anyStart ? 0 : 1, host.length, path.length, anyEnd ? 0 : 1];
}
