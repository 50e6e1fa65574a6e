import { describe, expect, it } from "@jest/globals";
import { unusedOverrides } from "../../../infra/lib/unused-overrides.ts";
import { exampleSettings } from "../example-settings.ts";

const SETTINGS = exampleSettings({
  overrides: { registry: { repository: { forceDelete: true } }, ingress: { listener: { port: 8443 } } },
});

describe("unusedOverrides", () => {
  it("tells of an override that reached no resource, with the component's other children", () => {
    expect(unusedOverrides(SETTINGS, [{ component: "ingress", child: "listener" }])).toEqual([
      "overrides.registry.repository: a resource of this stack; got a child that it does not declare. " +
        "Take it away, or name another: registry.lifecyclePolicy, registry.repositoryPolicy.",
    ]);
  });

  it("tells of all of them, sorted", () => {
    const lines = unusedOverrides(SETTINGS, []);
    expect(lines.map((line) => line.split(":")[0])).toEqual([
      "overrides.ingress.listener",
      "overrides.registry.repository",
    ]);
  });

  it("does not take another component's child of the same name for the one configured", () => {
    const settings = exampleSettings({ overrides: { database: { key: {} } } });
    expect(unusedOverrides(settings, [{ component: "logs", child: "key" }])).toHaveLength(1);
  });

  it("says nothing when every override was used", () => {
    const used = [
      { component: "ingress", child: "listener" },
      { component: "registry", child: "repository" },
    ];
    expect(unusedOverrides(SETTINGS, used)).toEqual([]);
  });
});
