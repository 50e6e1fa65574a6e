import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../policies/index-views.ts";
import { UNKNOWN } from "../../policies/resource-view.ts";
import { from, given, view } from "./rule-table.ts";

const key = view("key", "one", {}, { outputs: { arn: "arn:key:one" } });
const other = view("key", "two", {}, { outputs: { arn: "arn:key:two" } });
const bucket = view("bucket", "bucket", { keyArn: UNKNOWN });

describe("linked", () => {
  it("follows a property's dependency while its value is unknown", () => {
    expect(indexViews([key, other]).linked(from(bucket, "keyArn", other), "keyArn", "key")).toEqual([other]);
  });

  it("passes over dependencies of other types", () => {
    expect(
      indexViews([key, bucket]).linked(
        from(given(bucket, { keyArn: "x" }), "keyArn", bucket),
        "keyArn",
        "key",
      ),
    ).toEqual([]);
  });

  it("finds by a known id where no dependency is recorded", () => {
    expect(
      indexViews([key, other]).linked(given(bucket, { keyArn: "arn:key:one" }), "keyArn", "key"),
    ).toEqual([key]);
  });

  it("is undecided where the value is unknown and comes from nowhere", () => {
    expect(() => indexViews([key]).linked(bucket, "keyArn", "key")).toThrow(
      "keyArn: not known before the update",
    );
  });
});

describe("pointingAt", () => {
  it("finds those that point by dependency and those that point by id", () => {
    const byId = given(view("bucket", "by-id", {}), { keyArn: ["arn:key:one"] });
    const byDependency = from(bucket, "keyArn", key);
    expect(indexViews([key, byId, byDependency]).pointingAt(key, "bucket", "keyArn")).toEqual([
      byId,
      byDependency,
    ]);
  });
});
