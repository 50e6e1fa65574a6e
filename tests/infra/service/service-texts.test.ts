import { describe, expect, it } from "@jest/globals";
import { type Input, type Output, output } from "@pulumi/pulumi";
import { serviceTexts, type TextSources } from "../../../infra/service/service-texts.ts";

const SOURCES: TextSources = {
  logs: { groupName: (part) => output(`group-of-${part}`) },
  database: { host: "db.internal", port: 5432, databaseName: "shop" },
  cache: { host: "cache.internal", port: 6379 },
  secrets: {
    reference: (name) =>
      name === "EMPTY" ? undefined : { valueFrom: output(`arn:${name}:::v1`), version: output("v1") },
    arn: (name) => output(`arn:${name}`),
  },
};
const SERVICE = { name: "api", secrets: { A: "TOKEN", B: "TOKEN", C: "EMPTY" } };

async function textsOf(sources: TextSources): Promise<Record<string, string>> {
  return known(output(serviceTexts(SERVICE, sources) as Record<string, Input<string>>));
}

function known<T>(value: Output<T>): Promise<T> {
  return new Promise((resolve) => {
    value.apply(resolve);
  });
}

describe("serviceTexts", () => {
  it("gives each reference its real text, numbers too, and pins the version of each secret", async () => {
    expect(await textsOf(SOURCES)).toEqual({
      "logs.api": "group-of-api",
      "database.host": "db.internal",
      "database.port": "5432",
      "database.name": "shop",
      "cache.host": "cache.internal",
      "cache.port": "6379",
      "secret-arn:TOKEN": "arn:TOKEN",
      "secret-arn:EMPTY": "arn:EMPTY",
      "secret:TOKEN": "arn:TOKEN:::v1",
      "secret:EMPTY": "arn:EMPTY",
      "secret-version:TOKEN": "v1",
      "secret-version:EMPTY": "none",
    });
  });

  it("leaves out what the stack does not have, so that a task which asks for it is refused", async () => {
    const texts = await textsOf({ ...SOURCES, database: undefined, cache: undefined });
    expect(Object.keys(texts).sort()).toEqual([
      "logs.api",
      "secret-arn:EMPTY",
      "secret-arn:TOKEN",
      "secret-version:EMPTY",
      "secret-version:TOKEN",
      "secret:EMPTY",
      "secret:TOKEN",
    ]);
  });
});
