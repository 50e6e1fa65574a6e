import { describe, expect, it } from "@jest/globals";
import { namespacesOf, publishStatements } from "../../../infra/service/publish-statements.ts";

const statement = (namespaces: unknown) => ({
  Sid: "PublishOwnMetrics",
  Effect: "Allow",
  Action: "cloudwatch:PutMetricData",
  Resource: "*",
  Condition: { StringEquals: { "cloudwatch:namespace": namespaces } },
});

describe("publishStatements", () => {
  it("let nothing be published where nothing is declared", () => {
    expect(publishStatements([])).toEqual([]);
  });

  it("hold the application to its namespaces", () => {
    expect(publishStatements(["Shop/Live"])).toEqual([statement("Shop/Live")]);
    expect(publishStatements(["A", "B"])).toEqual([statement(["A", "B"])]);
  });
});

describe("namespacesOf", () => {
  it("are those of the service's own measures, each once, sorted", () => {
    const published = {
      "published.paid": { service: "api", namespace: "Shop/Live" },
      "published.stock": { service: "api", namespace: "Shop/Depot" },
      "published.basket": { service: "api", namespace: "Shop/Live" },
      "published.mails": { service: "worker", namespace: "Shop/Mails" },
    };
    expect(namespacesOf("api", published)).toEqual(["Shop/Depot", "Shop/Live"]);
    expect(namespacesOf("web", published)).toEqual([]);
  });
});
