import { describe, expect, it } from "@jest/globals";
import { invokeFunction } from "../../../rehearsal/messages/invoke-function.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { MemoryCloud } from "../memory-cloud.ts";

const ROLE = "arn:aws:iam::111122223333:role/answer";
const STAGE = { api: "http://127.0.0.1:1", internet: {} };

/** A cloud in which a function of that code stands; its clock shows 2026-11-20T12:00Z. */
function withFunction(source: string, more: object = {}) {
  const cloud = new MemoryCloud([]);
  cloud.put(TOKEN.role, "answer", { arn: ROLE });
  cloud.put(TOKEN.function, "answer", {
    role: ROLE,
    handler: "index.handler",
    code: { assets: { "index.mjs": { text: source } } },
    environment: { variables: { COLOUR: "blue" } },
    ...more,
  });
  const at = { accountId: "111122223333", region: "eu-central-1", functionName: "answer" };
  return (event: unknown = {}, functionName = "answer") =>
    invokeFunction(cloud.world, { ...at, functionName }, event, STAGE);
}

describe("invokeFunction", () => {
  it("runs the function's own code with the event, its variables and its region", async () => {
    const invoke = withFunction(
      "export const handler = (event) => ({ event, colour: process.env.COLOUR, region: process.env.AWS_REGION });",
    );
    expect(await invoke({ release: "a" })).toEqual({
      result: { event: { release: "a" }, colour: "blue", region: "eu-central-1" },
    });
  });

  it("lets it live by the rehearsal's clock, whatever the machine's shows", async () => {
    const invoke = withFunction(
      "export const handler = () => [new Date().toISOString(), Date.now(), new Date(0).getTime(), new Date() instanceof Date];",
    );
    const { result } = (await invoke()) as { result: [string, number, number, boolean] };
    expect(result[0]).toMatch(/^2026-11-20T12:0/);
    expect(new Date(result[1]).toISOString()).toMatch(/^2026-11-20T12:0/);
    expect(result.slice(2)).toEqual([0, true]);
  });

  it("answers with what the function threw, and with its end of time", async () => {
    const thrown = withFunction('export const handler = () => { throw new Error("no snapshot"); };');
    expect(await thrown()).toEqual({ error: "no snapshot" });
    const endless = withFunction(
      "export const handler = () => new Promise((done) => setTimeout(done, 1e6));",
      {
        timeout: 1,
      },
    );
    expect(await endless()).toEqual({ error: "Task timed out after 1 seconds" });
  });

  it("throttles every call of a function that may run 0 times at once, and none of one that may once", async () => {
    const code = "export const handler = () => 1;";
    const closed = withFunction(code, { arn: "arn:answer", reservedConcurrentExecutions: 0 });
    await expect(closed()).rejects.toThrow("Rate Exceeded: arn:answer may run 0 times at once");
    expect(await withFunction(code, { reservedConcurrentExecutions: 1 })()).toEqual({ result: 1 });
  });

  it("refuses a function that is not there, and one without role or code", async () => {
    const invoke = withFunction("export const handler = () => 1;");
    await expect(invoke({}, "other")).rejects.toThrow("other: a function of eu-central-1 was expected");
    const bare = withFunction("", { role: "arn:aws:iam::111122223333:role/none", arn: "arn:answer" });
    await expect(bare()).rejects.toThrow("arn:answer has no role or no readable code");
  });
});
