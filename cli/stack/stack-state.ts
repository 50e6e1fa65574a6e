import type { EngineStack } from "./engine-stack.ts";

/** One resource of an exported state: the parts that commands ask for. Values may hold the engine's marks of secrets. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id: string | undefined;
  readonly protect: boolean;
  /** URN of what it stands in; empty or undefined for none. */
  readonly parent?: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** The resources that the engine's state holds. */
export async function stateResources(stack: EngineStack): Promise<readonly StateResource[]> {
  const { deployment } = (await stack.exportStack()) as {
    deployment?: { resources?: readonly Partial<StateResource>[] };
  };
  return (deployment?.resources ?? []).map((resource) => ({
    urn: resource.urn ?? "",
    type: resource.type ?? "",
    id: resource.id,
    protect: resource.protect ?? false,
    parent: resource.parent,
    inputs: resource.inputs ?? {},
    outputs: resource.outputs ?? {},
  }));
}
