import { describe, expect, it } from "@jest/globals";
import type { ImagePresence } from "../../../cli/cloud/image-presence.ts";
import type { About } from "../../../cli/lib/stack-words.ts";
import type { Clouds } from "../../../cli/preflight/clouds.ts";
import { imageChecks } from "../../../cli/preflight/judge-images.ts";
import type { Settings } from "../../../infra/config/settings.ts";
import { exampleService, exampleSettings } from "../../infra/example-settings.ts";

const OWN = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/api@sha256:a1b2c3${"0".repeat(52)}d4e5f6`;
const FOREIGN = OWN.replace("111122223333", "444455556666");
const EXAMPLE = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/api@sha256:${"0".repeat(62)}a1`;
const SHORT = "sha256:a1b2c3…d4e5f6 in shop/api";
const CLOUD = { stack: "staging", configDir: process.cwd(), on: "cloud" } as const;
const REHEARSAL = { stack: "staging", configDir: process.cwd(), on: "rehearsal" } as const;

const OWNER = { ownership: "owner", readerAccountIds: [] } as const;
const READER = { ownership: "reader", ownerAccountId: "444455556666" } as const;

type Answer = ImagePresence | Error;

function refusal(name: string): Error {
  return Object.assign(new Error("refused"), { name });
}

function checksOf(image: string, registry: Settings["registry"], answer: Answer, about: About) {
  const settings = exampleSettings({ registry, services: { api: exampleService({ image }) } });
  const ask: Clouds["image"] = async () => {
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return imageChecks(settings, { image: ask } as Clouds, about); // the one question that it asks
}

async function judged(
  image: string,
  registry: Settings["registry"],
  answer: Answer,
  about: About = CLOUD,
): Promise<object | undefined> {
  const [first] = checksOf(image, registry, answer, about);
  return first?.[1]();
}

describe("imageChecks", () => {
  it("asks for an image in ECR by its key path, and for none of another registry", () => {
    expect(checksOf(OWN, OWNER, "there", CLOUD).map(([subject]) => subject)).toEqual(["services.api.image"]);
    expect(checksOf(OWN.replace(/^[^/]+/, "ghcr.io"), OWNER, "there", CLOUD)).toEqual([]);
  });

  it("is well with one that is there", async () => {
    expect(await judged(OWN, OWNER, "there")).toEqual({
      state: "ok",
      expected: SHORT,
      found: "there",
      next: "",
    });
  });

  it.each([
    [
      "an image that nobody pushed",
      OWN,
      OWNER,
      "no image",
      "no such image",
      "Push it, or write the digest of one that was pushed",
    ],
    [
      "a repository that this stack has not made",
      OWN,
      OWNER,
      "no repository",
      "no such repository",
      "pulumi up --stack staging --target '**::registry**' --target '**::data-key**'; then push it",
    ],
    [
      "a repository that another stack has not made",
      FOREIGN,
      READER,
      "no repository",
      "no such repository",
      "In the stack that owns the registry: pulumi up --stack <stack> --target '**::registry**' --target '**::data-key**'; then push it",
    ],
  ] as const)("fails %s, and says what to do", async (_what, image, registry, answer, found, next) => {
    expect(await judged(image, registry, answer)).toEqual({ state: "failed", expected: SHORT, found, next });
  });

  it("leaves a repository that the rehearsal's own update makes to a person: it pushes by itself", async () => {
    expect(await judged(EXAMPLE, OWNER, "no repository", REHEARSAL)).toMatchObject({ state: "person" });
    expect(await judged(EXAMPLE, READER, "no repository", REHEARSAL)).toMatchObject({ state: "failed" });
  });

  it("asks a person for a digest in place of the reference file's, on the real clouds alone", async () => {
    expect(await judged(EXAMPLE, OWNER, "no image")).toMatchObject({
      state: "person",
      found: "the reference file's example",
    });
    expect(await judged(EXAMPLE, OWNER, "there", REHEARSAL)).toMatchObject({ state: "ok" });
  });

  it("does not know of an image at which another account lets nobody look, and says who must act", async () => {
    expect(await judged(FOREIGN, READER, refusal("AccessDeniedException"))).toEqual({
      state: "unknown",
      expected: SHORT,
      found: "account 444455556666 does not let 111122223333 look, or has no such repository",
      next: "Bring up the stack that owns the registry, with 111122223333 in registry.readerAccountIds, and allow ecr:BatchGetImage to your credentials",
    });
  });

  it.each([
    ["the own account denies", OWN, "AccessDeniedException"],
    ["nobody answers in another account", FOREIGN, "ServerException"],
  ])("passes on what %s", async (_what, image, name) => {
    await expect(judged(image, OWNER, refusal(name))).rejects.toMatchObject({ name });
  });
});
