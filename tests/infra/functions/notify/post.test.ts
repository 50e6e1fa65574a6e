import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { post } from "../../../../infra/functions/notify/post.ts";

const SECRET = "https://hooks.example/services/secret-part";

/** A receiver on this machine while `use` runs. */
async function withReceiver<T>(answer: RequestListener, use: (address: string) => Promise<T>): Promise<T> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
  } finally {
    server.close();
  }
}

describe("post", () => {
  afterEach(() => void jest.restoreAllMocks());

  it("sends JSON that says so", async () => {
    const heard: unknown[] = [];
    const receiver: RequestListener = (request, response) => {
      void text(request).then((body) => {
        heard.push({ method: request.method, type: request.headers["content-type"], body });
        response.writeHead(202).end();
      });
    };
    await withReceiver(receiver, (address) => post("Slack", address, { text: "a" }));
    expect(heard).toEqual([{ method: "POST", type: "application/json", body: '{"text":"a"}' }]);
  });

  it.each([301, 400, 404, 429, 500])("fails with the status %i, and without the address", async (status) => {
    const failed = withReceiver(
      (_request, response) => void response.writeHead(status).end("no"),
      (address) => post("Slack", address, {}),
    );
    await expect(failed).rejects.toThrow(new Error(`Slack answered ${status}`));
  });

  it("fails without the address where nobody is reached", async () => {
    const fault = new TypeError(`fetch failed: ${SECRET}`);
    jest.spyOn(globalThis, "fetch").mockRejectedValue(fault);
    await expect(post("PagerDuty", SECRET, {})).rejects.toThrow(
      new Error("PagerDuty was not reached within 8000 ms"),
    );
  });

  it("fails without the address where it is none", async () => {
    await expect(post("Slack", "secret-part", {})).rejects.toThrow(
      new Error("Slack was not reached within 8000 ms"),
    );
  });

  it("gives a receiver that is silent up after 8 s, so that the other one is still told", async () => {
    const limit = jest.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort());
    await expect(
      withReceiver(
        () => undefined,
        (address) => post("Slack", address, {}),
      ),
    ).rejects.toThrow(new Error("Slack was not reached within 8000 ms"));
    expect(limit.mock.calls).toEqual([[8000]]);
  });
});
