import { describe, expect, it } from "@jest/globals";
import { guardsOf, zoneGuards } from "../../../infra/edge/zone-guards.ts";
import { exampleSettings } from "../example-settings.ts";

const { edge } = exampleSettings();
const SETTINGS = {
  admin: {
    routes: [{ hostname: "api.shop.example", paths: ["/admin", "/jobs"] }],
    allowedCidrs: [],
    access: { emails: [], emailDomains: [], sessionHours: 1 },
  },
  edge: {
    ...edge,
    cors: { ...edge.cors, origins: ["https://shop.example", "https://shop.example:8443"] },
    blockedHostnames: ["api-test.shop.example"],
  },
} as unknown as Parameters<typeof zoneGuards>[0]; // what the guards are read from

describe("zoneGuards", () => {
  it("tells each admin path, origin and hostname with blocked paths, sorted", () => {
    expect(zoneGuards(SETTINGS)).toEqual([
      "admin api.shop.example/admin",
      "admin api.shop.example/jobs",
      "blocked paths api-test.shop.example",
      "origin https://shop.example",
      "origin https://shop.example:8443",
    ]);
  });

  it("is empty where nothing is guarded", () => {
    expect(zoneGuards({ admin: undefined, edge: { ...edge, blockedHostnames: [] } })).toEqual([]);
  });
});

describe("guardsOf", () => {
  it.each([
    ["api.shop.example", 2],
    ["api-test.shop.example", 1],
    ["shop.example", 2],
    ["example", 0],
  ])("of %s has %d", (hostname, count) => {
    expect(guardsOf(zoneGuards(SETTINGS), [hostname])).toHaveLength(count);
  });
});
