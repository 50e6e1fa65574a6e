import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { cloudwatchLogs } from "../../../rehearsal/services/aws/cloudwatch-logs.ts";
import { kms } from "../../../rehearsal/services/aws/kms.ts";
import { secretsmanager } from "../../../rehearsal/services/aws/secretsmanager.ts";
import { random } from "../../../rehearsal/services/random/random.ts";
import { EngineHarness, Resource } from "../engine-harness.ts";
import { CLUSTER, probeService } from "../probe-service.ts";

jest.setTimeout(120_000);

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

let harness: EngineHarness;
beforeAll(async () => {
  harness = await EngineHarness.start([cloudwatchLogs, kms, secretsmanager, random, probeService], {
    onDisk: true,
  });
});
afterAll(() => harness.close());

/** Makes a password, a secret that holds it inside a longer text, and a tag that repeats it. */
function program(seen: string[], note = "first") {
  return () => {
    const password = new Resource(
      "random:index/randomPassword:RandomPassword",
      "password",
      { length: 32, special: false },
      { outputs: ["result", "bcryptHash"], additionalSecretOutputs: ["result", "bcryptHash"] },
    );
    const result = password.all.result as pulumi.Output<string>; // RandomPassword's own type
    result.apply((value) => seen.push(value));
    const secret = new Resource(
      "aws:secretsmanager/secret:Secret",
      "secret",
      { description: note },
      { outputs: ["arn"] },
    );
    new Resource("aws:secretsmanager/secretVersion:SecretVersion", "version", {
      secretId: secret.all.arn,
      secretString: pulumi.interpolate`postgres://app:${result}@db/orders`,
    });
    new Resource(CLUSTER, "cluster", { tags: { copy: result, note } });
    return { result, open: secret.all.arn };
  };
}

describe("Resources: secrets under the real engine", () => {
  it("stay secret in the engine's state and sealed in the cloud's, and stand in clear in no file at all", async () => {
    const stack = await harness.stack();
    const seen: string[] = [];
    const run = await stack.up(program(seen));
    expect(run.text).toBe("");
    const [password = ""] = seen;
    expect(password).toMatch(/^[A-Za-z0-9]{32}$/);

    for (const marked of [
      stack.outputs().result,
      stack.resource("password").outputs?.result,
      stack.resource("password").outputs?.bcryptHash,
      stack.resource("version").inputs?.secretString,
      stack.resource("version").outputs?.secretString,
      (stack.resource("cluster").inputs?.tags as Record<string, unknown> | undefined)?.copy,
      stack.resource("cluster").outputs?.tags,
      stack.resource("cluster").outputs?.tagsAll,
    ]) {
      expect(marked).toMatchObject({ [SIGNATURE]: SECRET, ciphertext: expect.any(String) });
    }
    expect(stack.outputs().open).toEqual(expect.stringContaining("arn:aws:secretsmanager:"));

    // The cloud itself works with the value; its file does not show it.
    expect(harness.entity("cluster").inputs.tags).toEqual({ copy: password, note: "first" });
    const file = readFileSync(join(harness.folder, "cloud", "aws-111122223333.json"), "utf8");
    expect(file).toContain('"sealed"');
    expect(file).toContain(harness.entity("secret").id); // what is no secret is written in clear
    expect(harness.filesWith(harness.entity("secret").id)).not.toEqual([]);
    expect(harness.filesWith(password)).toEqual([]);
    expect(harness.filesWith(Buffer.from(password).toString("base64").slice(0, 40))).toEqual([]);
    expect(JSON.stringify(run.log.steps)).not.toContain(password);
  });

  it("stay secret and the same after a change, a refresh and a second run without changes", async () => {
    const stack = await harness.stack();
    const seen: string[] = [];
    await stack.up(program(seen));
    expect((await stack.preview(program(seen))).steps).toEqual([]);
    const changed = await stack.up(program(seen, "second"));
    expect(changed.steps.toSorted()).toEqual(["update cluster", "update secret"]);
    await stack.refresh();
    expect(new Set(seen).size).toBe(1);
    expect(stack.resource("cluster").outputs?.tags).toMatchObject({ [SIGNATURE]: SECRET });
    expect(harness.filesWith(seen[0] ?? "")).toEqual([]);
    expect((await stack.up(program(seen, "second"))).steps).toEqual([]);
  });

  it("are not repeated in the refusal of a wrong input", async () => {
    const stack = await harness.stack();
    const run = await stack.up(() => {
      new Resource(LOG_GROUP, "wrong", {
        logGroupClass: pulumi.secret("a-very-secret-class"),
        skipDestroy: "x",
      });
    });
    expect(run.ok).toBe(false);
    expect(run.text).not.toContain("a-very-secret-class");
  });
});

