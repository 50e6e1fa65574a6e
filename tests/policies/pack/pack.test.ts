import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rulesIn } from "../../../policies/rule-set.ts";
import { SERVICE_COMPONENT, TASK_DEFINITION } from "../../../policies/task/task-view.ts";
import { CACHE_GROUP, ECS_SERVICE, KEY, RANDOM_PASSWORD, VPC } from "../../../policies/tokens.ts";
import { readViewsFile } from "../../../policies/views/views-file.ts";
import { CONTAINER } from "../example-task.ts";
import { type RunningPack, STACK, startPack, UNKNOWN_TEXT, urnOf } from "./run-pack.ts";

const dir = mkdtempSync(join(tmpdir(), "pack-"));
const viewsFile = join(dir, "views.json");
const PASSPHRASE = "correct-horse-battery";
const VARIABLES = {
  SLIPWAY_CONFIG_DIR: dir,
  SLIPWAY_VIEWS_FILE: viewsFile,
  PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
};
const TAGS = { product: "p", environment: "e", owner: "o", "cost-centre": "1", "managed-by": "slipway" };
const today = new Date().toISOString().slice(0, 10);

const exemption = (id: string, name: string, end: string, stack = STACK, control = "ENC-03") => `
  - id: ${id}
    stack: ${stack}
    control: "${control}"
    resource: { type: "${KEY}", name: ${name} }
    owner: platform
    approver: security
    reason: Imported material.
    start: "2026-01-01"
    end: "${end}"`;

beforeAll(() => {
  writeFileSync(
    join(dir, `Pulumi.${STACK}.yaml`),
    `config:
  slipway:stack:
    like: owner
    tier: production
    aws: { accountId: "012345678901", region: eu-west-1, recoveryRegion: eu-central-1 }
    cloudflare: { accountId: "a", zoneId: "z", ownsZone: false }
`,
  );
  writeFileSync(
    join(dir, `Pulumi.owner.yaml`),
    `config: { "slipway:stack": { tier: production, cloudflare: { zoneId: z, ownsZone: true } } }\n`,
  );
  writeFileSync(
    join(dir, "exemptions.yaml"),
    `exemptions:${exemption("EX-01", "waived-key", "2999-01-01")}${exemption("EX-02", "late-key", "2026-01-02")}${exemption("EX-03", "gone-key", "2999-01-01")}${exemption("EX-04", "its-key", "2999-01-01", "owner")}${exemption("EX-05", "left-key", "2999-01-01", STACK, "DAT-03")}${exemption("EX-06", "left-key", "2026-01-02", STACK, "DAT-03")}\n`,
  );
});
afterAll(() => rmSync(dir, { recursive: true }));

