import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import worker, { type Variables } from "../../../../infra/functions/failover/index.ts";

const VARIABLES: Variables = { PAGE: "<h1>Back soon</h1>", MESSAGE: "Back soon" };
const HTML = { "content-type": "text/html; charset=utf-8" };
const BROWSER = { accept: "text/html,*/*" };
const own = globalThis.fetch;
const fetched = jest.fn<typeof fetch>();

beforeEach(() => {
  fetched.mockReset();
  globalThis.fetch = fetched;
});
afterEach(() => {
  globalThis.fetch = own;
});

const ask = (init: RequestInit = {}, more: Partial<Variables> = {}) =>
  worker.fetch(new Request("https://shop.example/orders?page=2", init), { ...VARIABLES, ...more });
const askedUrls = () =>
  fetched.mock.calls.map(([request]) => (request instanceof Request ? request.url : String(request)));

describe("the failover Worker", () => {
  it.each([
    [200, HTML],
    [404, HTML],
    [500, HTML],
    [503, { "content-type": "application/json" }],
    [524, HTML],
  ])("hands on an answer %i of the origin as it is", async (status, headers) => {
    const answer = new Response("its own", { status, headers });
    fetched.mockResolvedValue(answer);
    expect(await ask({ headers: BROWSER })).toBe(answer);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it.each([502, 503, 504, 521, 522, 523, 525, 526, 530])("gives the page for %i", async (status) => {
    fetched.mockResolvedValue(new Response("<h1>Error</h1>", { status, headers: HTML }));
    const answer = await ask({ headers: BROWSER });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("60");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.text()).toBe("<h1>Back soon</h1>");
  });

  it("gives the page where there is no connection, programs a text and a question for the head nothing", async () => {
    fetched.mockRejectedValue(new Error("connect"));
    expect(await (await ask({ headers: BROWSER })).text()).toBe("<h1>Back soon</h1>");
    const text = await ask({ method: "POST" });
    expect([text.status, text.headers.get("content-type")]).toEqual([503, "text/plain; charset=utf-8"]);
    expect(await text.text()).toBe("Back soon");
    expect(await (await ask({ method: "HEAD", headers: BROWSER })).text()).toBe("");
  });

  it("leaves a refused write's page to maintenance mode", async () => {
    const refused = new Response("<h1>Maintenance</h1>", { status: 503, headers: HTML });
    fetched.mockResolvedValue(refused);
    expect(await ask({ method: "POST", headers: BROWSER })).toBe(refused);
  });

  it("asks the second origin for reads alone, and gives the page where that is down too", async () => {
    const second = { SECOND_ORIGIN: "standby.example" };
    const down = () => new Response("", { status: 522 });
    const answer = new Response("from there");
    fetched.mockResolvedValueOnce(down()).mockResolvedValueOnce(answer);
    expect(await ask({ headers: BROWSER }, second)).toBe(answer);
    expect(askedUrls()).toEqual([
      "https://shop.example/orders?page=2",
      "https://standby.example/orders?page=2",
    ]);
    fetched.mockReset();
    fetched.mockImplementation(() => Promise.resolve(down()));
    expect((await ask({ method: "POST" }, second)).status).toBe(503);
    expect(askedUrls()).toHaveLength(1);
    expect(await (await ask({ headers: BROWSER }, second)).text()).toBe("<h1>Back soon</h1>");
    expect(askedUrls()).toHaveLength(3);
  });
});
