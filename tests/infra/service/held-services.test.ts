import { describe, expect, it } from "@jest/globals";
import { heldServices } from "../../../infra/service/held-services.ts";

const SERVICES = {
  web: { name: "web", secrets: {} },
  worker: { name: "worker", secrets: { KEY: "STRIPE_KEY" } },
  api: { name: "api", secrets: { KEY: "STRIPE_KEY", TOKEN: "TOKEN" } },
};

describe("heldServices", () => {
  it("holds every service that reads an empty secret, under whatever variable", () => {
    expect(heldServices(SERVICES, ["STRIPE_KEY"])).toEqual(["api", "worker"]);
  });

  it("holds no service when no secret is empty", () => {
    expect(heldServices(SERVICES, [])).toEqual([]);
  });

  it("holds no service for an empty secret that none reads", () => {
    expect(heldServices(SERVICES, ["KEY"])).toEqual([]);
  });
});