describe("the pack, run as the engine runs it", () => {
  let pack: RunningPack;

  // One process for all, since each start costs half a second: what one case asks about must not disturb the next.
  beforeAll(async () => {
    pack = await startPack(VARIABLES);
  });
  afterAll(() => pack.stop());

  const mandatory = async (said: ReturnType<RunningPack["analyze"]>) =>
    (await said).filter((one) => one.level === "mandatory");

  it("lists one policy for each rule, between those that judge and those that keep the books", async () => {
    const names = await pack.policies();
    expect(names.slice(2, -2)).toEqual(rulesIn(dir).map((rule) => rule.name));
    expect([...names.slice(0, 2), ...names.slice(-2)]).toEqual([
      "resources-are-judged",
      "stack-is-judged",
      "exemptions-are-in-order",
      "undecided-facts-are-listed",
    ]);
  });

  it("refuses a resource before it exists, with control, resource, requirement, finding and remedy", async () => {
    const said = await mandatory(
      pack.analyze({
        type: KEY,
        name: "data-key",
        inputs: { enableKeyRotation: false, tags: TAGS },
        protect: true,
      }),
    );
    expect(said).toEqual([
      {
        policy: "customer-key-rotates",
        level: "mandatory",
        urn: urnOf(KEY, "data-key"),
        message:
          "Every customer-managed key is on and rotates by itself.\n" +
          'ENC-03: "data-key" enableKeyRotation must be true; got false. Leave enableKeyRotation and isEnabled true on the key.',
      },
    ]);
  });

  it("sees the engine's own option of protection", async () => {
    const key = { type: KEY, name: "data-key", inputs: { enableKeyRotation: true, tags: TAGS } };
    expect((await mandatory(pack.analyze(key))).map((one) => one.policy)).toEqual(["store-is-protected"]);
    expect(await mandatory(pack.analyze({ ...key, protect: true }))).toEqual([]);
  });

  it("refuses a service's draft at preview, when the real text is not known yet", async () => {
    const containers = [{ ...CONTAINER, image: "api:latest" }];
    const draft = { containers, cpu: "256", memory: "512", networkMode: "awsvpc" };
    const component = { type: SERVICE_COMPONENT, name: "api", inputs: { draft, held: false } };
    expect((await mandatory(pack.analyze(component))).map((one) => one.policy)).toEqual(["image-is-pinned"]);
    const task = {
      type: TASK_DEFINITION,
      name: "api-task",
      inputs: { containerDefinitions: UNKNOWN_TEXT, cpu: "256", memory: "512" },
    };
    expect((await pack.analyze(task)).map((one) => one.policy)).toEqual(["resources-carry-tags"]);
  });

  it("lists what is undecided as a remark instead of passing over it", async () => {
    const task = { type: TASK_DEFINITION, name: "api-task", inputs: { containerDefinitions: UNKNOWN_TEXT } };
    await pack.analyze(task);
    const said = (await pack.analyzeStack([task])).filter(
      (one) => one.policy === "undecided-facts-are-listed",
    );
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({ level: "advisory" });
    expect(said[0]?.message).toContain("CMP-05 api-task containerDefinitions");
    expect(readViewsFile(viewsFile).undecided).toContainEqual({
      rule: "image-is-pinned",
      control: "CMP-05",
      urn: urnOf(TASK_DEFINITION, "api-task"),
      property: "containerDefinitions",
    });
  });

  it("judges relations by dependencies, and a component by the inputs that it was registered with", async () => {
    const vpc = { type: VPC, name: "network-vpc", inputs: {} };
    const component = {
      type: SERVICE_COMPONENT,
      name: "api",
      inputs: { held: true, tasks: { least: 2, most: 4, measures: 1 } },
      outputs: { serviceName: "api" },
    };
    const service = {
      type: ECS_SERVICE,
      name: "api-service",
      parent: urnOf(SERVICE_COMPONENT, "api"),
      inputs: { desiredCount: 0, deploymentCircuitBreaker: { enable: true, rollback: true } },
    };
    const resources = [vpc, component, service];
    for (const one of resources) await pack.analyze(one);
    const said = (await pack.analyzeStack(resources)).filter((one) => one.level === "mandatory");
    const policies = new Set(said.map((one) => one.policy));
    expect(policies).toContain("network-logs-its-flows");
    expect(policies).toContain("default-group-is-empty");
    // A held service runs nothing: only its component's inputs say what it will run (CMP-01).
    const ofCopies = said.filter((one) => one.policy === "service-runs-two-copies");
    expect(ofCopies.map((one) => one.message).join()).not.toContain("desiredCount");
  });

  it("turns an exempted violation into a remark, and an expired one back", async () => {
    const key = (name: string) => ({ type: KEY, name, inputs: { tags: TAGS }, protect: true });
    expect(await pack.analyze(key("waived-key"))).toMatchObject([
      { level: "advisory", message: expect.stringContaining("Exempt until 2999-01-01 by EX-01.") },
    ]);
    expect(await pack.analyze(key("late-key"))).toMatchObject([
      { level: "mandatory", policy: "customer-key-rotates" },
    ]);
    const said = (await pack.analyzeStack([key("waived-key"), key("late-key")])).filter(
      (one) => one.policy === "exemptions-are-in-order",
    );
    expect(said.map(({ level, message }) => [level, message])).toEqual([
      [
        "mandatory",
        `GOV-05: EX-02 must not have ended; got 2026-01-02, which has passed. Mend ${KEY} "late-key" or have it approved anew.`,
      ],
      [
        "mandatory",
        `GOV-05: EX-03 must name a resource of this stack; got ${KEY} "gone-key", which does not exist. Remove or mend it.`,
      ],
      [
        "advisory",
        `GOV-05: EX-05 should end with what it lets go; got ${KEY} "left-key", which the stack no longer declares. Remove it after the update.`,
      ],
      [
        "mandatory",
        `GOV-05: EX-06 must name a resource of this stack; got ${KEY} "left-key", which does not exist. Remove or mend it.`,
      ],
    ]);
  });

  it("refuses what the stack that it is like is exempt from, and names that exemption", async () => {
    const said = await pack.analyze({ type: KEY, name: "its-key", inputs: { tags: TAGS }, protect: true });
    expect(said).toMatchObject([
      {
        level: "mandatory",
        message: expect.stringContaining("owner is exempt from it until 2999-01-01 by EX-04"),
      },
    ]);
  });

  it("writes the views with no secret in them, for their owner only", async () => {
    const password = {
      type: RANDOM_PASSWORD,
      name: "p",
      inputs: { length: 20 },
      outputs: { result: "s3cr3t-s3cr3t" },
    };
    const cache = {
      type: CACHE_GROUP,
      name: "cache",
      inputs: { authToken: "s3cr3t-s3cr3t", note: "x s3cr3t-s3cr3t" },
    };
    await pack.analyze(password);
    await pack.analyze(cache);
    await pack.analyzeStack([password, cache]);
    const text = readFileSync(viewsFile, "utf8");
    expect(text).not.toContain("s3cr3t-s3cr3t");
    expect(text).not.toContain(PASSPHRASE);
    expect(readViewsFile(viewsFile)).toMatchObject({ stack: STACK, complete: true });
  });

  it("writes what it has seen when a refusal ends the run before the stack is asked about", async () => {
    const early = join(dir, "early.json");
    const fresh = await startPack({ ...VARIABLES, SLIPWAY_VIEWS_FILE: early });
    await fresh.analyze({ type: VPC, name: "network-vpc", inputs: { tags: TAGS } });
    expect(existsSync(early)).toBe(false);
    await fresh.analyze({ type: KEY, name: "data-key", inputs: {}, protect: true });
    await fresh.stop();
    const { complete, views } = readViewsFile(early);
    expect({ complete, names: views.map((view) => view.name) }).toEqual({
      complete: false,
      names: ["network-vpc", "data-key"],
    });
  });

  it("never repeats what it was given in secret", async () => {
    const definitions = JSON.stringify([
      { ...CONTAINER, environment: [{ name: "JWT_SECRET", value: "s3cr3t-s3cr3t" }] },
    ]);
    const said = await pack.analyze({
      type: TASK_DEFINITION,
      name: "api-task",
      inputs: { containerDefinitions: definitions },
    });
    expect(said.map((one) => one.policy)).toContain("task-environment-holds-no-secrets");
    expect(JSON.stringify(said)).not.toContain("s3cr3t");
  });
});

