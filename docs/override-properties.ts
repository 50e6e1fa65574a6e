import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { containerDefinitionKeys } from "../infra/tables/container-definition-keys.ts";
import { Shapes } from "../rehearsal/schema/load-shapes.ts";
import { OVERRIDE_TOKENS } from "./override-tokens.ts";

/** Of a task definition: what the service decides after the override, from its roles and containers. */
const DECIDED_LATER = ["containerDefinitions", "executionRoleArn", "skipDestroy", "tags", "taskRoleArn"];

/** The properties that an override of each child may name: path from the project's folder → text. */
export function overridePropertiesDocument(): Readonly<Record<string, string>> {
  const properties: Record<string, readonly string[]> = {
    "dump.container": containerDefinitionKeys,
    "service.container": containerDefinitionKeys,
  };
  const cacheDir = mkdtempSync(join(tmpdir(), "slipway-docs-"));
  try {
    const shapes = new Shapes({ cacheDir });
    for (const [component, children] of Object.entries(OVERRIDE_TOKENS)) {
      for (const [child, token] of Object.entries(children)) {
        const inputs = inputsOf(shapes, token);
        properties[`${component}.${child}`] =
          child === "taskDefinition"
            ? [...inputs.filter((name) => !DECIDED_LATER.includes(name)), "containers"].sort()
            : inputs;
      }
    }
  } finally {
    rmSync(cacheDir, { recursive: true });
  }
  const sorted = Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { "infra/config/override-properties.json": `${JSON.stringify(sorted, undefined, 2)}\n` };
}

function inputsOf(shapes: Shapes, token: string): readonly string[] {
  const shape = shapes.resource(token);
  if (shape === undefined)
    throw new Error(
      `${token}: a resource of an installed package; got none. Correct docs/override-tokens.ts.`,
    );
  return Object.keys(shape.inputs).sort();
}
