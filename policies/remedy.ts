import type { Finding } from "./verdict.ts";

/** `<component>.<child>` or `<component>.<child>.<which>`, and the properties that the stack's file replaces there. */
export interface ConfiguredOverride {
  readonly target: string;
  readonly properties: readonly string[];
}

/**
 * What to do about a violation: where the stack's file overrides that very property of that resource, the rule's own remedy
 * would lead to a key that says nothing. Otherwise the fact's own remedy comes before the rule's. Resources are known by their names, which begin with their component's; where one
 * does not, the rule's remedy stays.
 */
export function remedyFor(
  remediation: string,
  { property, remedy, urn }: Finding & { readonly state: "violated" },
  overrides: readonly ConfiguredOverride[],
): string {
  const words = property.split(/[.[\]]/);
  const names = [urn?.slice(urn.lastIndexOf("::") + 2) ?? "", words[0] ?? ""];
  for (const { target, properties } of overrides) {
    const [component = "", , ...rest] = target.split(".");
    const which = rest.join(".");
    const named = names.some(
      (name) => (name === component || name.startsWith(`${component}-`)) && name.includes(which),
    );
    const replaced = properties.find((one) => words.includes(one));
    if (named && replaced !== undefined) return `Take ${replaced} out of overrides.${target}.`;
  }
  return remedy ?? remediation;
}
