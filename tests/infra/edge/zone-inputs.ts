/** What the rehearsal's Cloudflare is asked for a zone's ruleset of one phase. */
export function zoneInputs(phase: string, rules: readonly object[]): Record<string, unknown> {
  const plain = JSON.parse(JSON.stringify(rules)) as unknown[];
  return { zoneId: "b".repeat(32), kind: "zone", name: "a", phase, rules: plain };
}
