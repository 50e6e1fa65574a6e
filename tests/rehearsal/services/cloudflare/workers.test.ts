import { describe, expect, it } from "@jest/globals";
import { WORKER, WORKER_ROUTE, workers } from "../../../../rehearsal/services/cloudflare/workers.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { ACCOUNT, CALLER, SEED, ZONES } from "./zones.ts";

const CONTENT = "export default { fetch: () => new Response('soon') };\n";
const SCRIPT = {
  accountId: ACCOUNT,
  scriptName: "shop-failover",
  mainModule: "index.mjs",
  content: CONTENT,
  bindings: [{ name: "PAGE", type: "plain_text", text: "soon" }],
};
const ROUTE = { zoneId: ZONES.free, pattern: "www.free.example/*", script: "shop-failover" };

function fresh(): MemoryCloud {
  const cloud = new MemoryCloud([workers], SEED);
  cloud.as(CALLER);
  return cloud;
}

describe("a Worker", () => {
  it("stands under its own name, with a mark of its code", () => {
    const cloud = fresh();
    const made = cloud.make(WORKER, SCRIPT);
    expect(made.id).toBe("shop-failover");
    const before = made.outputs.etag;
    cloud.change(made, { ...SCRIPT, content: CONTENT.replace("soon", "later") });
    expect(made.outputs.etag).not.toBe(before);
  });

  it.each([
    ["another account", { accountId: "f".repeat(32) }, "Authentication error"],
    ["a name of capitals", { scriptName: "Shop" }, "no Worker's name"],
    ["code that does not compile", { content: "export default { fetch( };" }, "Uncaught SyntaxError"],
    ["a module that handles nothing", { content: "const a = 1;" }, "no registered event handlers"],
    ["a binding of a kind that nobody rehearses", { bindings: [{ type: "kv_namespace" }] }, "plain_text"],
    [
      "a variable above 5 KB",
      { bindings: [{ name: "A", type: "plain_text", text: "a".repeat(5121) }] },
      "at most 5120 bytes",
    ],
    [
      "65 variables",
      { bindings: Array.from({ length: 65 }, () => ({ name: "A", type: "plain_text", text: "" })) },
      "at most 64",
    ],
  ])("is refused with %s", (_cause, change, says) => {
    expect(() => fresh().make(WORKER, { ...SCRIPT, ...change })).toThrow(says);
  });

  it("is not made over another one of its name, nor as the 101st", () => {
    const cloud = fresh();
    for (let count = 0; count < 100; count += 1) cloud.make(WORKER, { ...SCRIPT, scriptName: `w${count}` });
    expect(() => cloud.make(WORKER, { ...SCRIPT, scriptName: "w0" })).toThrow("would be overwritten");
    expect(() => cloud.make(WORKER, SCRIPT)).toThrow("exceeded the limit of 100 Workers");
  });

  it("stays while routes lead to it", () => {
    const cloud = fresh();
    const worker = cloud.make(WORKER, SCRIPT);
    const route = cloud.make(WORKER_ROUTE, ROUTE);
    expect(() => cloud.drop(worker)).toThrow("1 routes lead to it, first www.free.example/*");
    cloud.drop(route);
    expect(() => cloud.drop(worker)).not.toThrow();
  });
});

describe("a Worker's route", () => {
  it.each([
    ["of another zone", { pattern: "www.other.example/*" }, "must stand in its zone free.example"],
    ["to a Worker that does not exist", { script: "gone" }, "no Worker gone"],
    ["with a star in the middle", { pattern: "www.free.example/*.jpg" }, "is no route"],
    ["in a zone of somebody else", { zoneId: "9".repeat(32) }, "is not in account"],
  ])("is refused %s", (_cause, change, says) => {
    const cloud = fresh();
    cloud.make(WORKER, SCRIPT);
    expect(() => cloud.make(WORKER_ROUTE, { ...ROUTE, ...change })).toThrow(says);
  });

  it("stands once for each pattern, and may lead past every Worker", () => {
    const cloud = fresh();
    cloud.make(WORKER, SCRIPT);
    const route = cloud.make(WORKER_ROUTE, ROUTE);
    cloud.make(WORKER_ROUTE, { zoneId: ZONES.free, pattern: "www.free.example/assets/*" });
    expect(() => cloud.make(WORKER_ROUTE, { ...ROUTE, pattern: "WWW.free.example/*" })).toThrow(
      "same pattern already exists",
    );
    expect(cloud.change(route, { ...ROUTE, pattern: "*free.example/*" })).toBeUndefined();
  });
});
