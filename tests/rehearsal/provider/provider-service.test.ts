import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { cloudwatchLogs } from "../../../rehearsal/services/aws/cloudwatch-logs.ts";
import { EngineHarness, Resource } from "../engine-harness.ts";
import { CLUSTER, LIFECYCLE_POLICY, probeService, REPOSITORY } from "../probe-service.ts";

jest.setTimeout(120_000);

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
let harness: EngineHarness;

beforeAll(async () => {
  harness = await EngineHarness.start([cloudwatchLogs, probeService]);
});
afterAll(() => harness.close());

/** A program of one log group. */
function group(name: string, inputs: Record<string, unknown>, seen: unknown[] = []) {
  return () => {
    const made = new Resource(LOG_GROUP, name, inputs, { outputs: ["arn", "name"] });
    made.all.arn?.apply((arn) => seen.push(arn));
    return { arn: made.all.arn, name: made.all.name, retention: made.all.retentionInDays };
  };
}

describe("providerService: the life of a resource", () => {
  it("makes a resource, and a second run changes nothing", async () => {
    const stack = await harness.stack();
    const program = group("first", { retentionInDays: 30 });
    const first = await stack.up(program);
    expect(first.text).toBe("");
    expect(first.steps).toEqual(["create first"]);
    const entity = harness.entity("first");
    expect(stack.outputs()).toEqual({ arn: entity.outputs.arn, name: entity.id, retention: 30 });
    expect((await stack.preview(program)).steps).toEqual([]);
    expect((await stack.up(program)).steps).toEqual([]);
  });

  it("gives the same automatic name in the preview and in the update that follows it", async () => {
    const stack = await harness.stack();
    const program = group("named", {});
    await stack.up(program);
    expect(harness.entity("named").id).toMatch(/^named-[0-9a-f]{7}$/);
    await stack.up(group("named", { retentionInDays: 7 }));
    expect(harness.entity("named").id).toBe(stack.resource("named").id);
  });

  it("changes a property in place, keeps the outputs that it knows, and deletes at the end", async () => {
    const stack = await harness.stack();
    await stack.up(group("kept", { retentionInDays: 30 }));
    const { id, outputs } = harness.entity("kept");
    const seen: unknown[] = [];
    const preview = await stack.preview(group("kept", { retentionInDays: 90 }, seen));
    expect(preview.steps).toEqual(["update kept"]);
    expect(preview.log.steps[0]?.properties).toEqual(["retentionInDays"]);
    expect(seen).toEqual([outputs.arn]);
    expect(harness.entity("kept").inputs.retentionInDays).toBe(30);
    const changed = await stack.up(group("kept", { retentionInDays: 90 }));
    expect(changed.steps).toEqual(["update kept"]);
    expect(stack.outputs().retention).toBe(90);
    expect(harness.entity("kept").id).toBe(id);
    expect(harness.entity("kept").inputs.retentionInDays).toBe(90);
    const gone = await stack.destroy();
    expect(gone.steps).toEqual(["delete kept"]);
    expect(() => harness.entity("kept")).toThrow("0 entities of kept");
  });

  it("makes the new one before it deletes the old one where a changed property replaces the resource", async () => {
    const stack = await harness.stack();
    await stack.up(group("moved", { name: "before" }));
    const run = await stack.up(group("moved", { name: "after" }));
    expect(run.text).toBe("");
    expect(run.steps).toEqual(["create-replacement moved", "replace moved", "delete-replaced moved"]);
    expect(harness.entity("moved").id).toBe("after");
  });

  it("deletes the old one first where the cloud allows only one of a kind", async () => {
    const stack = await harness.stack();
    const program = (name: string) => () => {
      new Resource(REPOSITORY, "only", { name });
    };
    await stack.up(program("before"));
    const run = await stack.up(program("after"));
    expect(run.text).toBe("");
    expect(run.steps).toEqual(["delete-replaced only", "replace only", "create-replacement only"]);
    expect(harness.entity("only").id).toBe("after");
  });

  it("adopts by import what exists already, and the next run changes nothing", async () => {
    const maker = await harness.stack();
    await maker.up(group("origin", { name: "shared", retentionInDays: 14 }));
    const stack = await harness.stack();
    const program = () => {
      new Resource(LOG_GROUP, "adopted", { name: "shared", retentionInDays: 14 }, { import: "shared" });
    };
    const run = await stack.up(program);
    expect(run.text).toBe("");
    expect(run.steps).toEqual(["import adopted"]);
    expect(stack.resource("adopted").id).toBe("shared");
    expect((await stack.preview(program)).steps).toEqual([]);
    expect(harness.entities(LOG_GROUP).filter(({ id }) => id === "shared")).toHaveLength(1);
  });

  it("refuses to import what does not exist", async () => {
    const stack = await harness.stack();
    const run = await stack.up(() => {
      new Resource(LOG_GROUP, "absent", { name: "nowhere" }, { import: "nowhere" });
    });
    expect(run.ok).toBe(false);
    expect(run.text).toContain("resource 'nowhere' does not exist");
  });
});

