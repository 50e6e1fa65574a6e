import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { Shapes } from "../../../rehearsal/schema/load-shapes.ts";
import { replaceOnChange, replaceSometimes } from "../../../rehearsal/schema/replace-on-change.ts";
import type { Properties, Shape } from "../../../rehearsal/schema/shape.ts";
import { services } from "../../../rehearsal/services/index.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { RESOURCES } from "./tokens-in-use.ts";

const shapes = new Shapes({ cacheDir: temporaryFolder() });
const table: { sources: Record<string, string>; types: Record<string, { sources: string[] }> } = JSON.parse(
  readFileSync(new URL("../../../rehearsal/schema/replace-on-change.json", import.meta.url), "utf8"),
);

/** Whether a path such as `volumes[].name` leads to a property of the shape. */
function exists(path: string, inputs: Properties): boolean {
  let properties: Properties | undefined = inputs;
  for (const part of path.split(".")) {
    const name = part.replaceAll("[]", "");
    let shape: Shape | undefined = properties?.[name]?.shape;
    if (shape === undefined) return false;
    for (const _ of part.matchAll(/\[\]/g)) {
      if (shape.kind !== "array") return false;
      shape = shape.of;
    }
    properties = shape.kind === "object" ? shape.properties : undefined;
  }
  return true;
}

describe("replaceOnChange", () => {
  it("lists every type that the rehearsal knows: the first change of another would fail", () => {
    const known = new Registry(services).tokens();
    expect(known.filter((token) => table.types[token] === undefined)).toEqual([]);
  });

  it.each(RESOURCES)("names only inputs that exist, for %s", (token) => {
    const inputs = shapes.resource(token)?.inputs ?? {};
    for (const path of [...replaceOnChange(token), ...replaceSometimes(token).keys()])
      expect({ path, exists: exists(path, inputs) }).toEqual({ path, exists: true });
  });

  it.each(RESOURCES)("holds what the comments of the SDK say of %s", (token) => {
    const inputs = shapes.resource(token)?.inputs ?? {};
    const stated = Object.keys(inputs).filter((name) => inputs[name]?.doc?.forcesNew === true);
    expect([...replaceOnChange(token)]).toEqual(expect.arrayContaining(stated));
  });

  it.each(RESOURCES.filter((token) => token.startsWith("aws:")))("replaces %s in another region", (token) => {
    const regional = shapes.resource(token)?.inputs.region !== undefined;
    expect(replaceOnChange(token).has("region")).toBe(regional);
  });

  it.each<[string, string[], string[]]>([
    [
      "aws:rds/instance:Instance",
      ["engine", "storageEncrypted", "s3Import.bucketName"],
      ["instanceClass", "tags"],
    ],
    ["aws:ecs/taskDefinition:TaskDefinition", ["containerDefinitions", "volumes"], ["tags"]],
    ["aws:ecs/service:Service", ["cluster", "launchType"], ["taskDefinition", "desiredCount"]],
    [
      "aws:elasticache/replicationGroup:ReplicationGroup",
      ["kmsKeyId"],
      ["engine", "transitEncryptionEnabled"],
    ],
    ["aws:secretsmanager/secretVersion:SecretVersion", ["secretString"], ["versionStages"]],
    ["cloudflare:index/dnsRecord:DnsRecord", ["zoneId", "type"], ["content", "name", "proxied"]],
    ["random:index/randomPassword:RandomPassword", ["length", "keepers"], []],
  ])("tells replacement from change in place for %s", (token, replaced, inPlace) => {
    const paths = replaceOnChange(token);
    expect(replaced.filter((path) => !paths.has(path))).toEqual([]);
    expect(inPlace.filter((path) => paths.has(path))).toEqual([]);
  });

  it("does not guess for a type that is not listed", () => {
    expect(() => replaceOnChange("aws:dax/cluster:Cluster")).toThrow(
      "aws:dax/cluster:Cluster: expected its properties that force a replacement; got none. " +
        "Add it to rehearsal/schema/replace-on-change.json.",
    );
  });
});

describe("replaceSometimes", () => {
  it("says under which circumstance, and never repeats what always replaces", () => {
    const token = "aws:elasticache/replicationGroup:ReplicationGroup";
    expect(replaceSometimes(token).get("engine")).toBe("from valkey to redis");
    for (const each of RESOURCES)
      for (const path of replaceSometimes(each).keys()) expect(replaceOnChange(each).has(path)).toBe(false);
  });
});

describe("replace-on-change.json", () => {
  it("gives every type a source, and every source is used", () => {
    const used = Object.values(table.types).flatMap(({ sources }) => sources);
    expect(Object.values(table.types).filter(({ sources }) => sources.length === 0)).toEqual([]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(table.sources).sort());
  });
});
