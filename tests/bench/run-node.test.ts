import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { NODE_ARGS, PROJECT, runNode } from "../../bench/run-node.ts";
import { readStackFile } from "../../infra/config/stack-file.ts";

const read = (name: string): string => readFileSync(join(PROJECT, name), "utf8");

describe("a bench's Node", () => {
  it("starts as Pulumi.yaml has the program start", () => {
    const project = parse(read("Pulumi.yaml")) as { runtime: { options: { nodeargs: string } } };
    expect(project.runtime.options.nodeargs.split(" ")).toEqual(NODE_ARGS);
  });

  it.each(["staging", "production"])(
    "loads and runs the program of %s under mocks that answer all that it asks",
    async (stack) => {
      const { raw } = readStackFile(read(`Pulumi.${stack}.yaml`));
      const loaded = await runNode<{ resources: number }>("bench/load-once.ts", [
        "",
        stack,
        JSON.stringify(raw),
      ]);
      expect(loaded.resources).toBeGreaterThan(100);
    },
  );
});
