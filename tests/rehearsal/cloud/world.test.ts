import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { StateFileError } from "../../../rehearsal/cloud/account-file.ts";
import type { Caller, Cloud } from "../../../rehearsal/cloud/cloud.ts";
import { CloudError } from "../../../rehearsal/cloud/cloud-error.ts";
import { LockedError } from "../../../rehearsal/cloud/lock.ts";
import type { Seed } from "../../../rehearsal/cloud/seed.ts";
import { World } from "../../../rehearsal/cloud/world.ts";
import { temporaryFolder } from "../schema/temporary-folder.ts";

const TOKEN = "aws:x/thing:Thing";
const RECORD = "cloudflare:index/dnsRecord:DnsRecord";
const SEED: Seed = {
  aws: { accountId: "111122223333", regions: ["eu-central-1"] },
  cloudflare: { accountId: "c".repeat(32), zones: [] },
  images: [],
};
const AWS: Caller = { provider: "aws", accountId: "111122223333", region: "eu-central-1" };
const NOBODY = { name: "", urn: "" };

function cloudFolder(): string {
  return join(temporaryFolder(), "cloud");
}

function add(world: World, id: string, caller = AWS): void {
  world.call(caller, NOBODY, (cloud) => cloud.add({ token: TOKEN, id }));
}

function ids(world: World, caller = AWS): string[] {
  return world.entities(caller.provider, caller.accountId).map(({ id }) => id);
}

describe("World: on disk", () => {
  it("brings back after a close what was made, with identifiers that go on", () => {
    const dir = cloudFolder();
    const first = World.open({ dir, seed: SEED });
    const drawn = first.call(AWS, NOBODY, (cloud) => {
      const id = cloud.hex(17);
      cloud.add({ token: TOKEN, id });
      return id;
    });
    first.close();
    const second = World.open({ dir, seed: SEED });
    expect(ids(second)).toEqual([drawn]);
    expect(second.ask(AWS, NOBODY, (cloud) => cloud.hex(17))).not.toBe(drawn);
    second.close();
  });

  it("has every change on disk when saved() resolves, with one write for changes of one moment", async () => {
    const dir = cloudFolder();
    const world = World.open({ dir, seed: SEED });
    const file = join(dir, "aws-111122223333.json");
    add(world, "a");
    const first = world.saved();
    add(world, "b");
    const second = world.saved();
    expect(existsSync(file)).toBe(false);
    await first;
    expect(readFileSync(file, "utf8")).toContain('"b"');
    const { ino } = statSync(file);
    await second;
    expect(statSync(file).ino).toBe(ino);
    add(world, "c");
    await world.saved();
    expect(readFileSync(file, "utf8")).toContain('"c"');
    world.close();
  });

  it("rejects saved() where the disk refuses, and writes again the next time", async () => {
    const dir = cloudFolder();
    const world = World.open({ dir, seed: SEED });
    const draft = join(dir, "aws-111122223333.json.next");
    mkdirSync(draft); // stands in the way of the file that is written first
    add(world, "a");
    await expect(world.saved()).rejects.toThrow("EISDIR");
    rmdirSync(draft);
    await world.saved();
    expect(readFileSync(join(dir, "aws-111122223333.json"), "utf8")).toContain('"a"');
    world.close();
  });

  it("keeps each account in a file of its own, for its owner alone", async () => {
    const dir = cloudFolder();
    const world = World.open({ dir, seed: SEED });
    add(world, "a");
    add(world, "z", { provider: "cloudflare", accountId: "c".repeat(32), region: "global" });
    await world.saved();
    const names = [`aws-111122223333.json`, `cloudflare-${"c".repeat(32)}.json`];
    expect(readdirSync(dir).sort()).toEqual([...names, "lock", "seal.key"].sort());
    for (const name of names) expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    world.close();
  });

  it("writes what it learnt as secret unreadably", async () => {
    const dir = cloudFolder();
    const world = World.open({ dir, seed: SEED });
    world.learnSecret("hunter2-hunter2");
    world.call(AWS, NOBODY, (cloud) =>
      cloud.add({ token: TOKEN, id: "a", inputs: { url: "postgres://app:hunter2-hunter2@db" } }),
    );
    world.close();
    for (const name of readdirSync(dir))
      expect(readFileSync(join(dir, name), "utf8")).not.toContain("hunter2");
    const again = World.open({ dir, seed: SEED });
    expect(again.entities("aws", AWS.accountId)[0]?.inputs.url).toBe("postgres://app:hunter2-hunter2@db");
    again.close();
  });

  it("writes anew what a later call changed or removed, and keeps what no call had in its hands", () => {
    const dir = cloudFolder();
    const world = World.open({ dir, seed: SEED });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5), fc.constantFrom("add", "change", "remove", "throw"))),
        (steps) => {
          for (const [number, step] of steps) {
            const change = (cloud: Cloud): void => {
              const id = `thing-${number}`;
              const found = cloud.get(TOKEN, id);
              if (found === undefined) cloud.add({ token: TOKEN, id });
              else if (step === "remove") cloud.remove(found);
              else found.outputs.changes = Number(found.outputs.changes ?? 0) + 1;
              if (step === "throw") throw new CloudError("LimitExceeded", "too many");
            };
            try {
              world.call(AWS, NOBODY, change);
            } catch (error) {
              if (!(error instanceof CloudError)) throw error;
            }
          }
          world.call(AWS, NOBODY, () => undefined);
          world.write();
          const file = join(dir, "aws-111122223333.json");
          const { entities } = JSON.parse(readFileSync(file, "utf8")) as { entities: unknown };
          expect(entities).toEqual(JSON.parse(JSON.stringify(world.entities("aws", AWS.accountId))));
        },
      ),
    );
    world.close();
  });

  it("seals in what was written before a value that becomes secret later", async () => {
    const dir = cloudFolder();
    const world = World.open({ dir, seed: SEED });
    world.call(AWS, NOBODY, (cloud) =>
      cloud.add({ token: TOKEN, id: "a", inputs: { text: "hunter2-hunter2" } }),
    );
    await world.saved();
    world.learnSecret("hunter2-hunter2");
    add(world, "b");
    await world.saved();
    expect(readFileSync(join(dir, "aws-111122223333.json"), "utf8")).not.toContain("hunter2");
    world.close();
  });

  it("refuses a corrupt state file by name, leaves it byte for byte, and gives the folder back", () => {
    const dir = cloudFolder();
    mkdirSync(dir, { recursive: true });
    const file = join(dir, "aws-111122223333.json");
    writeFileSync(file, '{"schema":1,"provider":"aws"');
    expect(() => World.open({ dir, seed: SEED })).toThrow(StateFileError);
    expect(() => World.open({ dir, seed: SEED })).toThrow(file);
    expect(readFileSync(file, "utf8")).toBe('{"schema":1,"provider":"aws"');
    expect(existsSync(join(dir, "lock"))).toBe(false);
  });

  it("refuses a state file of a newer schema and leaves it", () => {
    const dir = cloudFolder();
    mkdirSync(dir, { recursive: true });
    const file = join(dir, `cloudflare-${"c".repeat(32)}.json`);
    writeFileSync(file, '{"schema":2}');
    expect(() => World.open({ dir, seed: SEED })).toThrow(`${file}: "schema": 1; got 2`);
    expect(readFileSync(file, "utf8")).toBe('{"schema":2}');
  });

  it("refuses a second run on the same folder, and not after the first has ended", () => {
    const dir = cloudFolder();
    const world = World.open({ dir, seed: SEED });
    expect(() => World.open({ dir, seed: SEED })).toThrow(LockedError);
    world.close();
    World.open({ dir, seed: SEED }).close();
  });
});

