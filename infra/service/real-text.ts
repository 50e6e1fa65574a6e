import { all, type Input, type Output, output } from "@pulumi/pulumi";
import { collectReferences, replaceReferences } from "./references.ts";
import type { ContainerDefinition } from "./task-draft.ts";

/** The JSON text of the containers, with the real texts that they refer to and nothing else changed. */
export function realText(
  containers: readonly ContainerDefinition[],
  texts: Readonly<Record<string, Input<string>>>,
): Output<string> {
  const used = collectReferences(containers);
  const known = used.map((reference) => output(texts[reference]).apply((text) => [reference, text] as const));
  return all(known).apply((pairs) => {
    const found = Object.fromEntries(
      pairs.flatMap(([reference, text]) => (text === undefined ? [] : [[reference, text]])),
    );
    return JSON.stringify(replaceReferences(containers, found));
  });
}
