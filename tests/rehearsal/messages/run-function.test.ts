import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "@jest/globals";
import { type FunctionRun, runFunction } from "../../../rehearsal/messages/run-function.ts";

const run = (source: string, change: Partial<FunctionRun> = {}) =>
  runFunction({
    files: { "index.mjs": source },
    handler: "index.handler",
    environment: {},
    timeoutSeconds: 30,
    event: {},
    internet: {},
    now: new Date(),
    ...change,
  });

describe("runFunction", () => {
  it("runs the code with its event, and gives its answer", async () => {
    const source = "export const handler = async ({ a, b }) => a + b;";
    expect(await run(source, { event: { a: 1, b: 2 } })).toEqual({ result: 3 });
  });

  it("runs modules that import one another, and the one that the handler names", async () => {
    const files = {
      "main.mjs": 'import { twice } from "./twice.mjs"; export const go = (n) => twice(n);',
      "twice.mjs": "export const twice = (n) => 2 * n;",
    };
    expect(await run("", { files, handler: "main.go", event: 21 })).toEqual({ result: 42 });
  });

  it("gives it the variables of its own alone", async () => {
    const source = "export const handler = () => [process.env.OWN, process.env.PATH ?? 'none'];";
    expect(await run(source, { environment: { OWN: "1" } })).toEqual({ result: ["1", "none"] });
  });

  it("gives it the SDK that Lambda's runtime brings", async () => {
    const source =
      'import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager"; export const handler = () => typeof SecretsManagerClient;';
    expect(await run(source)).toEqual({ result: "function" });
  });

  it.each([
    ["fails", 'export const handler = () => { throw new Error("refused"); };', "refused"],
    [
      "ends its process",
      "export const handler = () => process.exit(0);",
      "the function ended without an answer",
    ],
    [
      "fails outside of its handler",
      'export const handler = () => new Promise(() => setTimeout(() => { throw new Error("late"); }));',
      "late",
    ],
  ])("says why a function did not answer that %s", async (_, source, error) => {
    expect(await run(source)).toEqual({ error: expect.stringMatching(new RegExp(`${error}$`)) });
  });

  it("stops a function that takes longer than it may", async () => {
    const source = "export const handler = () => { for (;;); };";
    expect(await run(source, { timeoutSeconds: 1 })).toEqual({ error: "Task timed out after 1 seconds" });
  });

  it("says that a module is not there", async () => {
    expect(await run("", { handler: "gone.handler" })).toEqual({
      error: expect.stringContaining("Cannot find module"),
    });
  });

  it("leaves nothing behind", async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("slipway-function-"));
    const before = new Set(left());
    const { result } = (await run("export const handler = () => import.meta.url;")) as { result: string };
    const folder = /slipway-function-[^/]+/.exec(result)?.[0] ?? "";
    expect(folder).not.toBe("");
    expect(before.has(folder)).toBe(false);
    expect(left()).not.toContain(folder);
  });
});
