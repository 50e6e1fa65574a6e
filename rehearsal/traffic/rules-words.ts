import { addressBlock } from "./address-block.ts";
import type { WebRequest } from "./answer.ts";
import type { Value, Worth } from "./rules-language.ts";
import { pathAtCloudflare } from "./url-path.ts";

/** Fields of a request (developers.cloudflare.com/ruleset-engine/rules-language/fields, from memory, 2026-11). */
export const FIELDS: Readonly<Record<string, Worth>> = {
  "http.host": ({ host }) => host,
  "http.request.method": ({ method }) => method,
  "http.request.uri.path": ({ path }) => pathAtCloudflare(path),
  "raw.http.request.uri.path": ({ path }) => path,
  "http.request.uri.path.extension": extension,
  "http.user_agent": ({ headers }) => headers["user-agent"] ?? "",
  "ip.src": ({ address }) => addressBlock(address),
};

/** What stands behind the last dot of the last step, in lower case; empty where there is none. */
function extension({ path }: WebRequest): string {
  const last = pathAtCloudflare(path).split("/").at(-1) ?? "";
  return last.includes(".") ? last.slice(last.lastIndexOf(".") + 1).toLowerCase() : "";
}

/** Functions over texts (the same site, functions, from memory, 2026-11). */
export const FUNCTIONS: Readonly<Record<string, (...texts: readonly string[]) => Value>> = {
  lower: (text = "") => text.toLowerCase(),
  upper: (text = "") => text.toUpperCase(),
  len: (text = "") => Buffer.byteLength(text),
  starts_with: (text = "", start = "") => text.startsWith(start),
  ends_with: (text = "", end = "") => text.endsWith(end),
  concat: (...texts) => texts.join(""),
};
