import { plainValue } from "../lib/plain-value.ts";

const STACK = "pulumi:pulumi:Stack";

/**
 * The outputs of the stack whose exported deployment this is, by name, secrets only as a mark. One export tells them: the
 * Automation API's own `outputs()` starts the engine twice. None where nothing was brought up yet.
 */
export function stackOutputs(deployment: unknown): Readonly<Record<string, unknown>> {
  const { resources = [] } = (deployment ?? {}) as {
    resources?: readonly { type?: string; outputs?: Readonly<Record<string, unknown>> }[];
  }; // the engine's own format
  const outputs = resources.find(({ type }) => type === STACK)?.outputs ?? {};
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, plainValue(value)]));
}
