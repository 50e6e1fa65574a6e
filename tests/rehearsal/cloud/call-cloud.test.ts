import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { AccountState } from "../../../rehearsal/cloud/account-file.ts";
import { CallCloud } from "../../../rehearsal/cloud/call-cloud.ts";
import type { Entity } from "../../../rehearsal/cloud/entity.ts";
import { Faults } from "../../../rehearsal/cloud/faults.ts";

const TOKEN = "aws:x/thing:Thing";

function entity(id: string, change: Partial<Entity> = {}): Entity {
  return {
    token: TOKEN,
    id,
    region: "eu-central-1",
    inputs: { arn: `in:${id}` },
    outputs: { arn: `out:${id}`, list: [1] },
    internal: {},
    createdAt: "2026-11-20T12:00:00.000Z",
    urn: undefined,
    ...change,
  };
}

function account(...entities: Entity[]): AccountState {
  return { provider: "aws", accountId: "111122223333", counter: 0, entities };
}

function cloudOf(state: AccountState, region = "eu-central-1"): CallCloud {
  return new CallCloud(state, {
    caller: { provider: "aws", accountId: state.accountId, region },
    seed: {
      aws: { accountId: state.accountId, regions: ["eu-central-1"] },
      cloudflare: { accountId: "0", zones: [] },
      images: [],
    },
    now: new Date("2026-11-20T12:00:00Z"),
    resource: { name: "thing", urn: "urn:thing" },
    world: { dns: () => [], everywhere: () => [], account: () => undefined },
    faults: new Faults([{ kind: "pull", target: "api" }]),
  });
}

describe("CallCloud: what it finds", () => {
  it("gets what is in the caller's region or in none, and nothing from elsewhere", () => {
    const state = account(
      entity("here"),
      entity("there", { region: "eu-west-1" }),
      entity("anywhere", { region: "global" }),
    );
    const cloud = cloudOf(state);
    expect(cloud.get(TOKEN, "here")?.id).toBe("here");
    expect(cloud.get(TOKEN, "there")).toBeUndefined();
    expect(cloud.get(TOKEN, "anywhere")?.id).toBe("anywhere");
    expect(cloud.get("aws:x/other:Other", "here")).toBeUndefined();
    expect(cloud.get(TOKEN, undefined)).toBeUndefined();
  });

  it("lists every region unless one is named, and kept ones only on request", () => {
    const state = account(
      entity("a"),
      entity("b", { region: "eu-west-1" }),
      entity("c", { kept: { why: "pending deletion", until: undefined } }),
    );
    const cloud = cloudOf(state);
    const ids = (found: readonly Entity[]) => found.map(({ id }) => id);
    expect(ids(cloud.list(TOKEN))).toEqual(["a", "b"]);
    expect(ids(cloud.list(TOKEN, { region: "eu-west-1" }))).toEqual(["b"]);
    expect(ids(cloud.list(TOKEN, { kept: true }))).toEqual(["a", "b", "c"]);
    expect(cloud.get(TOKEN, "c")).toBeUndefined();
    expect(cloud.byArn("out:c")).toBeUndefined();
  });

  it("finds by the ARN that an entity was given or got", () => {
    const cloud = cloudOf(account(entity("a")));
    expect(cloud.byArn("out:a")?.id).toBe("a");
    expect(cloud.byArn("in:a")?.id).toBe("a");
    expect(cloud.byArn("out:b")).toBeUndefined();
    expect(cloud.byArn(undefined)).toBeUndefined();
  });

  it("refuses a missing one as the cloud does", () => {
    const cloud = cloudOf(account());
    expect(() => cloud.require(TOKEN, "vpc-1", "InvalidVpcID.NotFound", "vpc")).toThrow(
      "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist",
    );
  });

  it("builds ARNs of its account, and tells faults", () => {
    const cloud = cloudOf(account());
    expect(cloud.arn("ec2", "vpc/vpc-1")).toBe("arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1");
    expect(cloud.arn("iam", "role/x", "")).toBe("arn:aws:iam::111122223333:role/x");
    expect([cloud.fault("pull", "api"), cloud.fault("pull", "web")]).toEqual([true, false]);
  });
});

describe("CallCloud: identifiers", () => {
  it("never repeat in an account, and are the same again in a repeated rehearsal", () => {
    const draw = () => {
      const cloud = cloudOf(account());
      return Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? cloud.hex(17) : cloud.digits(12)));
    };
    const drawn = draw();
    expect(new Set(drawn).size).toBe(200);
    expect(draw()).toEqual(drawn);
    expect(drawn.every((one, index) => (index % 2 === 0 ? /^[0-9a-f]{17}$/ : /^\d{12}$/).test(one))).toBe(
      true,
    );
  });
});

describe("CallCloud.undo", () => {
  it("puts back whatever a call did, in whatever order", () => {
    const step = fc.record({ kind: fc.constantFrom("add", "remove", "change", "keep"), pick: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const state = account(entity("a"), entity("b"), entity("c"));
        const before = structuredClone(state.entities);
        const cloud = cloudOf(state);
        for (const { kind, pick } of steps) {
          const all = cloud.list(TOKEN, { kept: true });
          const one = all[pick % Math.max(all.length, 1)];
          if (kind === "add" || one === undefined) cloud.add({ token: TOKEN, id: `new-${pick}` });
          else if (kind === "remove") cloud.remove(one);
          else if (kind === "keep") one.kept = { why: "kept", until: undefined };
          else {
            (one.outputs.list as unknown[] | undefined)?.push(pick);
            one.inputs = { ...one.inputs, changed: pick };
            one.internal.note = pick;
          }
        }
        cloud.undo();
        expect(state.entities).toEqual(before);
      }),
    );
  });

  it("brings back what was kept before and freed in the call", () => {
    const kept = { why: "in recovery", until: "2026-12-20" };
    const state = account(entity("a", { kept }));
    const cloud = cloudOf(state);
    for (const one of cloud.list(TOKEN, { kept: true })) delete one.kept;
    cloud.undo();
    expect(state.entities[0]?.kept).toEqual(kept);
  });
});
