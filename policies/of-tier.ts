/** The end of a rule's name: what is declared for one tier alone may be declared otherwise for the other. */
export function ofTier(tier: "staging" | "production" | undefined): string {
  return tier === undefined ? "" : `-${tier}`;
}
