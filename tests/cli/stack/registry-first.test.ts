import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { registryFirst } from "../../../cli/stack/registry-first.ts";

describe("registryFirst", () => {
  it("is the command that the README gives for a registry's stack", () => {
    const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
    expect(readme).toContain(`\`${registryFirst("production")}\``);
    expect(registryFirst("production")).toBe(
      "pulumi up --stack production --target '**::registry**' --target '**::data-key**'",
    );
  });
});
