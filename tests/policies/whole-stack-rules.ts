/**
 * Rules whose met findings name no resource, since none holds the fact: beginnings of their names, and why. A rule whose
 * findings name resources leaves the list.
 */
export const WHOLE_STACK_RULES: Readonly<Record<string, string>> = {
  "plain-values-hold-no-secrets": "no resource of all holds one: the proof is all of them together",
  "stack-file-holds-no-secrets": "about the stack's file",
  "admin-route-": "about the stack's file",
  "web-sockets-of-": "a zone that nobody told otherwise has WebSockets on",
  "threats-are-watched": "looks for a detector in each region",
};

/** Why the rule's met findings may name no resource; undefined where they must name one. */
export function aboutWholeStack(rule: string): string | undefined {
  return Object.entries(WHOLE_STACK_RULES).find(([beginning]) => rule.startsWith(beginning))?.[1];
}
