import { types } from "node:util";
import type { Verdict } from "./judge.ts";

/** A credential that the environment does not hold, by the variable's name; never its value. */
export class NoCredentials extends Error {
  readonly next: string;

  constructor(variables: string, next: string) {
    super(`no ${variables}`);
    this.name = "NoCredentials";
    this.next = next;
  }
}

/** Faults that the network gives before anybody answers (Node 24, errors of sockets and of undici, from memory, 2026-11). */
const UNREACHED =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|EPIPE|UND_ERR_.*|CERT_.*|.*_CERT.*)$/;

/** Credentials that were refused as such (common errors of AWS's APIs, from memory, 2026-11; Cloudflare and Atlas answer 401). */
const NOT_TAKEN =
  /^(?:ExpiredToken(?:Exception)?|RequestExpired|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure|HTTP 401\b.*)$/;

/** Rights that are missing (as above). */
const DENIED =
  /^(?:AccessDenied(?:Exception)?|UnauthorizedOperation|AuthorizationError(?:Exception)?|HTTP 403\b.*)$/;

/** An error's name or code says what is missing; its whole text could hold what was sent. */
export function unanswered(error: unknown): Verdict {
  const verdict = (found: string, next: string): Verdict => ({
    state: "unknown",
    expected: "an answer",
    found,
    next,
  });
  if (error instanceof NoCredentials) return verdict(error.message, error.next);
  const unreached = networkFault(error);
  if (unreached !== undefined)
    return verdict(`no answer (${unreached})`, "Check the network, or the proxy between, and run it again");
  if (!types.isNativeError(error)) return verdict("no answer", "Run it again");
  const found = error.name === "Error" ? error.message : error.name;
  if (found === "CredentialsProviderError")
    return verdict("no AWS credentials", "Log in to AWS and run it again");
  if (NOT_TAKEN.test(found)) return verdict(found, "Renew the credentials and run it again");
  if (DENIED.test(found)) return verdict(found, "Give the credentials this right and run it again");
  return verdict(found, "Run it again; where it stays, look the code up in that cloud's reference");
}

/** The code of a fault of the network, wherever `fetch` put it; undefined for every other fault. */
function networkFault(error: unknown): string | undefined {
  if (!types.isNativeError(error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  if (code !== undefined && UNREACHED.test(code)) return code;
  if ("errors" in error && Array.isArray(error.errors) && error.errors.length > 0)
    return networkFault(error.errors[0]); // one for each address that was tried
  const inner = networkFault(error.cause);
  // Node 24: `fetch` throws a TypeError of this very text for whatever keeps it from an answer.
  return (
    inner ?? (error.name === "TypeError" && error.message === "fetch failed" ? "fetch failed" : undefined)
  );
}
