import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { FindingGate } from "../../../cli/stack/finding-gate.ts";
import type { Settings } from "../../../infra/config/settings.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
const DIGEST = `sha256:${"5e".repeat(32)}`;
const REFERENCE = `${HOST}/shop/api@${DIGEST}`;
const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const OWNER = "444455556666";
const FOREIGN_DIGEST = `sha256:${"7a".repeat(32)}`;
/** In an account that nobody brought up. */
const FOREIGN = `777788889999.dkr.ecr.eu-central-1.amazonaws.com/shop/api@${FOREIGN_DIGEST}`;
const CRITICAL = { kind: "critical-finding", target: DIGEST } as const;

describe("the gate before a delivery", () => {
  const image = { architecture: "ARM64" as const, port: 80, healthPaths: [], writes: [], needs: [] };
  const cloud = new MemoryCloud([], {
    images: [REFERENCE, FOREIGN].map((reference) => ({ reference, ...image })),
  });
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

  function gate(reference = REFERENCE, dump?: object): FindingGate {
    const services = { api: { name: "api", image: reference } };
    const aws = { accountId: "111122223333" };
    const settings = { aws, services, backup: { dump } } as unknown as Settings; // all that it reads
    const wait = { attempts: 1, pauseMs: 0 };
    return new FindingGate(settings, (region) => rehearsalEndpoint(region, api.endpoint), wait);
  }
  const told = async (one: FindingGate): Promise<readonly string[]> =>
    (await one.judgeSteps([task("api-task")])).map(formatProblem);
  const task = (name: string, op = "replace", type = TASK) => ({ op, type, name }) as never; // all that it reads

  it("lets an image through whose findings are of medium weight", async () => {
    cloud.world.setFaults([]);
    expect(await gate().judgeSteps([task("api-task")])).toEqual([]);
  });

  it("refuses a critical finding by its name, before the task is made anew", async () => {
    cloud.world.setFaults([CRITICAL]);
    expect(await told(gate())).toEqual([
      `services.api.image: an image without a critical finding; got CVE-2014-0160 in ${REFERENCE}. Build an image in which it is fixed, and deliver that.`,
    ]);
  });

  it.each([
    ["api-service", "aws:ecs/service:Service"],
    ["dump-schedule", "aws:scheduler/schedule:Schedule"],
  ])("refuses it when %s alone is changed: its task did not come up before", async (name, type) => {
    cloud.world.setFaults([CRITICAL]);
    const problems = await gate(REFERENCE, { image: REFERENCE }).judgeSteps([task(name, "update", type)]);
    expect(problems).toHaveLength(1);
  });

  it.each([
    ["another service's task", [task("web-task")]],
    ["a task that goes", [task("api-task", "delete")]],
    ["nothing", []],
  ])("does not ask for %s: what runs already is no delivery", async (_what, steps) => {
    cloud.world.setFaults([CRITICAL]);
    expect(await gate().judgeSteps(steps)).toEqual([]);
  });

  it("judges an image of another account as one of its own", async () => {
    cloud.world.setFaults([{ kind: "critical-finding", target: FOREIGN_DIGEST }]);
    const foreign = gate(FOREIGN);
    expect(await told(foreign)).toEqual([
      `services.api.image: an image without a critical finding; got CVE-2014-0160 in ${FOREIGN}. Build an image in which it is fixed, and deliver that.`,
    ]);
    cloud.world.setFaults([]);
    expect(await gate(FOREIGN).judgeSteps([task("api-task")])).toEqual([]);
  });

  it("leads from an image that is built here to its base image, whose digest alone makes it build again", async () => {
    cloud.world.setFaults([CRITICAL]);
    const { refusal } = await gate().judgeBuilt("api", REFERENCE);
    expect(refusal).toMatch(
      /^services\.api\.build: .* Take a base image in which it is fixed: its new digest in /,
    );
  });

  it("refuses an image of another account whose findings that account does not give, and says who must act", async () => {
    cloud.as({ accountId: OWNER });
    cloud.ask((one) =>
      one.add({ token: "aws:ecr/repository:Repository", id: "shop/api", inputs: { name: "shop/api" } }),
    );
    const problem = await gate().judge("services.api.image", REFERENCE.replace("111122223333", OWNER));
    expect(problem?.found).toMatch(
      /^AccessDeniedException: User: arn:aws:iam::111122223333:user.rehearsal is not /,
    );
    expect(problem?.next).toBe(
      `Add 111122223333 to registry.readerAccountIds of the stack that owns the registry in account ${OWNER}, bring that stack up, allow ecr:DescribeImageScanFindings to your credentials, and run this again`,
    );
  });

  it("judges what stands beside services, where its image is in ECR", async () => {
    cloud.world.setFaults([CRITICAL]);
    const dump = { image: REFERENCE, restoreTest: { image: REFERENCE } };
    const problems = await gate("ghcr.io/shop/api", dump).judgeSteps([task("dump-definition", "create")]);
    expect(problems.map(({ where }) => where)).toEqual(["backup.dump.image"]);
  });

  it("leaves an image of another registry, and one that is not there to the pull", async () => {
    cloud.world.setFaults([CRITICAL]);
    const other = gate();
    expect(await other.judge("a", `ghcr.io/shop/api@${DIGEST}`)).toBeUndefined();
    expect(await other.judge("a", REFERENCE.replace(DIGEST, `sha256:${"6f".repeat(32)}`))).toBeUndefined();
    expect(await other.judge("a", REFERENCE.replace("shop/api", "shop/none"))).toBeUndefined();
    expect(other.refused).toEqual([]);
  });

  it("refuses an image that nobody scanned: unknown is no pass", async () => {
    cloud.world.setFaults([]);
    scanned.inputs.imageScanningConfiguration = { scanOnPush: false };
    const problem = await gate().judge("services.api.image", REFERENCE);
    expect(problem?.found).toMatch(/^ScanNotFoundException: Image scan does not exist/);
    expect(problem?.next).toContain(
      "Allow ecr:DescribeImageScanFindings, or scan it with `aws ecr start-image-scan ",
    );
    scanned.inputs.imageScanningConfiguration = { scanOnPush: true };
  });
});
