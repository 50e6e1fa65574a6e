import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { ecrToken } from "../../../../rehearsal/services/aws/ecr-token.ts";
import { docker } from "../../../../rehearsal/services/docker/docker.ts";
import { DOCKER_ACCOUNT, PUSHED, pushedTo } from "../../../../rehearsal/services/docker/pushed-images.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const IMAGE = "docker:index/registryImage:RegistryImage";
const HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
const NAME = `${HOST}/shop/api:content-1`;
type Values = Record<string, unknown>;
let dir: string;
let cloud: MemoryCloud;
let login: Values;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "slipway-docker-"));
  writeFileSync(join(dir, "Dockerfile"), "FROM node:24 AS build\nFROM node:24-slim AS runtime\n");
  cloud = new MemoryCloud([docker, ecrToken]);
  const token = cloud.lookup("aws:ecr/getAuthorizationToken:getAuthorizationToken");
  login = { address: `https://${HOST}`, username: token.userName, password: token.password };
  cloud.ask((one) =>
    one.add({
      token: "aws:ecr/repository:Repository",
      id: "shop/api",
      inputs: { name: "shop/api", imageTagMutability: "IMMUTABLE" },
    }),
  );
  cloud.as({ provider: "docker", accountId: DOCKER_ACCOUNT, region: "global" });
});
afterEach(() => rmSync(dir, { recursive: true }));

const inputs = (build: Values = {}, more: Values = {}): Values => ({
  name: NAME,
  keepRemotely: true,
  authConfig: login,
  build: { context: dir, dockerfile: "Dockerfile", platform: "linux/arm64", builder: "default", ...build },
  ...more,
});
const digest = (build: Values = {}, more: Values = {}) =>
  cloud.make(IMAGE, inputs(build, more)).outputs.sha256Digest;

describe("a build", () => {
  it("gives a digest of its content: another file is another digest", () => {
    const first = digest();
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
    writeFileSync(join(dir, "main.js"), "start()");
    expect(digest({}, { name: `${HOST}/shop/api:content-2` })).not.toBe(first);
  });

  it.each<[string, Values, string]>([
    [
      "without a context",
      { context: "/nowhere/api" },
      'unable to prepare context: path "/nowhere/api" not found',
    ],
    [
      "without a Dockerfile",
      { dockerfile: "Dockerfile.web" },
      "open Dockerfile.web: no such file or directory",
    ],
    ["of a stage that is not there", { target: "tests" }, 'target stage "tests" could not be found'],
    [
      "with secrets for the legacy builder",
      { builder: undefined, secrets: [{ id: "npm", env: "NPM" }] },
      "build.builder: the legacy builder has no secrets",
    ],
    [
      "with a secret from nowhere",
      { secrets: [{ id: "npm" }] },
      "build.secrets[0]: one of env and src must be given",
    ],
  ])("%s is refused", (_what, build, refusal) => {
    expect(() => digest(build)).toThrow(refusal);
  });

  it("never reads the value of a secret", () => {
    process.env.SLIPWAY_TEST_TOKEN = "s3cr3t";
    const made = cloud.make(IMAGE, inputs({ secrets: [{ id: "npm", env: "SLIPWAY_TEST_TOKEN" }] }));
    expect(JSON.stringify(made)).not.toContain("s3cr3t");
    delete process.env.SLIPWAY_TEST_TOKEN;
  });
});

describe("a read", () => {
  it("finds the image as long as the build's login holds, and then takes it for gone though it is there", () => {
    const made = cloud.make(IMAGE, inputs());
    cloud.wait(11.9);
    expect(cloud.lost(made)).toBe(false);
    cloud.wait(0.2);
    expect(cloud.lost(made)).toBe(true);
    expect(cloud.list(PUSHED)).toHaveLength(1);
  });

  it("takes an image for gone that somebody deleted, or whose login another registry would want", () => {
    const made = cloud.make(IMAGE, inputs());
    expect(cloud.lost({ ...made, inputs: inputs({}, { authConfig: undefined }) })).toBe(true);
    const [pushed] = cloud.list(PUSHED);
    cloud.ask((one) => pushed !== undefined && one.remove(pushed));
    expect(cloud.lost(made)).toBe(true);
  });
});

describe("a push", () => {
  it.each<[string, () => Values, string]>([
    ["without a login", () => ({ authConfig: undefined }), "no basic auth credentials"],
    [
      "with another registry's login",
      () => ({ authConfig: { ...login, address: "https://ghcr.io" } }),
      "no basic auth credentials",
    ],
    [
      "with a made-up password",
      () => ({ authConfig: { ...login, password: "abc" } }),
      "Your authorization token is invalid",
    ],
    [
      "with a login of yesterday",
      () => ({ authConfig: { ...login, password: expired() } }),
      "Your authorization token has expired",
    ],
    [
      "to a repository that is not there",
      () => ({ name: `${HOST}/shop/web:1` }),
      "The repository with name 'shop/web' does not exist",
    ],
    [
      "of another region",
      () => ({
        name: NAME.replace("eu-central-1", "eu-west-1"),
        authConfig: { ...login, address: `https://${HOST.replace("eu-central-1", "eu-west-1")}` },
      }),
      "The repository with name 'shop/api' does not exist",
    ],
  ])("%s is refused", (_what, more, refusal) => {
    expect(() => digest({}, more())).toThrow(refusal);
    expect(cloud.list(PUSHED)).toEqual([]);
  });

  it("never moves a tag of an immutable repository to other content", () => {
    digest();
    writeFileSync(join(dir, "main.js"), "start()");
    expect(() => digest()).toThrow("The image tag 'content-1' already exists in the 'shop/api' repository");
  });

  it("is refused for the second build of the same content, which is another image under the same tag", () => {
    digest();
    expect(digest()).toMatch(/^sha256:/); // at the same moment it is the same image
    cloud.wait(1);
    expect(() => digest()).toThrow("The image tag 'content-1' already exists in the 'shop/api' repository");
  });

  it("is built anew where its repository went and came again: the images went with it", () => {
    const first = digest();
    const repository = "aws:ecr/repository:Repository";
    cloud.as({ provider: "aws", accountId: "111122223333", region: "eu-central-1" });
    cloud.ask((one) => {
      for (const gone of one.list(repository)) one.remove(gone);
      expect(pushedTo(one, `${HOST}/shop/api`)).toEqual([]);
      one.add({ token: repository, id: "shop/api", createdAt: "2026-11-20T12:00:01Z" });
      expect(pushedTo(one, `${HOST}/shop/api`)).toEqual([]);
    });
    cloud.as({ provider: "docker", accountId: DOCKER_ACCOUNT, region: "global" });
    expect(digest()).toBe(first);
    expect(cloud.list(PUSHED)).toHaveLength(1);
  });

  it("leaves the image there when its resource goes and keepRemotely says so, and else takes it along", () => {
    cloud.drop(cloud.make(IMAGE, inputs()));
    expect(cloud.list(PUSHED)).toHaveLength(1);
    cloud.drop(cloud.make(IMAGE, inputs({}, { keepRemotely: false })));
    expect(cloud.list(PUSHED)).toEqual([]);
  });
});

function expired(): string {
  return Buffer.from(JSON.stringify({ expiresAt: "2026-11-19T12:00:00Z" })).toString("base64");
}
