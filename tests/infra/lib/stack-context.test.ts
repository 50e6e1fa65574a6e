import { describe, expect, it } from "@jest/globals";
import type { Settings } from "../../../infra/config/settings.ts";
import type { StackContext } from "../../../infra/context.ts";
import { makeContext, type ProgramContext } from "../../../infra/lib/stack-context.ts";

/** A context over the few settings that it reads. */
function contextOf(changes: Partial<Settings> = {}): ProgramContext {
  const settings = {
    product: "shop",
    tier: "production",
    environment: "production",
    owner: "team@example.com",
    costCentre: "4711",
    deletionProtection: true,
    overrides: {
      database: { instance: { iops: 3000 } },
      access: { ingressRule: { description: "x" } },
    },
    ...changes,
  } as Settings; // the other settings are not read here
  const facts = { zones: [], edgeRanges: { ipv4: [], ipv6: [] }, externalVersions: {} };
  return makeContext(settings, {} as StackContext["providers"], facts);
}

describe("makeContext", () => {
  it("names the stack by product and environment", () => {
    expect(contextOf().prefix).toBe("shop-production");
  });

  it("tags with the component that asks", () => {
    expect(contextOf().tags("cache")).toMatchObject({ component: "cache", environment: "production" });
  });

  it.each([true, false])("protects as the settings say: %j", (deletionProtection) => {
    expect(contextOf({ deletionProtection }).protect).toBe(deletionProtection);
  });

  it("merges the configured override over the draft", () => {
    const draft = { iops: 0, size: 20 };
    expect(contextOf().override("database", "instance", draft)).toEqual({ iops: 3000, size: 20 });
  });

  it("gives back the draft itself where nothing is configured for the component or the child", () => {
    const draft = { size: 20 };
    const context = contextOf();
    expect(context.override("cache", "replicationGroup", draft)).toBe(draft);
    expect(context.override("database", "parameterGroup", draft)).toBe(draft);
    expect(context.override("toString", "instance", draft)).toBe(draft);
    expect(context.appliedOverrides()).toEqual([]);
  });

  it("lists each override that was used once, by component and child", () => {
    const context = contextOf();
    context.override("database", "instance", {});
    context.override("access", "ingressRule", {});
    context.override("access", "ingressRule", {});
    expect(context.appliedOverrides()).toEqual([
      { component: "access", child: "ingressRule", which: undefined, properties: { description: "x" } },
      { component: "database", child: "instance", which: undefined, properties: { iops: 3000 } },
    ]);
  });

  it("merges what is written for one resource over what is written for all that share its word", () => {
    const overrides = {
      edge: { zoneSetting: { enabled: true, value: "off" }, "zoneSetting.ssl": { value: "full" } },
    };
    const context = contextOf({ overrides });
    const draft = { value: "strict" };
    expect(context.override("edge", "zoneSetting", draft, "ssl")).toEqual({ enabled: true, value: "full" });
    expect(context.override("edge", "zoneSetting", draft, "tls_1_3")).toEqual({
      enabled: true,
      value: "off",
    });
    expect(context.appliedOverrides().map(({ which }) => which)).toEqual([undefined, "ssl"]);
  });

  it("changes no other resource than the one that is named, and knows which could have been", () => {
    const context = contextOf({ overrides: { logs: { "group.api": { retentionInDays: 400 } } } });
    const draft = { retentionInDays: 90 };
    expect(context.override("logs", "group", draft, "web")).toBe(draft);
    expect(context.override("logs", "group", draft, "api")).toEqual({ retentionInDays: 400 });
    expect(context.namedTargets()).toEqual(["logs.group.api", "logs.group.web"]);
  });
});
