import { describe, expect, it } from "@jest/globals";
import { idleFaults, rehearsedFaults } from "../../../cli/stack/rehearsed-faults.ts";
import { exampleService, exampleSettings } from "../../infra/example-settings.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
const A = `sha256:${"a".repeat(64)}`;
const C = `sha256:${"c".repeat(64)}`;

const build = { context: ".", dockerfile: "Dockerfile", target: undefined, builder: "default" };
const settings = exampleSettings({
  services: {
    api: exampleService({ image: `${HOST}/shop/api@${A}` }),
    web: exampleService({ name: "web", image: `ghcr.io/shop/web@${C}` }),
    built: exampleService({
      name: "built",
      // As the configuration derives it: nobody knows the digest before the build.
      image: `${HOST}/shop/built@\${digest.built}`,
      build: { ...build, args: {}, secrets: {} },
    }),
  },
});
const read = (...asked: readonly string[]) => rehearsedFaults(asked, settings, "rehearsal");

describe("rehearsedFaults", () => {
  it("strike an image by its digest, and one that is built by its repository", () => {
    expect(read("critical-finding=api", "health=web", "image-unscanned=built")).toEqual([
      { asked: "critical-finding=api", fault: { kind: "critical-finding", target: A } },
      { asked: "health=web", fault: { kind: "health", target: C } },
      { asked: "image-unscanned=built", fault: { kind: "image-unscanned", target: `${HOST}/shop/built` } },
    ]);
    expect(read()).toEqual([]);
  });

  it.each([
    [
      "a fault that it does not know",
      "critical-findings=api",
      '--rehearse critical-findings=api: <fault>=<image>, with the fault one of critical-finding, image-unscanned, image-absent, pull, health; got "critical-findings". Did you mean critical-finding? Name one of them.',
    ],
    [
      "an image that the stack does not have",
      "pull=wep",
      '--rehearse pull=wep: <fault>=<image>, with the image one of api, web, built; got "wep". Did you mean web? Name one of them.',
    ],
    [
      "no image",
      "pull",
      "--rehearse pull: <fault>=<image>, with the image one of api, web, built; got none. Name one of them.",
    ],
    [
      "a finding in another registry, whose scans nobody reads",
      "critical-finding=web",
      "--rehearse critical-finding=web: an image in ECR, whose scan is read; got ghcr.io/shop/web. Name another image: those of other registries are not judged.",
    ],
  ])("refuse %s", (_what, asked, says) => {
    expect(() => read(asked)).toThrow(says);
  });

  it("tell everything that is wrong at once", () => {
    expect(() => read("drift=api", "pull=wep")).toThrow(/drift=api[^\n]*\n--rehearse pull=wep/);
  });

  it("are refused on the real clouds", () => {
    expect(() => rehearsedFaults(["pull=api"], settings, "cloud")).toThrow(
      "--rehearse: faults on the rehearsal alone; got --on cloud. Take one of the two away.",
    );
    expect(rehearsedFaults([], settings, "cloud")).toEqual([]);
  });
});

describe("idleFaults", () => {
  it("names those that nothing was struck by", () => {
    const asked = read("pull=api", "health=web");
    const { world } = new MemoryCloud([]);
    world.setFaults(asked.map(({ fault }) => fault));
    const caller = { provider: "aws", accountId: "111122223333", region: "eu-west-1" };
    world.ask(caller, { name: "", urn: "" }, (cloud) => cloud.fault("pull", A));
    expect(idleFaults(asked, world)).toEqual(["--rehearse health=web: it struck nothing."]);
    expect(idleFaults(asked, undefined)).toEqual([]);
  });
});