describe("the pack's start", () => {
  const startOver = async (name: string, text: string): Promise<string> => {
    const broken = mkdtempSync(join(tmpdir(), "pack-broken-"));
    writeFileSync(join(broken, name), text);
    try {
      await (await startPack({ SLIPWAY_CONFIG_DIR: broken })).stop();
      return "it started";
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      rmSync(broken, { recursive: true });
    }
  };

  it("fails with every problem of the exemptions file, in lines and without a stack", async () => {
    const said = await startOver("exemptions.yaml", `exemptions: [{ id: EX-01, start: "${today}" }]\n`);
    expect(said).toMatch(/exemptions\.yaml:1 exemptions\[0\]\.approver: a text; got nothing[\s\S]*\.owner/);
    expect(said).not.toMatch(/^\s+at /m);
  });

  it("fails with the problems of the expectations file likewise", async () => {
    const said = await startOver("expectations.yaml", "rows: 7\n");
    expect(said).toContain("expectations.yaml:1 rows: a list; got a number.");
    expect(said).not.toMatch(/^\s+at /m);
  });

  it("fails with one line for YAML that does not parse", async () => {
    const said = await startOver("exemptions.yaml", "exemptions: [\n");
    expect(said).toMatch(/exemptions\.yaml:\d YAML: text that YAML can read/);
    expect(said).not.toMatch(/^\s+at /m);
  });
});
