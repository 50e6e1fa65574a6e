import { describe, expect, it } from "@jest/globals";
import { movedNamespaces, withMovedNamespaces } from "../../../infra/config/moved-namespaces.ts";

const MOVE = { from: "staging", to: "test", taken: "shop/test" };

function raw(namespace: unknown) {
  return { published: { orders: { namespace, metric: "Orders" } } };
}

describe("movedNamespaces", () => {
  it.each([
    ["Shop/Staging", "Shop/Test"],
    ["shop-STAGING.orders", "shop-TEST.orders"],
    ["shop_staging", "shop_test"],
    ["Shop", "Shop/test"],
    ["Shop/StagingArea", "Shop/StagingArea/test"],
  ])("makes of %s a namespace of the stack's own", (from, to) => {
    expect([...movedNamespaces(raw(from), MOVE)]).toEqual([[from, to]]);
  });

  it("stays out of the namespace in which the stack counts log lines", () => {
    expect([...movedNamespaces(raw("shop"), MOVE)]).toEqual([["shop", "shop/test/app"]]);
  });

  it("moves nothing that is no text", () => {
    expect(movedNamespaces(raw(7), MOVE).size).toBe(0);
    expect(movedNamespaces({ published: "x" }, MOVE).size).toBe(0);
  });
});

describe("withMovedNamespaces", () => {
  it("moves the variables that hold the whole name too, so that the application learns it", () => {
    const config = {
      ...raw("Shop/Staging"),
      services: {
        api: { image: "x", environment: { METRICS: "Shop/Staging", TEXT: "of Shop/Staging" } },
        web: { image: "y" },
      },
    };
    const { changed, raw: moved } = withMovedNamespaces(config, movedNamespaces(config, MOVE));
    expect(moved).toEqual({
      published: { orders: { namespace: "Shop/Test", metric: "Orders" } },
      services: {
        api: { image: "x", environment: { METRICS: "Shop/Test", TEXT: "of Shop/Staging" } },
        web: { image: "y" },
      },
    });
    expect(changed).toEqual(["published.orders.namespace", "services.api.environment.METRICS"]);
  });

  it("leaves a configuration without published metrics as it is", () => {
    const config = { services: { api: { image: "x" } } };
    expect(withMovedNamespaces(config, new Map())).toEqual({ raw: config, changed: [] });
  });
});
