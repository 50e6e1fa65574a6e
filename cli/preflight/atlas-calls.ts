import { createHash, randomBytes } from "node:crypto";
import { NoCredentials } from "./unanswered.ts";

/** Where Atlas answers, and the newest form of its answers that these questions read (Administration API v2, read 2026-11-27). */
export const ATLAS = "https://cloud.mongodb.com";
const ACCEPT = "application/vnd.atlas.2023-01-01+json";

/** What opens Atlas's API: a service account, a key pair or a token; undefined where the environment holds none of them. */
export type AtlasLogin =
  | { readonly kind: "service-account"; readonly id: string; readonly secret: string }
  | { readonly kind: "api-key"; readonly publicKey: string; readonly privateKey: string }
  | { readonly kind: "token"; readonly token: string };

/** Questions to Atlas's Administration API; an answer is the JSON document. */
export type AtlasCalls = (path: string) => Promise<Readonly<Record<string, unknown>>>;

/**
 * As the provider finds it: terraform-provider-mongodbatlas at 468253d, internal/config/credentials.go (read 2026-11-27). A token
 * first, then a service account, then a key pair.
 */
export function atlasLogin(env: NodeJS.ProcessEnv): AtlasLogin | undefined {
  const { MONGODB_ATLAS_ACCESS_TOKEN: token } = env;
  if (given(token)) return { kind: "token", token };
  const { MONGODB_ATLAS_CLIENT_ID: id, MONGODB_ATLAS_CLIENT_SECRET: secret } = env;
  if (given(id) && given(secret)) return { kind: "service-account", id, secret };
  const publicKey = PUBLIC.map((name) => env[name]).find(given);
  const privateKey = PRIVATE.map((name) => env[name]).find(given);
  return publicKey === undefined || privateKey === undefined
    ? undefined
    : { kind: "api-key", publicKey, privateKey };
}

const PUBLIC = ["MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PUBLIC_KEY", "MCLI_PUBLIC_API_KEY"];
const PRIVATE = ["MONGODB_ATLAS_PRIVATE_API_KEY", "MONGODB_ATLAS_PRIVATE_KEY", "MCLI_PRIVATE_API_KEY"];

function given(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}

/** Asks as whoever the login is. No error holds a part of it. */
export function atlasCalls(base: string, login: AtlasLogin | undefined): AtlasCalls {
  return async (path) => {
    if (login === undefined)
      throw new NoCredentials(
        "MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET, nor a key pair",
        "Set both to a service account of the organization, and run it again",
      );
    const url = `${base}/api/atlas/v2${path}`;
    const response =
      login.kind === "api-key" ? await askByDigest(url, login) : await ask(url, await bearer(base, login));
    return answerOf(response);
  };
}

function ask(url: string, authorization: string): Promise<Response> {
  return fetch(url, { headers: { accept: ACCEPT, authorization } });
}

/** A service account's token (Atlas, "Generate Service Account Token", read 2026-11-27); it holds for an hour. */
async function bearer(base: string, login: Exclude<AtlasLogin, { kind: "api-key" }>): Promise<string> {
  if (login.kind === "token") return `Bearer ${login.token}`;
  const basic = Buffer.from(`${login.id}:${login.secret}`).toString("base64");
  const response = await fetch(`${base}/api/oauth/token`, {
    method: "POST",
    headers: {
      accept: "application/json",
      authorization: `Basic ${basic}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  const { access_token: token } = await answerOf(response);
  if (typeof token !== "string") throw new Error("a token of Atlas was expected; got none");
  return `Bearer ${token}`;
}

/** Key pairs log in by HTTP Digest (Atlas, "Administration API Authentication Methods", read 2026-11-27; RFC 7616). */
async function askByDigest(
  url: string,
  { privateKey, publicKey }: Extract<AtlasLogin, { kind: "api-key" }>,
): Promise<Response> {
  const first = await fetch(url, { headers: { accept: ACCEPT } });
  const challenge = first.headers.get("www-authenticate");
  if (first.status !== 401 || challenge === null) return first;
  const { pathname, search } = new URL(url);
  const asked = { uri: `${pathname}${search}`, method: "GET", cnonce: randomBytes(8).toString("hex") };
  return ask(url, digest(challenge, { user: publicKey, password: privateKey }, asked));
}

/** The answer to a challenge of HTTP Digest with `qop=auth`. */
export function digest(
  challenge: string,
  { password, user }: { readonly user: string; readonly password: string },
  { cnonce, method, uri }: { readonly uri: string; readonly method: string; readonly cnonce: string },
): string {
  const part = (name: string): string =>
    new RegExp(`\\b${name}="?([^",]*)"?`, "i").exec(challenge)?.[1] ?? "";
  const algorithm = part("algorithm") === "SHA-256" ? "sha256" : "md5";
  const hash = (text: string): string => createHash(algorithm).update(text).digest("hex");
  const [realm, nonce, count] = [part("realm"), part("nonce"), "00000001"];
  const secret = hash(`${user}:${realm}:${password}`);
  const response = hash(`${secret}:${nonce}:${count}:${cnonce}:auth:${hash(`${method}:${uri}`)}`);
  const named = { username: user, realm, nonce, uri, cnonce, response };
  const words = Object.entries(named).map(([name, value]) => `${name}="${value}"`);
  const opaque = part("opaque");
  return `Digest ${[...words, `nc=${count}`, "qop=auth", ...(opaque === "" ? [] : [`opaque="${opaque}"`])].join(", ")}`;
}

/** Atlas names its refusals (`errorCode`); their text could hold what was sent. */
async function answerOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as Record<string, unknown>; // every answer of this API is an object
  const code = /"errorCode"\s*:\s*"?(\w+)/.exec(text)?.[1] ?? "unknown";
  throw new Error(`HTTP ${response.status} of MongoDB Atlas, code ${code}`);
}
