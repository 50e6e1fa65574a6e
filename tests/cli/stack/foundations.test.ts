import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { foundationProblems } from "../../../cli/stack/foundations.ts";
import { checkFolder } from "../../../infra/config/check.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import { zoneGuards } from "../../../infra/edge/zone-guards.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";
import { backendFolder } from "./backend-folder.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

describe("foundationProblems of a stack in another one's zone", () => {
  const folder = backendFolder();
  const session = folder.session("test");
  const said = async () => (await foundationProblems(session)).map(formatProblem);

  it("refuses it before the owner of the zone is up", async () => {
    const [problem, ...more] = await said();
    expect(more).toEqual([]);
    expect(problem).toContain(
      "got staging, which is not up. Update staging first: npx slipway up --stack staging",
    );
    expect(problem).toContain("admin api-test.");
  });

  it("refuses it while the owner's last update did not know its hostnames", async () => {
    const { settings } = folder.session("staging");
    const guards = zoneGuards(settings).filter((one) => !one.includes("-test."));
    folder.stands("staging", { guards });
    expect((await said())[0]).toContain("got its last update, which did not know them");
  });

  it("accepts it once the owner guards them, and asks nothing of the owner", async () => {
    folder.stands("staging", { guards: zoneGuards(folder.session("staging").settings) });
    expect(await said()).toEqual([]);
    expect(await foundationProblems(folder.session("staging"))).toEqual([]);
  });
});

describe("foundationProblems of a stack that reads another one's repositories", () => {
  const folder = backendFolder();
  const [owner, reader] = ["444455556666", "111122223333"];
  const inOneAccount = (file: string) =>
    writeFileSync(
      join(folder.configDir, file),
      readFileSync(join(ROOT, file), "utf8").replaceAll(`["${reader}"]`, "[]").replaceAll(owner, reader),
    );
  inOneAccount("Pulumi.production.yaml");
  inOneAccount("Pulumi.staging.yaml");
  const config = checkFolder(folder.configDir).configs.get("staging"); // both own what one account has once: no matter here
  if (config === undefined) throw new Error("staging: a configuration was expected.");
  const session = folder.session("staging", resolve(config).settings);
  const { aws, product, services } = session.settings;
  const cloud = new MemoryCloud([], { aws: { accountId: aws.accountId, regions: [aws.region] } });
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApiServer(cloud.world, new Registry([]));
  });
  afterAll(() => api.close());
  const said = async () => {
    const at = (region: string) => rehearsalEndpoint(region, api.endpoint);
    const opened = { ...session.opened, aws: at };
    return (await foundationProblems({ ...session, opened })).map(formatProblem);
  };

  it("refuses it before those are there, an image at a time, with the stack that makes them", async () => {
    const problems = await said();
    expect(problems).toHaveLength(Object.keys(services).length);
    expect(problems[0]).toContain(
      "services.api.image: an image in a repository that the stack production makes",
    );
    expect(problems[0]).toContain(
      `Bring production up first: npx slipway up --stack production --config ${folder.configDir}`,
    );
  });

  it("leaves an image that nobody pushed into a repository to the update", async () => {
    cloud.as({ region: aws.region });
    for (const name of Object.keys(services))
      cloud.put("aws:ecr/repository:Repository", `${product}/${name}`, {});
    expect(await said()).toEqual([]);
  });
});
