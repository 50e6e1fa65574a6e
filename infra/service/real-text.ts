import { all, type Input, type Output, output } from "@pulumi/pulumi";
import { collectReferences, replaceReferences } from "./references.ts";
import type { ContainerDefinition } from "./task-draft.ts";

type Texts = Readonly<Record<string, Input<string>>>;

/** The JSON text of the containers, with the real texts that they refer to and nothing else changed. */
export function realText(containers: readonly ContainerDefinition[], texts: Texts): Output<string> {
  return withRealTexts(containers, texts).apply((found) => JSON.stringify(found));
}

/** The value with the real texts that it refers to and nothing else changed. */
export function withRealTexts<T>(value: T, texts: Texts): Output<T> {
  const used = collectReferences(value);
  const known = used.map((reference) => output(texts[reference]).apply((text) => [reference, text] as const));
  return all(known).apply((pairs) => {
    const found = Object.fromEntries(
      pairs.flatMap(([reference, text]) => (text === undefined ? [] : [[reference, text]])),
    );
    return replaceReferences(value, found);
  });
}
