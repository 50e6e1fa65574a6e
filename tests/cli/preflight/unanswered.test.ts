import { createServer } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { NoCredentials, unanswered } from "../../../cli/preflight/unanswered.ts";

const named = (name: string) => Object.assign(new Error("text that could hold what was sent"), { name });
const caused = (cause: unknown) => new TypeError("fetch failed", { cause });
const NETWORK = "Check the network, or the proxy between, and run it again";
const RENEW = "Renew the credentials and run it again";
const RIGHT = "Give the credentials this right and run it again";

describe("unanswered", () => {
  it.each<[error: unknown, found: string, next: string]>([
    [new NoCredentials("THE_TOKEN", "Set THE_TOKEN"), "no THE_TOKEN", "Set THE_TOKEN"],
    [named("CredentialsProviderError"), "no AWS credentials", "Log in to AWS and run it again"],
    [caused(Object.assign(new Error("x"), { code: "ENOTFOUND" })), "no answer (ENOTFOUND)", NETWORK],
    [
      caused(new AggregateError([Object.assign(new Error("x"), { code: "ECONNREFUSED" })])),
      "no answer (ECONNREFUSED)",
      NETWORK,
    ],
    [caused(undefined), "no answer (fetch failed)", NETWORK],
    [Object.assign(new Error("x"), { code: "ETIMEDOUT" }), "no answer (ETIMEDOUT)", NETWORK],
    [named("ExpiredToken"), "ExpiredToken", RENEW],
    [named("InvalidClientTokenId"), "InvalidClientTokenId", RENEW],
    [
      new Error("HTTP 401 of MongoDB Atlas, code UNAUTHORIZED"),
      "HTTP 401 of MongoDB Atlas, code UNAUTHORIZED",
      RENEW,
    ],
    [named("AccessDenied"), "AccessDenied", RIGHT],
    [named("UnauthorizedOperation"), "UnauthorizedOperation", RIGHT],
    [new Error("HTTP 403 of Cloudflare, code 9109"), "HTTP 403 of Cloudflare, code 9109", RIGHT],
    [
      named("Throttling"),
      "Throttling",
      "Run it again; where it stays, look the code up in that cloud's reference",
    ],
    ["a text", "no answer", "Run it again"],
  ])("says of %s what is missing", (error, found, next) => {
    expect(unanswered(error)).toEqual({ state: "unknown", expected: "an answer", found, next });
  });

  it("knows a port at which nobody listens for a fault of the network", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { readonly port: number }; // it listens at a port
    await new Promise((resolve) => server.close(resolve));
    const error: unknown = await fetch(`http://127.0.0.1:${port}`).catch((reason: unknown) => reason);
    expect(unanswered(error).found).toBe("no answer (ECONNREFUSED)");
  });

  it("takes a programmer's TypeError for none of the network's", () => {
    expect(unanswered(new TypeError("x is undefined")).next).not.toBe(NETWORK);
  });
});
