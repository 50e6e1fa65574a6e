import { describe, expect, it } from "@jest/globals";
import { resolve } from "../../../infra/config/resolve.ts";
import { referenceConfig } from "./reference-config.ts";

describe("the internal tools", () => {
  it("are as the file says, with a session of the default length and a connector's token each", () => {
    const { origins, settings } = resolve(referenceConfig("production"));
    expect(settings.internalTools).toEqual({
      hostnames: { tools: "tools.warungin.example" },
      access: { emails: [], emailDomains: ["warungin.example"], sessionHours: 8 },
    });
    expect(
      ["emails", "emailDomains", "sessionHours"].map((word) => origins.get(`internalTools.access.${word}`)),
    ).toEqual(["default", "file", "default"]);
    expect(settings.secrets.TUNNEL_TOKEN_TOOLS).toEqual({ kind: "composed", from: "tunnel.tools" });
    expect(settings.hostnames).not.toContain("tools.warungin.example");
  });

  it("are none where the file names none", () => {
    const config = { ...referenceConfig("production"), internalTools: undefined };
    const { origins, settings } = resolve(config);
    expect(settings.internalTools).toBeUndefined();
    expect(origins.get("internalTools")).toBe("default");
  });
});
