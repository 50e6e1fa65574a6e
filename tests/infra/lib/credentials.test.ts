import { describe, expect, it } from "@jest/globals";
import { isSecretName, looksLikeCredential } from "../../../infra/lib/credentials.ts";

describe("isSecretName", () => {
  it.each([
    "JWT_SECRET",
    "REDIS_PASSWORD",
    "STRIPE_KEY",
    "API_TOKEN",
    "SENTRY_DSN",
    "PASSWORD",
    "authToken",
    "masterUserPassword",
  ])("is true for %s", (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(["LOG_LEVEL", "STRIPE_PUBLISHABLE_KEY", "PUBLIC_KEY", "TOKEN_TTL_SECONDS", "kmsKeyId", "key", ""])(
    "is false for %j",
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

describe("looksLikeCredential", () => {
  it.each([
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nabc"],
    ["a private key without its kind", "-----BEGIN PRIVATE KEY-----"],
    ["an access key id", "AKIAABCDEFGHIJKLMNOP"],
    ["an id of temporary credentials", "ASIAABCDEFGHIJKLMNOP"],
    ["a URL with user and password", "postgresql://app:word@db.example:5432/app"],
    ["a URL with a password alone", "rediss://:word@cache.example:6379"],
    ["a payment provider's live key", "sk_live_abcdefghijkl"],
    ["a token of a code host", `ghp_${"a".repeat(36)}`],
    ["a chat token", "xoxb-1234567890-abc"],
    ["a signed token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc"],
  ])("is true for %s", (_, value) => {
    expect(looksLikeCredential(value)).toBe(true);
  });

  it.each([
    ["a URL with a port", "https://api.example.com:8443/path"],
    ["a URL with a user alone", "https://app@example.com/"],
    ["a URL with a colon and an at sign in its path", "https://example.com/a:b@c"],
    ["a public key", "-----BEGIN PUBLIC KEY-----"],
    ["a word that begins like an access key", "AKIAbc"],
    ["an image", `444455556666.dkr.ecr.eu-west-1.amazonaws.com/shop/api@sha256:${"0".repeat(64)}`],
    ["nothing", ""],
  ])("is false for %s", (_, value) => {
    expect(looksLikeCredential(value)).toBe(false);
  });
});
