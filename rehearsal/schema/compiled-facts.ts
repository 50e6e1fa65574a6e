/** What the compiled code of a resource states and its type file does not. */
export interface CompiledFacts {
  readonly secretInputs: readonly string[];
  readonly secretOutputs: readonly string[];
  readonly aliases: readonly string[];
}

/** Reads the facts from the text of a resource's compiled `.js`, without running it. */
export function compiledFacts(code: string): CompiledFacts {
  return {
    secretInputs: matches(code, /resourceInputs\["(\w+)"\] = [^;\n]*pulumi\.secret\(/g),
    secretOutputs: quoted(/additionalSecretOutputs: \[([^\]]*)\]/.exec(code)?.[1] ?? ""),
    aliases: matches(/\baliases: \[([^\]]*)\]/.exec(code)?.[1] ?? "", /type: "([^"]+)"/g),
  };
}

function quoted(list: string): string[] {
  return matches(list, /"([^"]+)"/g);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, group]) => group ?? "");
}
