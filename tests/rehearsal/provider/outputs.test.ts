import { describe, expect, it } from "@jest/globals";
import { liveOutputs, previewOutputs } from "../../../rehearsal/provider/outputs.ts";
import { Secret, unwrap } from "../../../rehearsal/provider/secret.ts";
import { UNKNOWN } from "../../../rehearsal/provider/unknown.ts";
import { Shapes } from "../../../rehearsal/schema/load-shapes.ts";
import type { ResourceShape } from "../../../rehearsal/schema/shape.ts";
import { temporaryFolder } from "../schema/temporary-folder.ts";

const shapes = new Shapes({ cacheDir: temporaryFolder() });

function shapeOf(token: string): ResourceShape {
  const shape = shapes.resource(token);
  if (shape === undefined) throw new Error(`${token} has no shape`);
  return shape;
}

const GROUP = shapeOf("aws:cloudwatch/logGroup:LogGroup");
const PASSWORD = shapeOf("random:index/randomPassword:RandomPassword");
const VERSION = shapeOf("aws:secretsmanager/secretVersion:SecretVersion");

describe("previewOutputs", () => {
  it("tells the inputs, and what the cloud computes as unknown", () => {
    expect(previewOutputs(GROUP, { name: "a", retentionInDays: 30 })).toMatchObject({
      name: "a",
      retentionInDays: 30,
      arn: UNKNOWN,
    });
  });

  it("keeps unknown inputs unknown", () => {
    expect(previewOutputs(GROUP, { kmsKeyId: UNKNOWN }).kmsKeyId).toBe(UNKNOWN);
  });

  it("marks what arrived as secret and what the SDK calls secret", () => {
    const version = previewOutputs(VERSION, { secretId: "a", secretString: "open" });
    expect(version.secretString).toBeInstanceOf(Secret);
    const group = previewOutputs(GROUP, { tags: { a: new Secret("hidden") } });
    expect(group.tags).toBeInstanceOf(Secret);
    expect(unwrap(group.tags)).toEqual({ a: "hidden" });
  });
});

describe("liveOutputs", () => {
  const entity = { inputs: { name: "asked", tags: { a: "1" } }, outputs: {}, region: "eu-central-1" };

  it("lets what the cloud computed win over what was asked for", () => {
    const live = liveOutputs(GROUP, {}, { ...entity, outputs: { name: "real", arn: "arn:x" } });
    expect(live).toMatchObject({ name: "real", arn: "arn:x", region: "eu-central-1", tagsAll: { a: "1" } });
  });

  it("tells nothing that the SDK does not know", () => {
    const live = liveOutputs(GROUP, {}, { ...entity, outputs: { note: "internal" } });
    expect(live).not.toHaveProperty("note");
  });

  it("leaves a region that was asked for, wherever the provider stands, so that a refresh finds no drift", () => {
    const asked = { inputs: { region: "AP_SOUTH_1" }, outputs: {}, region: "global" };
    expect(liveOutputs(GROUP, {}, asked).region).toBe("AP_SOUTH_1");
  });

  it("names no region for a type that has none", () => {
    expect(liveOutputs(PASSWORD, {}, { inputs: {}, outputs: {}, region: "global" })).toEqual({});
  });

  it("marks all tags as secret where one tag is, their repetition too", () => {
    const live = liveOutputs(GROUP, { tags: { a: new Secret("1") } }, entity);
    expect(live.tags).toBeInstanceOf(Secret);
    expect(live.tagsAll).toBeInstanceOf(Secret);
    expect(live.name).toBe("asked");
  });

  it("marks what the SDK calls secret even where it arrived in clear", () => {
    const live = liveOutputs(
      PASSWORD,
      {},
      { inputs: { length: 8 }, outputs: { result: "x" }, region: "global" },
    );
    expect(live.result).toBeInstanceOf(Secret);
    expect(live.length).toBe(8);
  });
});
