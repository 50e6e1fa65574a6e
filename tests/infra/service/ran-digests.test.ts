import { describe, expect, it } from "@jest/globals";
import { digestOf, ranDigests, withRun } from "../../../infra/service/ran-digests.ts";

const digest = (mark: string) => `sha256:${mark.padStart(64, "0")}`;
const image = (mark: string) => `shop.example/api@${digest(mark)}`;

describe("digestOf", () => {
  it("takes the digest off the end of a reference, whatever the repository and a tag", () => {
    expect(digestOf(image("a"))).toBe(digest("a"));
    expect(digestOf(`shop.example:5000/api:1.2@${digest("a")}`)).toBe(digest("a"));
  });

  it.each(["shop.example/api:1.2", `${image("a")}0`, image("a").slice(0, -1), image("A"), ""])(
    "finds none in %s",
    (reference) => expect(digestOf(reference)).toBeUndefined(),
  );
});

describe("withRun", () => {
  it("puts the image that runs before those that ran", () => {
    expect(withRun({ api: [digest("a")] }, { api: image("b") }, [])).toEqual({
      api: [digest("b"), digest("a")],
    });
  });

  it("remembers an image once, also one that was gone back to", () => {
    const before = { api: [digest("b"), digest("a")] };
    expect(withRun(before, { api: image("b") }, [])).toEqual(before);
    expect(withRun(before, { api: image("a") }, [])).toEqual({ api: [digest("a"), digest("b")] });
  });

  it("does not count the image of a service that waits for a secret, and keeps what ran", () => {
    expect(withRun({ api: [digest("a")] }, { api: image("b"), web: image("c") }, ["api", "web"])).toEqual({
      api: [digest("a")],
      web: [],
    });
  });

  it("forgets the twenty-first, and a service that is gone", () => {
    const api = Array.from({ length: 20 }, (_, at) => digest(`1${at}`));
    const after = withRun({ api, old: [digest("a")] }, { api: image("b") }, []);
    expect(after).toEqual({ api: [digest("b"), ...api.slice(0, 19)] });
  });
});

describe("ranDigests", () => {
  it("reads back what was remembered, and nothing that is no digest", () => {
    const ran = { api: [digest("b"), "latest", 3, digest("a")], web: "sha256" };
    expect(ranDigests({ ranDigests: ran, images: { api: image("c") } })).toEqual({
      api: [digest("b"), digest("a")],
      web: [],
    });
  });

  it("takes the declared images of a stack that remembers none yet, but for held services", () => {
    const outputs = { images: { api: image("a"), web: image("b") }, heldServices: ["web"] };
    expect(ranDigests(outputs)).toEqual({ api: [digest("a")], web: [] });
  });

  it("knows nothing of a stack without outputs", () => {
    expect(ranDigests({})).toEqual({});
    expect(ranDigests({ images: "api", ranDigests: ["api"] })).toEqual({});
  });
});
