import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type AtlasLogin, atlasCalls, atlasLogin, digest } from "../../../cli/preflight/atlas-calls.ts";

const PAIR = { kind: "api-key", publicKey: "abcdefgh", privateKey: "s3cr3t-key" } as const;
const ACCOUNT = { kind: "service-account", id: "mdb_sa_id_1", secret: "s3cr3t" } as const;
const CHALLENGE =
  'Digest realm="MMS Public API", domain="", nonce="n0nce", algorithm=MD5, qop="auth", stale=false';

describe("atlasLogin", () => {
  it.each<[string, Record<string, string>, AtlasLogin | undefined]>([
    ["nothing", {}, undefined],
    ["half a service account", { MONGODB_ATLAS_CLIENT_ID: "a" }, undefined],
    ["an empty secret", { MONGODB_ATLAS_CLIENT_ID: "a", MONGODB_ATLAS_CLIENT_SECRET: "" }, undefined],
    [
      "a service account before a key pair",
      {
        MONGODB_ATLAS_CLIENT_ID: "a",
        MONGODB_ATLAS_CLIENT_SECRET: "b",
        MONGODB_ATLAS_PUBLIC_KEY: "c",
        MONGODB_ATLAS_PRIVATE_KEY: "d",
      },
      { kind: "service-account", id: "a", secret: "b" },
    ],
    [
      "a key pair under its older names",
      { MCLI_PUBLIC_API_KEY: "c", MCLI_PRIVATE_API_KEY: "d" },
      { kind: "api-key", publicKey: "c", privateKey: "d" },
    ],
    ["a token", { MONGODB_ATLAS_ACCESS_TOKEN: "t" }, { kind: "token", token: "t" }],
  ])("takes %s for what it is", (_case, env, login) => {
    expect(atlasLogin(env)).toEqual(login);
  });
});

describe("digest", () => {
  it("answers as RFC 7616 computes its example", () => {
    const challenge =
      'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
    const answer = digest(
      challenge,
      { user: "Mufasa", password: "Circle of Life" },
      { method: "GET", uri: "/dir/index.html", cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ" },
    );
    expect(answer).toContain('response="8ca523f5e9506fed4657c9700eebdbec"');
    expect(answer).toContain('opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"');
  });
});

describe("atlasCalls", () => {
  let server: Server;
  let base: string;
  let asked: { readonly url: string; readonly authorization: string }[] = [];
  let answer: (request: IncomingMessage) => {
    status: number;
    body: string;
    headers?: Record<string, string>;
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push({ url: request.url ?? "", authorization: request.headers.authorization ?? "" });
      const { body, headers, status } = answer(request);
      response.writeHead(status, headers).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  });
  afterAll(() => void server.close());
  beforeEach(() => {
    asked = [];
    answer = () => ({ status: 200, body: '{"id":"o","access_token":"t0ken"}' });
  });

  it("asks for a token first where it has a service account", async () => {
    expect(await atlasCalls(base, ACCOUNT)("/orgs/o")).toMatchObject({ id: "o" });
    const basic = Buffer.from(`${ACCOUNT.id}:${ACCOUNT.secret}`).toString("base64");
    expect(asked).toEqual([
      { url: "/api/oauth/token", authorization: `Basic ${basic}` },
      { url: "/api/atlas/v2/orgs/o", authorization: "Bearer t0ken" },
    ]);
  });

  it("answers the challenge that a key pair meets, and never sends the private key", async () => {
    answer = ({ headers }) =>
      headers.authorization === undefined
        ? { status: 401, body: "{}", headers: { "www-authenticate": CHALLENGE } }
        : { status: 200, body: '{"id":"o"}' };
    expect(await atlasCalls(base, PAIR)("/orgs/o")).toEqual({ id: "o" });
    expect(asked[1]?.authorization).toMatch(
      /^Digest username="abcdefgh", realm="MMS Public API", nonce="n0nce"/,
    );
    expect(JSON.stringify(asked)).not.toContain(PAIR.privateKey);
  });

  it.each([
    [
      "a service account that is refused",
      ACCOUNT,
      401,
      '{"error":401,"errorCode":"INVALID_CLIENT"}',
      "INVALID_CLIENT",
    ],
    [
      "a key pair from an address that is not listed",
      PAIR,
      403,
      '{"errorCode":"IP_ADDRESS_NOT_ON_ACCESS_LIST","detail":"s3cr3t"}',
      "IP_ADDRESS_NOT_ON_ACCESS_LIST",
    ],
    ["an answer that is no document", PAIR, 502, "<html>s3cr3t</html>", "unknown"],
  ] as const)(
    "names the refusal of %s, and nothing that was sent",
    async (_case, login, status, body, code) => {
      answer = () => ({ status, body });
      await expect(atlasCalls(base, login)("/orgs/o")).rejects.toThrow(
        `HTTP ${status} of MongoDB Atlas, code ${code}`,
      );
    },
  );

  it("says which words are missing where there is no login", async () => {
    await expect(atlasCalls(base, undefined)("/orgs/o")).rejects.toThrow("no MONGODB_ATLAS_CLIENT_ID");
    expect(asked).toEqual([]);
  });
});
