import { describe, expect, it } from "@jest/globals";
import { configurationPage } from "../../../infra/config/configuration-page.ts";
import { measureNames } from "../../../infra/config/measure-names.ts";

describe("configurationPage", () => {
  it("lists every measure that a stack can have", () => {
    const parts = { hostnames: 1, database: true, cache: true, services: ["<service>"] };
    const own = ["logs.<measure>", "published.<measure>", "alerts.<alert>"];
    const rows =
      configurationPage().split("## What alerts and dashboards can name")[1]?.split("\n## ")[0] ?? "";
    const listed = [...rows.matchAll(/^\| `([^`]+)` \|/gm)].flatMap(([, name]) => name ?? []);
    expect(listed.sort()).toEqual(measureNames({ ...parts, ownMeasures: own }));
  });

  it("says of a published metric who writes it, and of a log's measure whose log is read", () => {
    const page = configurationPage();
    expect(page).toContain(
      "| `published.*.service` | The service that writes it; its role gets the right to |",
    );
    expect(page).toContain("| `measures.*.service` | The service whose log is read |");
  });
});