describe("World: calls", () => {
  it("keeps nothing of a call that throws", () => {
    const world = World.open({ dir: undefined, seed: SEED });
    add(world, "a");
    expect(() =>
      world.call(AWS, NOBODY, (cloud) => {
        cloud.add({ token: TOKEN, id: "b" });
        for (const one of cloud.list(TOKEN)) one.outputs.state = "spoilt";
        throw new CloudError("LimitExceeded", "too many");
      }),
    ).toThrow("LimitExceeded: too many");
    expect(ids(world)).toEqual(["a"]);
    expect(world.entities("aws", AWS.accountId)[0]?.outputs).toEqual({});
  });

  it("keeps nothing of a question", () => {
    const world = World.open({ dir: undefined, seed: SEED });
    world.ask(AWS, NOBODY, (cloud) => cloud.add({ token: TOKEN, id: "b" }));
    expect(ids(world)).toEqual([]);
  });

  it("keeps accounts apart", () => {
    const world = World.open({ dir: undefined, seed: SEED });
    add(world, "a");
    const other = { ...AWS, accountId: "999988887777" };
    add(world, "b", other);
    expect(ids(world)).toEqual(["a"]);
    expect(ids(world, other)).toEqual(["b"]);
    expect([...world.everything()].map(({ accountId, entity }) => [accountId, entity.id])).toEqual([
      ["111122223333", "a"],
      ["999988887777", "b"],
    ]);
  });

  it("lets one cloud see the other's public records, whatever the spelling of the name", () => {
    const world = World.open({ dir: undefined, seed: SEED });
    const cloudflare = { provider: "cloudflare", accountId: "c".repeat(32), region: "global" };
    world.call(cloudflare, NOBODY, (cloud) =>
      cloud.add({ token: RECORD, id: "r1", inputs: { name: "_A.Example.org", type: "CNAME" } }),
    );
    const seen = (name: string, type: string) =>
      world.ask(AWS, NOBODY, (cloud) => cloud.world.dns(name, type).map(({ id }) => id));
    expect(seen("_a.example.org.", "CNAME")).toEqual(["r1"]);
    expect(seen("_a.example.org", "A")).toEqual([]);
    expect(seen("b.example.org", "CNAME")).toEqual([]);
  });

  it("shows another account's entities, and none for one that is not in this world", () => {
    const world = World.open({ dir: undefined, seed: SEED });
    add(world, "a", { ...AWS, accountId: "999988887777" });
    const list = (accountId: string) =>
      world.ask(AWS, NOBODY, (cloud) =>
        cloud.world
          .account("aws", accountId)
          ?.list(TOKEN)
          .map(({ id }) => id),
      );
    expect(list("999988887777")).toEqual(["a"]);
    expect(list("555555555555")).toBeUndefined();
  });

  it("uses the clock and the faults that it was given, and faults can be switched", () => {
    const now = new Date("2026-01-02T03:04:05Z");
    const world = World.open({
      dir: undefined,
      seed: SEED,
      now: () => now,
      faults: [{ kind: "pull", target: "api" }],
    });
    const look = () => world.ask(AWS, NOBODY, (cloud) => [cloud.now, cloud.fault("pull", "api")]);
    expect(look()).toEqual([now, true]);
    world.setFaults([]);
    expect(look()).toEqual([now, false]);
  });
});
