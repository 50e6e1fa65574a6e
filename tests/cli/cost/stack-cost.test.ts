import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { programViews } from "../../../cli/cost/program-views.ts";
import { stackCost } from "../../../cli/cost/stack-cost.ts";
import { checkFolder } from "../../../infra/config/check.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import { readStackFile } from "../../../infra/config/stack-file.ts";
import { ConfigError } from "../../../infra/lib/errors.ts";

const PROJECT = fileURLToPath(new URL("../../../", import.meta.url));

describe("programViews", () => {
  it("gives what the program declares, with what each property comes from, and twice the same", async () => {
    const config = checkFolder(PROJECT, "staging").configs.get("staging");
    if (config === undefined) throw new Error("the reference stack must be right");
    const { raw } = readStackFile(readFileSync(join(PROJECT, "Pulumi.staging.yaml"), "utf8"));
    const declared = { stack: "staging", folder: PROJECT, raw, settings: resolve(config).settings };
    const views = await programViews(declared);
    const service = views.find(
      ({ name, type }) => type === "aws:ecs/service:Service" && name === "api-service",
    );
    expect(service?.inputs.desiredCount).toBe(1); // though its external secrets are filled nowhere
    expect(service?.propertyDependencies.taskDefinition).toEqual([expect.stringMatching(/::api-task$/)]);
    const urns = (await programViews(declared)).map(({ urn }) => urn).sort();
    expect(urns).toEqual(views.map(({ urn }) => urn).sort());
  });
});

describe("programViews of a zone's owner", () => {
  it("hold the rules for the hostnames of a stack that is like it, and a login before its admin routes", async () => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-like-"));
    const text = readFileSync(join(PROJECT, "Pulumi.staging.yaml"), "utf8");
    const staging = text.replace("    edge:\n", "    edge:\n      blockedPaths: [/debug]\n");
    writeFileSync(join(folder, "Pulumi.staging.yaml"), staging);
    writeFileSync(join(folder, "Pulumi.test.yaml"), "config: { slipway:stack: { like: staging } }\n");
    const { configs, wholes } = checkFolder(folder);
    const config = configs.get("staging");
    if (config === undefined) throw new Error("the stack must be right");
    const raw = wholes.get("staging")?.raw;
    const views = await programViews({ stack: "staging", folder, raw, settings: resolve(config).settings });
    const rules = (name: string) => JSON.stringify(views.find((view) => view.name === name)?.inputs);
    const login = "admin-access-api-test.warungin-staging.example";
    expect(rules(login)).toContain("api-test.warungin-staging.example/api/admin");
    const firewall = rules("edge-firewall");
    expect(firewall.match(/\\"api-test\.warungin-staging\.example\\"/g)).toHaveLength(2); // blocked paths, admin routes
    expect(firewall).toContain('\\"test.warungin-staging.example\\"');
    expect(rules("edge-headers")).toContain("https://test.warungin-staging.example");
    expect((await stackCost(folder, "test", { standIn: "us-east-1" })).usd).toBeGreaterThan(0);
  });
});

describe("stackCost", () => {
  it("prices the reference product, and leaves nothing without a line, a gap or a reason", async () => {
    const found = await stackCost(PROJECT, "production", { standIn: "us-east-1" });
    expect(found.gaps.filter(({ item }) => item === undefined)).toEqual([]);
    const of = (item: string) =>
      found.lines.filter((line) => line.item === item && line.dimension === "hour");
    expect(of("NAT gateway")).toHaveLength(3);
    expect(of("ALB")).toHaveLength(1);
    expect(found.usd).toBeGreaterThan(found.standInUsd);
    expect(await stackCost(PROJECT, "production", { standIn: "us-east-1" })).toEqual(found);
  });

  it("refuses a stack file that is wrong with all its problems", async () => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-cost-"));
    const text = readFileSync(join(PROJECT, "Pulumi.staging.yaml"), "utf8");
    writeFileSync(join(folder, "Pulumi.staging.yaml"), text.replace("tier: staging", "tier: other"));
    await expect(stackCost(folder, "staging")).rejects.toBeInstanceOf(ConfigError);
  });
});