describe("providerService: refresh", () => {
  it("shows what somebody changed by hand, and the next run puts it right", async () => {
    const stack = await harness.stack();
    const program = group("drifted", { retentionInDays: 30 });
    await stack.up(program);
    const entity = harness.entity("drifted");
    entity.inputs.retentionInDays = 1;
    entity.outputs.retentionInDays = 1;
    const refreshed = await stack.refresh();
    expect(refreshed.text).toBe("");
    expect(stack.resource("drifted").outputs?.retentionInDays).toBe(1);
    const repaired = await stack.up(program);
    expect(repaired.steps).toEqual(["update drifted"]);
    expect(harness.entity("drifted").inputs.retentionInDays).toBe(30);
  });

  it("drops from the state what somebody deleted, and the next run makes it anew", async () => {
    const stack = await harness.stack();
    const program = group("vanished", {});
    await stack.up(program);
    const { id } = harness.entity("vanished");
    const account = harness.world.account("aws", "111122223333");
    account.entities = account.entities.filter((entity) => entity.id !== id);
    await stack.refresh();
    expect(() => stack.resource("vanished")).toThrow("not in the state");
    expect((await stack.up(program)).steps).toEqual(["create vanished"]);
  });
});

describe("providerService: what is not known yet", () => {
  it("leaves an output of a resource to be made unknown in the preview and tells it after the update", async () => {
    const stack = await harness.stack();
    const seen: unknown[] = [];
    const program = group("later", {}, seen);
    const preview = await stack.preview(program);
    expect(preview.steps).toEqual(["create later"]);
    expect(seen).toEqual([]);
    expect(
      harness.world.entities("aws", "111122223333").some(({ urn }) => urn?.endsWith("::later") === true),
    ).toBe(false);
    await stack.up(program);
    expect(seen).toEqual([harness.entity("later").outputs.arn]);
  });

  it("passes an unknown input through the preview of a resource that depends on it", async () => {
    const stack = await harness.stack();
    const program = () => {
      const first = new Resource(LOG_GROUP, "source", {}, { outputs: ["arn"] });
      new Resource(LOG_GROUP, "reader", { tags: { of: first.all.arn } });
    };
    const preview = await stack.preview(program);
    expect(preview.text).toBe("");
    expect(preview.steps).toEqual(["create source", "create reader"]);
    await stack.up(program);
    expect(harness.entity("reader").inputs.tags).toEqual({ of: harness.entity("source").outputs.arn });
  });

  it("makes an output unknown where the behaviour says that the changed input recomputes it", async () => {
    const stack = await harness.stack();
    const seen: unknown[] = [];
    const program = (value: string) => () => {
      const settings = [{ name: "containerInsights", value }];
      const made = new Resource(CLUSTER, "recomputed", { settings }, { outputs: ["arn"] });
      made.all.arn?.apply((arn) => seen.push(arn));
    };
    await stack.up(program("disabled"));
    seen.length = 0;
    const preview = await stack.preview(program("enabled"));
    expect(preview.steps).toEqual(["update recomputed"]);
    expect(seen).toEqual([]);
  });
});

