import { describe, expect, it } from "@jest/globals";
import type { Entity } from "../../../rehearsal/cloud/entity.ts";
import { WORKER, WORKER_ROUTE } from "../../../rehearsal/services/cloudflare/workers.ts";
import { WorkerAtWork } from "../../../rehearsal/traffic/worker-at-work.ts";
import { entity, visit } from "./entities.ts";

const ZONE = "b".repeat(32);
const worker = (name: string, content: string) =>
  entity(WORKER, { content, bindings: [{ name: "PAGE", type: "plain_text", text: "soon" }] }, name);
const PAGES = worker("pages", "export default { fetch: (request, { PAGE }) => new Response(PAGE) };");
const HANDS_ON = worker("on", "export default { fetch: (request) => fetch(request) };");
const route = (pattern: string, script?: string, zoneId = ZONE) =>
  entity(WORKER_ROUTE, { zoneId, pattern, script }, pattern);
const SERVICE = { layer: "service", by: "api", status: 200, headers: {}, body: "" } as const;

async function ask(entities: readonly Entity[], path = "/a"): Promise<unknown> {
  const asked = visit(path);
  return WorkerAtWork.before(entities, ZONE, asked)?.answer(asked, () => SERVICE);
}

describe("WorkerAtWork", () => {
  it("runs the code that stands in the account, with its variables", async () => {
    expect(await ask([PAGES, route("api.shop.example/*", "pages")])).toMatchObject({
      ...{ layer: "worker", by: "pages", status: 200, body: "soon" },
    });
  });

  it("gives the origin's answer as it is where the code hands it on, a broken connection as 520", async () => {
    expect(await ask([HANDS_ON, route("api.shop.example/*", "on")])).toEqual(SERVICE);
    const asked = visit("/");
    const code = "export default { async fetch(r) { return new Response((await fetch(r)).status); } };";
    const status = WorkerAtWork.before([worker("s", code), route("*shop.example/*", "s")], ZONE, asked);
    expect(await status?.answer(asked, () => ({ ...SERVICE, status: 0 }))).toMatchObject({ body: "520" });
  });

  it("is that of the most specific route, and none where that has none", async () => {
    const routes = [
      route("*shop.example/*", "on"),
      route("api.shop.example/*", "pages"),
      route("api.shop.example/assets/*"),
    ];
    const all = [PAGES, HANDS_ON, ...routes];
    expect(await ask(all)).toMatchObject({ by: "pages" });
    expect(await ask(all, "/assets/logo.svg")).toBeUndefined();
    expect(await ask([PAGES, route("api.shop.example/*", "pages", "c".repeat(32))])).toBeUndefined();
    expect(await ask([PAGES, route("api.shop.example/*", "gone")])).toBeUndefined();
  });

  it("fails aloud for code without a handler", async () => {
    const odd = worker("odd", "export default { scheduled: () => undefined };");
    await expect(ask([odd, route("api.shop.example/*", "odd")])).rejects.toThrow("has no handler");
  });
});
