import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { credentials } from "@grpc/grpc-js";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import grpcProto from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import { World } from "../../../rehearsal/cloud/world.ts";
import { PROVIDERS } from "../../../rehearsal/provider/server.ts";
import { fromWire, toWire } from "../../../rehearsal/provider/wire.ts";
import { CLUSTER } from "../probe-service.ts";
import { temporaryFolder } from "../schema/temporary-folder.ts";

jest.setTimeout(60_000);

const SERVE = fileURLToPath(new URL("../serve.ts", import.meta.url));
const ACCOUNT = "111122223333";

let running: ChildProcess | undefined;
let client: Client | undefined;

afterEach(() => {
  client?.close();
  running?.kill("SIGKILL");
});

/** The generated client has no types of its own. */
interface Client {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  [method: string]: any;
}

/** Starts the server in a process of its own and connects to its AWS provider. */
async function serve(dir: string): Promise<{ readonly attach: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [SERVE, dir, temporaryFolder()], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  running = child;
  const attach = String((await once(child.stdout, "data"))[0]).trim();
  const port = /aws:(\d+)/.exec(attach)?.[1];
  // biome-ignore lint/suspicious/noExplicitAny: the generated module has no types of its own
  client = new (grpcProto as any).ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  const configure = new proto.ConfigureRequest();
  configure.setArgs(toWire({ region: "eu-central-1" }));
  await ask("configure", configure);
  return { attach, child };
}

async function ask<T>(method: string, request: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    client?.[method](request, (error: Error | null, response: T) => {
      if (error === null) resolve(response);
      else reject(error);
    });
  });
}

function createCluster(name: string): InstanceType<typeof proto.CreateRequest> {
  const request = new proto.CreateRequest();
  request.setUrn(`urn:pulumi:test::protocol::${CLUSTER}::${name}`);
  request.setProperties(toWire({ name }));
  return request;
}

type CreateResponse = InstanceType<typeof proto.CreateResponse>;

describe("startRehearsalServer", () => {
  it("serves every provider on a loopback port of its own", async () => {
    const { attach } = await serve(join(temporaryFolder(), "cloud"));
    const entries = attach.split(",").map((entry) => entry.split(":"));
    expect(entries.map(([name]) => name)).toEqual([...PROVIDERS]);
    expect(new Set(entries.map(([, port]) => port)).size).toBe(PROVIDERS.length);
  });

  it("has on disk whatever it answered, even when it is killed the moment after", async () => {
    const dir = join(temporaryFolder(), "cloud");
    const { child } = await serve(dir);
    const answered: string[] = [];
    const gone = once(child, "exit");
    const calls = Array.from({ length: 40 }, async (_, index) => {
      const response = await ask<CreateResponse>("create", createCluster(`cluster-${index}`));
      answered.push(response.getId());
      if (answered.length === 5) child.kill("SIGKILL");
    });
    await Promise.allSettled(calls);
    await gone;
    expect(answered.length).toBeGreaterThanOrEqual(5);
    const world = World.open({ dir, seed: seedOfTests() }); // the dead process's lock is taken over
    const ids = world.entities("aws", ACCOUNT).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(answered));
    world.close();
  });

  it("loses nothing over many kills, each after one answer", async () => {
    const dir = join(temporaryFolder(), "cloud");
    const answered: string[] = [];
    for (const round of [1, 2, 3]) {
      const { child } = await serve(dir);
      answered.push((await ask<CreateResponse>("create", createCluster(`round-${round}`))).getId());
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
      client?.close();
    }
    const world = World.open({ dir, seed: seedOfTests() });
    expect(world.entities("aws", ACCOUNT).map(({ id }) => id)).toEqual(answered);
    expect(new Set(answered).size).toBe(3);
    world.close();
  });

  it("answers the outputs of what it made", async () => {
    await serve(join(temporaryFolder(), "cloud"));
    const response = await ask<CreateResponse>("create", createCluster("first"));
    expect(fromWire(response.getProperties())).toMatchObject({
      name: "first",
      arn: `arn:aws:ecs:eu-central-1:${ACCOUNT}:cluster/${response.getId()}`,
    });
  });

  it("says itself that it failed where a fault of its own stops it, not in the cloud's name", async () => {
    await serve(join(temporaryFolder(), "cloud"));
    const request = createCluster("x");
    request.setUrn("urn:pulumi:test::protocol::aws:sqs/queue:Queue::x");
    await expect(ask("create", request)).rejects.toThrow("the rehearsal cloud failed itself");
  });
});

function seedOfTests() {
  return {
    aws: { accountId: ACCOUNT, regions: ["eu-central-1"] },
    cloudflare: { accountId: "0".repeat(32), zones: [] },
    images: [],
  };
}
