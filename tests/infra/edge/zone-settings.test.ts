import { describe, expect, it } from "@jest/globals";
import { zoneSettings } from "../../../infra/edge/zone-settings.ts";

describe("zoneSettings", () => {
  it.each(["1.2", "1.3"] as const)("refuses TLS below %s and any plain connection", (minTlsVersion) => {
    expect(zoneSettings({ minTlsVersion })).toEqual({
      always_use_https: "on",
      automatic_https_rewrites: "on",
      min_tls_version: minTlsVersion,
      ssl: "strict",
      tls_1_3: "on",
    });
  });

  it("turns WebSockets on where a service has some", () => {
    expect(zoneSettings({ minTlsVersion: "1.2" }, true)).toMatchObject({ websockets: "on" });
  });

  it("names settings as Cloudflare does, in lower case with underscores", () => {
    for (const id of Object.keys(zoneSettings({ minTlsVersion: "1.2" })))
      expect(id).toMatch(/^[a-z][a-z0-9_]*$/);
  });
});
