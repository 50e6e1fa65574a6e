import { describe, expect, it } from "@jest/globals";
import { resolve } from "../../../infra/config/resolve.ts";
import type { Edit } from "./edited-stacks.ts";
import { referenceConfig } from "./reference-config.ts";

const production = (edits: readonly Edit[] = []) => resolve(referenceConfig("production", edits));

describe("the admin routes", () => {
  it("are as the file says, with a session of the default length", () => {
    const { origins, settings } = production();
    expect(settings.admin).toEqual({
      routes: [{ hostname: "api.warungin.example", paths: ["/api/admin"] }],
      allowedCidrs: ["203.0.113.0/24"],
      access: { emails: [], emailDomains: ["warungin.example"], sessionHours: 8 },
    });
    expect(
      ["emails", "emailDomains", "sessionHours"].map((word) => origins.get(`admin.access.${word}`)),
    ).toEqual(["default", "file", "default"]);
  });

  it("have the people and the session that are written", () => {
    const edits = [
      ["emailDomains: [warungin.example]", "emails: [ops@warungin.example]\n        sessionHours: 1"],
    ] as const;
    expect(production(edits).settings.admin?.access).toEqual({
      emails: ["ops@warungin.example"],
      emailDomains: [],
      sessionHours: 1,
    });
  });

  it("are none where the file names none", () => {
    const { origins, settings } = production([[/ {4}admin:\n(?: {6}.*\n)+/, ""]]);
    expect(settings.admin).toBeUndefined();
    expect(origins.get("admin")).toBe("default");
  });
});

describe("the certificate that the edge shows", () => {
  it("lives a year and is made anew two months before its end, where nothing is written", () => {
    const { origins, settings } = production();
    expect(settings.edge.originPull).toEqual({ certificateDays: 365, renewDaysBefore: 60 });
    expect(origins.get("edge.originPull.certificateDays")).toBe("default");
  });

  it("lives as long as is written", () => {
    const edits = [
      ["    edge:\n", "    edge:\n      originPull: { certificateDays: 90, renewDaysBefore: 30 }\n"],
    ] as const;
    expect(production(edits).settings.edge.originPull).toEqual({ certificateDays: 90, renewDaysBefore: 30 });
  });

  it("is another stack's where that owns the zone", () => {
    const config = referenceConfig("production");
    const { origins, settings } = resolve({
      ...config,
      cloudflare: { ...config.cloudflare, ownsZone: false },
    });
    expect(settings.edge.originPull).toBeUndefined();
    expect(origins.get("edge.originPull")).toBe("derived");
  });
});
