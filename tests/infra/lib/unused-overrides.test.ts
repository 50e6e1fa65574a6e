import { describe, expect, it } from "@jest/globals";
import { type OverrideUse, unusedOverrides } from "../../../infra/lib/unused-overrides.ts";
import { exampleSettings } from "../example-settings.ts";

const SETTINGS = exampleSettings({
  overrides: { registry: { repository: { forceDelete: true } }, ingress: { listener: { port: 8443 } } },
});

const useOf = (applied: OverrideUse["applied"], named: readonly string[] = []): OverrideUse => ({
  applied,
  named,
});

describe("unusedOverrides", () => {
  it("tells of an override that reached no resource, with the component's other children", () => {
    expect(unusedOverrides(SETTINGS, useOf([{ component: "ingress", child: "listener" }]))).toEqual([
      "overrides.registry.repository: a resource of this stack; got a child that it does not declare. " +
        "Take it away, or name another: registry.lifecyclePolicy, registry.repositoryPolicy.",
    ]);
  });

  it("tells of all of them, sorted", () => {
    const lines = unusedOverrides(SETTINGS, useOf([]));
    expect(lines.map((line) => line.split(":")[0])).toEqual([
      "overrides.ingress.listener",
      "overrides.registry.repository",
    ]);
  });

  it("does not take another component's child of the same name for the one configured", () => {
    const settings = exampleSettings({ overrides: { database: { key: {} } } });
    expect(unusedOverrides(settings, useOf([{ component: "logs", child: "key" }]))).toHaveLength(1);
  });

  it("says nothing when every override was used", () => {
    const used = [
      { component: "ingress", child: "listener" },
      { component: "registry", child: "repository" },
    ];
    expect(unusedOverrides(SETTINGS, useOf(used))).toEqual([]);
  });

  it("tells of a name that no resource of the word has, with those that there are", () => {
    const settings = exampleSettings({
      overrides: { edge: { "zoneSetting.sssl": { value: "full" } }, logs: { "group.api": {} } },
    });
    const named = ["edge.record.a.example", "edge.zoneSetting.min_tls_version", "edge.zoneSetting.ssl"];
    const applied = [{ component: "logs", child: "group", which: "api" }];
    expect(unusedOverrides(settings, useOf(applied, named))).toEqual([
      "overrides.edge.zoneSetting.sssl: a resource of this stack; got a child that it does not declare. " +
        "Take it away, or name another: edge.zoneSetting.min_tls_version, edge.zoneSetting.ssl.",
    ]);
  });

  it("tells of a name after a word that stands for one resource only, with the word itself", () => {
    const settings = exampleSettings({ overrides: { edge: { "headersRuleset.x": {} } } });
    expect(unusedOverrides(settings, useOf([{ component: "edge", child: "headersRuleset" }]))).toEqual([
      expect.stringContaining("edge.headersRuleset"),
    ]);
  });

  it("does not count an override of one for an override of all that share the word", () => {
    const settings = exampleSettings({ overrides: { logs: { group: {} } } });
    expect(
      unusedOverrides(settings, useOf([{ component: "logs", child: "group", which: "api" }])),
    ).toHaveLength(1);
  });
});
