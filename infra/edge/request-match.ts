import { pathPattern } from "../lib/path-pattern.ts";

/** Requests of some hostnames to one path. */
export interface Requests {
  /** None: every hostname. */
  readonly hostnames: readonly string[];
  readonly path: string;
}

const PATH = "http.request.uri.path";
/** The path as it arrived, before Cloudflare resolves dots, doubled slashes and escaped letters in it. */
const RAW_PATH = "raw.http.request.uri.path";

/** A text in Cloudflare's Rules language: backslash and quote escaped. */
export function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** Comparison with one of several texts. */
export function oneOf(field: string, texts: readonly string[]): string {
  const [first = "", ...others] = texts;
  return others.length === 0
    ? `${field} eq ${quoted(first)}`
    : `${field} in {${texts.map(quoted).join(" ")}}`;
}

/**
 * An expression for what a limit counts. Letters in either case and a slash at the end are the same path to many
 * applications: a limit that told them apart would be passed by with a capital.
 */
export function limitedRequests({ hostnames, path }: Requests): string {
  const { base, below } = pathPattern(path.toLowerCase());
  const hosts = hostnames.length === 0 ? undefined : `(${oneOf("http.host", hostnames)})`;
  const parts = [hosts, limitedPath(base, below)].filter((part) => part !== undefined);
  return parts.length === 0 ? "true" : parts.join(" and ");
}

function limitedPath(base: string, below: boolean): string | undefined {
  const lower = `lower(${PATH})`;
  if (base === "") return below ? undefined : `(${PATH} eq "/")`;
  if (!below) return `(${oneOf(lower, [base, `${base}/`])})`;
  return `(${lower} eq ${quoted(base)} or starts_with(${lower}, ${quoted(`${base}/`)}))`;
}

/** An expression for routes that are let through: the path must be the written one, before and after Cloudflare mends it. */
export function passedRequests(
  routes: readonly { readonly hostname: string; readonly path: string }[],
): string {
  return routes
    .map(({ hostname, path }) => `(${oneOf("http.host", [hostname])} and ${passedPath(path)})`)
    .join(" or ");
}

function passedPath(path: string): string {
  const { base, below } = pathPattern(path);
  if (!below) return `${RAW_PATH} eq ${quoted(path)}`;
  const start = quoted(`${base}/`);
  return `starts_with(${RAW_PATH}, ${start}) and starts_with(${PATH}, ${start})`;
}
