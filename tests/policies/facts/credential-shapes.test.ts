import { describe, expect, it } from "@jest/globals";
import { looksLikeCredential as configurationSays } from "../../../infra/lib/credentials.ts";
import { credentialPaths, looksLikeCredential } from "../../../policies/facts/credential-shapes.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";

const CREDENTIALS: readonly string[] = [
  "-----BEGIN PRIVATE KEY-----",
  "-----BEGIN EC PRIVATE KEY-----",
  "AKIAABCDEFGHIJKLMNOP",
  "postgres://app:pw@db/app",
  "sk_live_0123456789",
  `ghp_${"a".repeat(36)}`,
  "xoxb-0123456789-abc",
];

describe("looksLikeCredential", () => {
  it.each([...CREDENTIALS])("knows %s, as the configuration's check does", (text) => {
    expect([looksLikeCredential(text), configurationSays(text)]).toEqual([true, true]);
  });

  it.each([
    "https://example.com/a:b@c",
    "-----BEGIN CERTIFICATE-----",
    "AKIA",
    "skilled_live",
    "arn:aws:iam::1:role/x",
  ])("does not take %s for one", (text) => {
    expect(looksLikeCredential(text)).toBe(false);
  });
});

describe("credentialPaths", () => {
  it("says where, in lists and groups, and passes over what is no text", () => {
    const value = { a: { b: ["x", CREDENTIALS[0]] }, c: 4, d: null, e: UNKNOWN, f: CREDENTIALS[2] };
    expect(credentialPaths(value)).toEqual(["a.b[1]", "f"]);
  });
});
