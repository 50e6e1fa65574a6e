import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { containerDefinitionKeys } from "../infra/tables/container-definition-keys.ts";
import { Shapes } from "../rehearsal/schema/load-shapes.ts";
import { kindOf } from "./override-kinds.ts";
import { OVERRIDE_TOKENS } from "./override-tokens.ts";

/** Of a task definition: what the service decides after the override, from its roles and containers. */
const DECIDED_LATER = ["containerDefinitions", "executionRoleArn", "skipDestroy", "tags", "taskRoleArn"];

/** Property → kind of its value. */
type Kinds = Readonly<Record<string, string>>;

/** The properties that an override of each child may name, each with its kind: path from the project's folder → text. */
export function overridePropertiesDocument(): Readonly<Record<string, string>> {
  const properties: Record<string, Kinds> = {
    "dump.container": containerDefinitionKeys,
    "restore-test.container": containerDefinitionKeys,
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
            ? sorted({ ...without(inputs, DECIDED_LATER), containers: "list" })
            : inputs;
      }
    }
  } finally {
    rmSync(cacheDir, { recursive: true });
  }
  const byTarget = Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { "infra/config/override-properties.json": `${JSON.stringify(byTarget, undefined, 2)}\n` };
}

function inputsOf(shapes: Shapes, token: string): Kinds {
  const shape = shapes.resource(token);
  if (shape === undefined)
    throw new Error(
      `${token}: a resource of an installed package; got none. Correct docs/override-tokens.ts.`,
    );
  return sorted(
    Object.fromEntries(Object.entries(shape.inputs).map(([name, input]) => [name, kindOf(input.shape)])),
  );
}

function without(kinds: Kinds, names: readonly string[]): Kinds {
  return Object.fromEntries(Object.entries(kinds).filter(([name]) => !names.includes(name)));
}

function sorted(kinds: Kinds): Kinds {
  return Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => (a < b ? -1 : 1)));
}