describe("providerService: what the cloud refuses", () => {
  const refused: readonly [string, string, Record<string, unknown>, string][] = [
    [
      "a type without a behaviour, naming the file to add",
      "aws:sqs/queue:Queue",
      {},
      "aws:sqs/queue:Queue: a type that the rehearsal cloud knows; got one without a behaviour. " +
        "Add its behaviour in rehearsal/services/aws/sqs.ts and list it in rehearsal/services/index.ts.",
    ],
    [
      "an input that the type does not have, with the nearest name",
      LOG_GROUP,
      { retentionDays: 30 },
      `is not a property of ${LOG_GROUP}. Did you mean "retentionInDays"?`,
    ],
    ["a value of the wrong kind", LOG_GROUP, { retentionInDays: "soon" }, "expected a number; got"],
    [
      "a value that the cloud does not take",
      LOG_GROUP,
      { retentionInDays: 31 },
      "expected retentionInDays to be one of",
    ],
  ];

  it.each(refused)("%s, in the preview", async (_what, type, inputs, message) => {
    const stack = await harness.stack();
    const run = await stack.preview(() => {
      new Resource(type, "wrong", inputs);
    });
    expect(run.ok).toBe(false);
    expect(run.text).toContain(message);
  });

  it("a missing required input, in the preview", async () => {
    const stack = await harness.stack();
    const run = await stack.preview(() => {
      new Resource(LIFECYCLE_POLICY, "wrong", { policy: "{}" });
    });
    expect(run.ok).toBe(false);
    expect(run.text).toContain("is required: expected a string; got nothing");
    expect(run.text).toContain("repository");
  });

  it("keeps a resource that was made but did not come up, with the reason, and the next run tries again", async () => {
    const stack = await harness.stack();
    const program = (probe: string) => () => {
      new Resource(CLUSTER, "down", { tags: { probe } });
    };
    const run = await stack.up(program("stays down"));
    expect(run.ok).toBe(false);
    const { id } = harness.entity("down");
    expect(run.text).toContain(`${id}: no task came up`);
    const state = stack.resource("down");
    expect(state.id).toBe(id);
    expect(state.initErrors).toEqual([`${id}: no task came up`]);
    const next = await stack.up(program("well"));
    expect(next.steps).toEqual(["update down"]);
    expect(stack.resource("down").initErrors ?? []).toEqual([]);
    expect(harness.entity("down").id).toBe(id);
  });

  it("keeps an update that was made and then waited for in vain", async () => {
    const stack = await harness.stack();
    const program = (probe: string) => () => {
      new Resource(CLUSTER, "slow", { tags: { probe } });
    };
    await stack.up(program("well"));
    const run = await stack.up(program("late"));
    expect(run.ok).toBe(false);
    expect(run.text).toContain("Timeout: no steady state");
    expect(harness.entity("slow").inputs.tags).toEqual({ probe: "late" });
    const state = stack.resource("slow");
    expect(state.outputs?.tags).toEqual({ probe: "late" });
    expect(state.initErrors).toEqual(["Timeout: no steady state"]);
    expect((await stack.up(program("well again"))).steps).toEqual(["update slow"]);
    expect(stack.resource("slow").initErrors ?? []).toEqual([]);
  });

  it("leaves nothing of a creation that is refused after it changed others", async () => {
    const stack = await harness.stack();
    await stack.up(() => {
      new Resource(CLUSTER, "witness", {});
    });
    const before = structuredClone(harness.entity("witness"));
    const count = harness.entities(CLUSTER).length;
    const run = await stack.up(() => {
      new Resource(CLUSTER, "witness", {});
      new Resource(CLUSTER, "second", { tags: { probe: "refused" } });
    });
    expect(run.ok).toBe(false);
    expect(run.text).toContain("LimitExceeded: one cluster too many");
    expect(harness.entity("witness")).toEqual(before);
    expect(harness.entities(CLUSTER)).toHaveLength(count);
    expect(() => stack.resource("second")).toThrow("not in the state");
  });

  it("keeps the old inputs after an update that is refused", async () => {
    const stack = await harness.stack();
    const program = (probe: string) => () => {
      new Resource(CLUSTER, "stubborn", { tags: { probe } });
    };
    await stack.up(program("well"));
    const run = await stack.up(program("refused"));
    expect(run.text).toContain("LimitExceeded: not now");
    expect(harness.entity("stubborn").inputs.tags).toEqual({ probe: "well" });
    expect(stack.resource("stubborn").inputs?.tags).toEqual({ probe: "well" });
  });
});
