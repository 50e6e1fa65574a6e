import { describe, expect, it } from "@jest/globals";
import { cacheUrl, postgresUrl } from "../../../infra/data/connection-url.ts";

/** Every printable ASCII character, and some beyond. */
const ANY_TEXT = `${String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))}é€😀`;
const ADDRESS = {
  host: "db.example.com",
  port: 5432,
  databaseName: "shop",
  username: "owner",
  password: "pw",
};

describe("postgresUrl", () => {
  it("requires TLS", () => {
    expect(postgresUrl(ADDRESS)).toBe("postgresql://owner:pw@db.example.com:5432/shop?sslmode=require");
  });

  it("goes without TLS where it is told to: on the task's own loopback", () => {
    expect(postgresUrl({ ...ADDRESS, host: "127.0.0.1" }, "disable")).toBe(
      "postgresql://owner:pw@127.0.0.1:5432/shop?sslmode=disable",
    );
  });

  it("encodes each character that a URL reserves, those that encodeURIComponent leaves too", () => {
    expect(postgresUrl({ ...ADDRESS, password: "a/b@c:d?e#f%g h!i'j(k)l*m" })).toBe(
      "postgresql://owner:a%2Fb%40c%3Ad%3Fe%23f%25g%20h%21i%27j%28k%29l%2Am@db.example.com:5432/shop?sslmode=require",
    );
  });

  it("leaves the characters of generated passwords as they are", () => {
    expect(postgresUrl({ ...ADDRESS, password: "Aa0-._~" })).toContain(":Aa0-._~@");
  });

  it("can be read back whatever user, password and database hold", () => {
    const url = new URL(
      postgresUrl({ ...ADDRESS, username: ANY_TEXT, password: ANY_TEXT, databaseName: ANY_TEXT }),
    );
    expect(decodeURIComponent(url.username)).toBe(ANY_TEXT);
    expect(decodeURIComponent(url.password)).toBe(ANY_TEXT);
    expect(decodeURIComponent(url.pathname.slice(1))).toBe(ANY_TEXT);
    expect(url.host).toBe("db.example.com:5432");
    expect(url.search).toBe("?sslmode=require");
  });
});

describe("cacheUrl", () => {
  it("speaks TLS and names no user, since the token belongs to the default one", () => {
    expect(cacheUrl({ host: "cache.example.com", port: 6379, password: "token" })).toBe(
      "rediss://:token@cache.example.com:6379",
    );
  });

  it("can be read back whatever the token holds", () => {
    const url = new URL(cacheUrl({ host: "cache.example.com", port: 6379, password: ANY_TEXT }));
    expect(decodeURIComponent(url.password)).toBe(ANY_TEXT);
    expect(url.username).toBe("");
    expect(url.host).toBe("cache.example.com:6379");
  });
});
