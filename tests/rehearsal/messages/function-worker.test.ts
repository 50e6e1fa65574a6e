import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "@jest/globals";
import type { Task } from "../../../rehearsal/messages/function-worker.ts";

/** What the worker says of a module with this source. */
function said(source: string, task: Partial<Task> = {}): Promise<unknown> {
  const worker = new Worker(new URL("../../../rehearsal/messages/function-worker.ts", import.meta.url), {
    workerData: {
      module: `data:text/javascript,${encodeURIComponent(source)}`,
      handler: "handler",
      event: { name: "a" },
      internet: {},
      ...task,
    },
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

describe("a function's worker", () => {
  it("hands the event to the handler and its result back", async () => {
    expect(await said("export const handler = async (event) => ({ hello: event.name });")).toEqual({
      result: { hello: "a" },
    });
  });

  it.each([
    ["throws", 'export const handler = () => { throw new Error("refused"); };', "refused"],
    ["throws no error", 'export const handler = () => { throw "refused"; };', "refused"],
    ["has no such handler", "export const other = 1;", "the module exports no function handler"],
    ["has a handler that is none", "export const handler = 1;", "the module exports no function handler"],
  ])("says why a module failed that %s", async (_, source, error) => {
    expect(await said(source)).toEqual({ error });
  });

  it("says what is wrong with a module that does not load", async () => {
    expect(await said("export const = 1;")).toEqual({ error: expect.stringMatching(/Unexpected token/) });
  });

  const asks = (address: string) =>
    `export const handler = async () => (await fetch(${JSON.stringify(address)}, { method: "POST", body: "b" })).text();`;

  it("lets nothing reach the internet", async () => {
    expect(await said(asks("https://hooks.slack.com/services/secret"))).toEqual({
      error: "https://hooks.slack.com is not part of this rehearsal",
    });
  });

  it("lets it reach an address that is played here, with its path and query", async () => {
    const server = createServer((request, response) => {
      response.end(`${request.method} ${request.url}`);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const stage = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      expect(
        await said(asks("https://hooks.slack.com/services/a?b=1"), {
          internet: { "https://hooks.slack.com": stage },
        }),
      ).toEqual({ result: "POST /services/a?b=1" });
    } finally {
      server.close();
    }
  });
});
