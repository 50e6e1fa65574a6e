import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { FindingGate } from "../../../cli/stack/finding-gate.ts";
import type { Settings } from "../../../infra/config/settings.ts";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
const DIGEST = `sha256:${"5e".repeat(32)}`;
const REFERENCE = `${HOST}/shop/api@${DIGEST}`;
const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const CRITICAL = { kind: "critical-finding", target: DIGEST };

describe("the gate before a delivery", () => {
  const image = { architecture: "ARM64" as const, port: 80, healthPaths: [], writes: [], needs: [] };
  const cloud = new MemoryCloud([], { images: [{ reference: REFERENCE, ...image }] });
  let api: ApiServer;
  let scanned: { inputs: Record<string, unknown> };
  beforeAll(async () => {
    api = await startApiServer(cloud.world, new Registry([]));
    scanned = cloud.ask((one) =>
      one.add({
        token: "aws:ecr/repository:Repository",
        id: "shop/api",
        inputs: { name: "shop/api", imageScanningConfiguration: { scanOnPush: true } },
        outputs: { repositoryUrl: `${HOST}/shop/api` },
      }),
    );
  });
  afterAll(() => api.close());

  function gate(reference = REFERENCE): FindingGate {
    const services = { api: { name: "api", image: reference } };
    const settings = { aws: { accountId: "111122223333" }, services } as unknown as Settings; // all that it reads
    const wait = { attempts: 1, pauseMs: 0 };
    return new FindingGate(settings, (region) => rehearsalEndpoint(region, api.endpoint), wait);
  }
  const task = (name: string, op = "replace") => ({ op, type: TASK, name }) as never; // all that it reads

  it("lets an image through whose findings are of medium weight", async () => {
    cloud.world.setFaults([]);
    expect(await gate().judgeSteps([task("api-task")])).toEqual([]);
  });

  it("refuses a critical finding by its name, before the task is made anew", async () => {
    cloud.world.setFaults([CRITICAL]);
    expect(await gate().judgeSteps([task("api-task")])).toEqual([
      `services.api: an image without a critical finding was expected; got CVE-2014-0160 in ${REFERENCE}. Build an image in which it is fixed, and deliver that.`,
    ]);
  });

  it.each([
    ["another service's task", [task("web-task")]],
    ["a task that goes", [task("api-task", "delete")]],
    ["nothing", []],
  ])("does not ask for %s: what runs already is no delivery", async (_what, steps) => {
    cloud.world.setFaults([CRITICAL]);
    expect(await gate().judgeSteps(steps)).toEqual([]);
  });

  it("leaves an image of another account to its owner, and one that is not there to the pull", async () => {
    cloud.world.setFaults([CRITICAL]);
    expect(
      await gate(REFERENCE.replace("111122223333", "444455556666")).judge("api", REFERENCE),
    ).toBeDefined();
    const other = gate();
    expect(await other.judge("api", REFERENCE.replace("111122223333", "444455556666"))).toBeUndefined();
    expect(await other.judge("api", REFERENCE.replace(DIGEST, `sha256:${"6f".repeat(32)}`))).toBeUndefined();
    expect(await other.judge("api", REFERENCE.replace("shop/api", "shop/none"))).toBeUndefined();
    expect(other.refused).toEqual([]);
  });

  it("refuses an image that nobody scanned: unknown is no pass", async () => {
    cloud.world.setFaults([]);
    scanned.inputs.imageScanningConfiguration = { scanOnPush: false };
    expect(await gate().judge("api", REFERENCE)).toContain(
      "got ScanNotFoundException: Image scan does not exist",
    );
    scanned.inputs.imageScanningConfiguration = { scanOnPush: true };
  });
});