describe("Resources: an update that leaves something undone", () => {
  it("finds that with the next run, as a bridged provider does, and nothing once it is done", async () => {
    const stack = await harness.stack();
    const program = (probe: string, value: string) => () => {
      new Resource(CLUSTER, "halved", { tags: { probe }, settings: [{ name: "containerInsights", value }] });
    };
    await stack.up(program("whole", "disabled"));
    expect((await stack.up(program("half", "enabled"))).steps).toEqual(["update halved"]);
    expect(stack.resource("halved").outputs?.settings).toEqual([
      { name: "containerInsights", value: "disabled" },
    ]);
    expect((await stack.preview(program("half", "enabled"))).steps).toEqual(["update halved"]);
    expect((await stack.up(program("half", "enabled"))).steps).toEqual(["update halved"]);
    expect((await stack.up(program("half", "enabled"))).steps).toEqual([]);
  });
});

describe("Resources: replacement under the real engine", () => {
  it("gives the new resource another automatic name, so that both can stand at once", async () => {
    const stack = await harness.stack();
    const withClass = (logGroupClass: string) => () => {
      new Resource(LOG_GROUP, "both", { logGroupClass });
    };
    await stack.up(withClass("STANDARD"));
    const before = harness.entity("both").id;
    const run = await stack.up(withClass("INFREQUENT_ACCESS"));
    expect(run.text).toBe("");
    expect(run.steps).toEqual(["create-replacement both", "replace both", "delete-replaced both"]);
    expect(harness.entity("both").id).not.toBe(before);
  });

  it("passes the new identifier on to what depends on it", async () => {
    const stack = await harness.stack();
    const named = (name: string) => () => {
      const group = new Resource(LOG_GROUP, "base", { name }, { outputs: ["arn"] });
      new Resource(CLUSTER, "above", { tags: { arn: group.all.arn } });
    };
    await stack.up(named("one"));
    const run = await stack.up(named("two"));
    expect(run.steps).toContain("update above");
    expect(harness.entity("above").inputs.tags).toEqual({ arn: harness.entity("base").outputs.arn });
  });
});

describe("Resources: removed properties and lookups under the real engine", () => {
  it("takes a property away from the entity when the program no longer names it", async () => {
    const stack = await harness.stack();
    const tagged = (tags: Record<string, string> | undefined) => () => {
      new Resource(CLUSTER, "bare", { tags });
    };
    await stack.up(tagged({ a: "1" }));
    expect((await stack.up(tagged(undefined))).steps).toEqual(["update bare"]);
    expect(harness.entity("bare").inputs).not.toHaveProperty("tags");
    expect(stack.resource("bare").outputs?.tagsAll).toEqual({});
    expect((await stack.refresh()).steps).toEqual([]);
  });

  it("answers a data source, and refuses one that the rehearsal does not know by name", async () => {
    const stack = await harness.stack();
    const found: unknown[] = [];
    const run = await stack.up(() => {
      new Resource("aws:secretsmanager/secret:Secret", "listed", { name: "listed-one" });
    });
    expect(run.text).toBe("");
    await stack.up(() => {
      new Resource("aws:secretsmanager/secret:Secret", "listed", { name: "listed-one" });
      const secrets = pulumi.runtime.invokeOutput<{ names: string[] }>(
        "aws:secretsmanager/getSecrets:getSecrets",
        {
          filters: [{ name: "name", values: ["listed-"] }],
        },
      );
      secrets.apply(({ names }) => found.push(...names));
    });
    expect(found).toEqual(["listed-one"]);
    const refused: string[] = [];
    await stack.preview(async () => {
      await pulumi.runtime.invoke("aws:sqs/getQueue:getQueue", { name: "x" }).catch((error: Error) => {
        refused.push(error.message);
      });
    });
    expect(refused).toEqual([
      expect.stringContaining("aws:sqs/getQueue:getQueue: a type that the rehearsal cloud knows"),
    ]);
  });
});
