import { describe, expect, it } from "@jest/globals";
import { callAddress, calledServices, calleesFirst } from "../../../infra/service/call-address.ts";
import { exampleService } from "../example-settings.ts";

const named = (name: string, calls: Readonly<Record<string, string>> = {}) => exampleService({ name, calls });
const all = (...services: readonly ReturnType<typeof named>[]) =>
  Object.fromEntries(services.map((service) => [service.name, service]));

describe("callAddress", () => {
  it("is the called service's name in the stack's own zone, with its port", () => {
    const stack = { product: "shop", environment: "test" };
    expect(callAddress(stack, exampleService({ name: "catalog", containerPort: 8001 }))).toBe(
      "http://catalog.shop-test.internal:8001",
    );
  });
});

describe("calledServices", () => {
  it("names each called service once, however many call it", () => {
    const services = all(
      named("api", { A: "prices", B: "catalog" }),
      named("web", { A: "prices" }),
      named("prices"),
    );
    expect(calledServices(services)).toEqual(["catalog", "prices"]);
    expect(calledServices(all(named("api")))).toEqual([]);
  });
});

describe("calleesFirst", () => {
  const names = (services: ReturnType<typeof all>) => calleesFirst(services).map(({ name }) => name);

  it("keeps the order of the file where nobody calls", () => {
    expect(names(all(named("web"), named("api")))).toEqual(["web", "api"]);
  });

  it("puts each service after those that it calls, over several steps", () => {
    const services = all(named("api", { P: "prices" }), named("prices", { C: "catalog" }), named("catalog"));
    expect(names(services)).toEqual(["catalog", "prices", "api"]);
  });
});
