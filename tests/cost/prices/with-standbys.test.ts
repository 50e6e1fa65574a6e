import { describe, expect, it } from "@jest/globals";
import type { Confidence, Price } from "../../../cost/price.ts";
import { prices } from "../../../cost/prices/index.ts";
import { withStandbys } from "../../../cost/prices/with-standbys.ts";

const price = (
  item: string,
  dimension: string,
  usd: number,
  confidence: Confidence = "third party",
): Price => ({
  ...{ item, dimension, region: "eu-west-2", unit: "hour", usd },
  origin: { source: "a page", asOf: "2026", readOn: "2026-11-20", confidence },
});

describe("withStandbys", () => {
  it("doubles what is known for one zone alone, and says why", () => {
    const [single, both] = withStandbys([price("RDS PostgreSQL", "db.t4g.medium single-AZ", 0.072)]);
    expect(single?.usd).toBe(0.072);
    expect(both).toEqual({
      ...price("RDS PostgreSQL", "db.t4g.medium multi-AZ", 0.144),
      origin: {
        source: "a page: twice its single-AZ price, as every source has it that shows both",
        ...{ asOf: "2026", readOn: "2026-11-20", confidence: "derived" },
      },
    });
    expect(withStandbys([price("RDS storage gp3", "single-AZ", 0.1)])[1]?.dimension).toBe("multi-AZ");
  });

  it("leaves a price that a source names, in whichever order they stand", () => {
    const named = [price("RDS storage gp3", "multi-AZ", 0.25), price("RDS storage gp3", "single-AZ", 0.1)];
    expect(withStandbys(named)).toEqual(named);
  });

  it("makes nothing of one for two zones, nor of what has no standby", () => {
    const others = [
      price("RDS PostgreSQL", "db.t4g.micro multi-AZ", 0.04),
      price("EC2", "host single-AZ", 1),
    ];
    expect(withStandbys(others)).toEqual(others);
  });

  it.each<Confidence>(["weak", "from memory"])(
    "trusts a %s figure no more when it is doubled",
    (confidence) => {
      const [, both] = withStandbys([price("RDS storage gp3", "single-AZ", 0.1, confidence)]);
      expect(both?.origin.confidence).toBe(confidence);
    },
  );

  it("gives London's db.t4g.medium its own price over two zones: 105.12 USD in 730 hours", () => {
    const found = prices.filter(
      ({ dimension, region }) => region === "eu-west-2" && dimension === "db.t4g.medium multi-AZ",
    );
    expect(found.map(({ usd }) => (730 * usd).toFixed(2))).toEqual(["105.12"]);
  });
});
