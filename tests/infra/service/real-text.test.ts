import { describe, expect, it } from "@jest/globals";
import { type Input, output } from "@pulumi/pulumi";
import { realText } from "../../../infra/service/real-text.ts";
import { referenceTo } from "../../../infra/service/references.ts";
import { taskDraft } from "../../../infra/service/task-draft.ts";
import { exampleService, exampleSettings } from "../example-settings.ts";

const settings = exampleSettings();
const drafted = taskDraft(settings, exampleService({ outputs: { REDIS_HOST: "cache.host" } })).containers;

/** The text, once it is known. */
function known(texts: Readonly<Record<string, Input<string>>>, containers = drafted): Promise<string> {
  return new Promise((resolve) => void realText(containers, texts).apply(resolve));
}

describe("realText", () => {
  it("is the containers as JSON, with the real texts where references stood", async () => {
    const texts = { "cache.host": output(Promise.resolve("h.example")), "logs.api": "group" };
    const text = await known(texts);
    expect(JSON.parse(text)).toEqual(
      JSON.parse(
        JSON.stringify(drafted)
          .replaceAll(referenceTo("cache.host"), "h.example")
          .replaceAll(referenceTo("logs.api"), "group"),
      ),
    );
    expect(text).toContain('{"name":"REDIS_HOST","value":"h.example"}');
  });

  it("keeps a text valid that holds quotes, and does not read references in it", async () => {
    const odd = `a"b\\${referenceTo("logs.api")}`;
    const text = await known({ "cache.host": odd, "logs.api": "group" });
    expect(JSON.parse(text)).toMatchObject([
      { environment: expect.arrayContaining([{ name: "REDIS_HOST", value: odd }]) },
    ]);
  });

  it("waits for no text that nothing refers to", async () => {
    const never = output(new Promise<string>(() => undefined));
    expect(await known({ "cache.host": "h", "logs.api": "g", "cache.port": never })).toContain('"h"');
  });
});
