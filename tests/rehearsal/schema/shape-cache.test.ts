import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { ShapeCache } from "../../../rehearsal/schema/shape-cache.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const document = (token: string) => ({ token, inputs: {}, outputs: {}, types: {} });

describe("ShapeCache", () => {
  it("writes nothing before it is saved", () => {
    const folder = join(temporaryFolder(), "cache");
    const cache = new ShapeCache(folder);
    cache.add("1.0.0", document("a:b/c:C"));
    expect(existsSync(folder)).toBe(false);
    cache.save();
    expect(new ShapeCache(folder).read("a:b/c:C", "1.0.0")).toEqual(document("a:b/c:C"));
  });

  it("keeps versions and types apart", () => {
    const cache = new ShapeCache(temporaryFolder());
    cache.add("1.0.0", document("a:b/c:C"));
    cache.save();
    expect(cache.read("a:b/c:C", "1.0.1")).toBeUndefined();
    expect(cache.read("a:b/c:D", "1.0.0")).toBeUndefined();
  });

  it("keeps the entries of two programs that save at once", () => {
    const folder = temporaryFolder();
    const [one, two] = [new ShapeCache(folder), new ShapeCache(folder)];
    one.add("1.0.0", document("a:b/c:C"));
    two.add("1.0.0", document("a:b/d:D"));
    one.save();
    two.save();
    expect(new ShapeCache(folder).read("a:b/c:C", "1.0.0")).toBeDefined();
    expect(new ShapeCache(folder).read("a:b/d:D", "1.0.0")).toBeDefined();
  });

  it("does not write an entry again that is saved already", () => {
    const folder = temporaryFolder();
    const cache = new ShapeCache(folder);
    cache.add("1.0.0", document("a:b/c:C"));
    cache.save();
    const [name = ""] = readdirSync(join(folder, "a-1.0.0"));
    const before = statSync(join(folder, "a-1.0.0", name)).ino;
    cache.save();
    expect(statSync(join(folder, "a-1.0.0", name)).ino).toBe(before);
  });
});
