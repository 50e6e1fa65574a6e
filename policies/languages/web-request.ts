/** One request as an edge sees it. */
export interface WebRequest {
  readonly method: string;
  /** Lower case, without port. */
  readonly host: string;
  /** As it was sent, without query. */
  readonly path: string;
  /** The caller's address. */
  readonly address: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A request with ordinary values for what is not given. */
export function webRequest(given: Partial<WebRequest> & Pick<WebRequest, "host" | "path">): WebRequest {
  return { method: "GET", address: "203.0.113.7", headers: {}, ...given };
}

/**
 * A path as Cloudflare's rules see it: letters, digits and -._~ lose their escape, other escapes are written in capitals,
 * backslashes are slashes, dots and doubled slashes are resolved (developers.cloudflare.com/rules/normalization/how-it-works,
 * read 2026-11-27).
 */
export function normalPath(path: string): string {
  return resolvedPath(unescaped(path.replaceAll("\\", "/")));
}

/** A path whose dots and doubled slashes are resolved (RFC 3986, 5.2.4), and nothing else. */
export function resolvedPath(path: string): string {
  const resolved: string[] = [];
  const steps = path.split("/");
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    if (step === "..") resolved.pop();
    else if (step !== "." && (step !== "" || last)) resolved.push(step);
    if (last && (step === ".." || step === ".")) resolved.push("");
  }
  return `/${resolved.join("/")}`;
}

function unescaped(path: string): string {
  return path.replaceAll(/%[0-9a-f]{2}/gi, (one) => {
    const letter = String.fromCharCode(Number.parseInt(one.slice(1), 16));
    return /^[\w.~-]$/.test(letter) ? letter : one.toUpperCase();
  });
}
