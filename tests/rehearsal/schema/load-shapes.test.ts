import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { Shapes } from "../../../rehearsal/schema/load-shapes.ts";
import { PackageFiles } from "../../../rehearsal/schema/package-files.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { FUNCTIONS, RESOURCES } from "./tokens-in-use.ts";

const shapes = new Shapes({ cacheDir: temporaryFolder() });

describe("Shapes", () => {
  it.each(RESOURCES)("reads %s", (token) => {
    const shape = shapes.resource(token);
    expect(shape?.token).toBe(token);
    expect(Object.keys(shape?.inputs ?? {}).length).toBeGreaterThan(0);
    expect(Object.keys(shape?.outputs ?? {}).length).toBeGreaterThan(0);
    expect(shapes.fn(token)).toBeUndefined();
  });

  it.each(FUNCTIONS)("reads %s", (token) => {
    const shape = shapes.fn(token);
    expect(shape?.token).toBe(token);
    expect(Object.keys(shape?.outputs ?? {}).length).toBeGreaterThan(0);
    expect(shapes.resource(token)).toBeUndefined();
  });

  it("gives undefined for a type of no installed package", () => {
    expect(shapes.resource("aws:rds/nothing:Nothing")).toBeUndefined();
    expect(shapes.resource("nowhere:index/thing:Thing")).toBeUndefined();
    expect(shapes.fn("aws:index/getNothing:getNothing")).toBeUndefined();
    expect(shapes.resource("instance")).toBeUndefined();
  });

  it("tells the installed version, and what to do where there is none", () => {
    expect(shapes.packageVersion("aws")).toBe(PackageFiles.find("aws")?.version);
    expect(() => shapes.packageVersion("nowhere")).toThrow(
      "@pulumi/nowhere: expected an installed package; got none. Run npm ci.",
    );
  });
});

describe("the cache of Shapes", () => {
  const TOKEN = "random:index/randomId:RandomId";

  /** A package of one resource, copied from the installed one, which a test may change, and its cache. */
  function setUp() {
    const folder = temporaryFolder();
    const installed = PackageFiles.find("random")?.root ?? "";
    const root = join(folder, "random");
    mkdirSync(root);
    for (const file of ["package.json", "randomId.js", "randomId.d.ts"])
      copyFileSync(join(installed, file), join(root, file));
    const cacheDir = join(folder, "cache");
    const start = () =>
      new Shapes({
        cacheDir,
        findPackage: (name) => (name === "random" ? new PackageFiles(name, root) : undefined),
      });
    const first = start();
    const shape = first.resource(TOKEN);
    first.save();
    const [entry = ""] = readdirSync(cacheDir, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".json"),
    );
    return { root, start, shape, entry: join(cacheDir, entry) };
  }

  it("serves a second start without reading the package's type files", () => {
    const { root, start, shape } = setUp();
    rmSync(join(root, "randomId.d.ts"));
    rmSync(join(root, "randomId.js"));
    expect(shape?.inputs.byteLength?.required).toBe(true);
    expect(start().resource(TOKEN)).toEqual(shape);
  });

  it("writes complete files only, and leaves no draft behind", () => {
    const { entry } = setUp();
    expect(readdirSync(join(entry, ".."))).toHaveLength(1);
    expect(() => JSON.parse(readFileSync(entry, "utf8"))).not.toThrow();
  });

  it.each<[string, (text: string) => string]>([
    ["cut off", (text) => text.slice(0, text.length / 2)],
    ["empty", () => ""],
    ["of another form", () => "[]"],
    ["null", () => "null"],
    ["without a document", (text) => JSON.stringify({ ...JSON.parse(text), document: null })],
    ["without inputs", (text) => text.replace('"inputs"', '"inputz"')],
    ["of an older reader", (text) => text.replace(/"format":\d+/, '"format":0')],
    ["of another version", (text) => text.replace(/"version":"[^"]+"/, '"version":"0.0.1"')],
    ["of another type", (text) => text.replace(TOKEN, "random:index/randomPet:RandomPet")],
  ])("reads the package again when the entry is %s, and mends the entry", (_how, spoil) => {
    const { start, shape, entry } = setUp();
    const good = readFileSync(entry, "utf8");
    writeFileSync(entry, spoil(good));
    expect(readFileSync(entry, "utf8")).not.toBe(good);
    const again = start();
    expect(again.resource(TOKEN)).toEqual(shape);
    again.save();
    expect(readFileSync(entry, "utf8")).toBe(good);
  });

  it("reads the package again when its version changed", () => {
    const { root, start, shape } = setUp();
    const types = join(root, "randomId.d.ts");
    writeFileSync(types, readFileSync(types, "utf8").replaceAll("byteLength", "lengthInBytes"));
    expect(start().resource(TOKEN)).toEqual(shape);
    const about = join(root, "package.json");
    writeFileSync(about, readFileSync(about, "utf8").replace(/"version": "[^"]+"/, '"version": "99.0.0"'));
    expect(Object.keys(start().resource(TOKEN)?.inputs ?? {})).toContain("lengthInBytes");
  });

  it("keeps working where the cache cannot be read", () => {
    const { start, shape, entry } = setUp();
    rmSync(entry);
    mkdirSync(entry);
    expect(start().resource(TOKEN)).toEqual(shape);
  });
});
