import type { StateResource } from "./stack-state.ts";

const DNSSEC = "cloudflare:index/zoneDnssec:ZoneDnssec";

/** DS records of the zones that a stack signs: what a person gave to the registrar, and has to take from there again. */
export function dsRecords(resources: readonly Pick<StateResource, "type" | "outputs">[]): readonly string[] {
  return resources.flatMap(({ outputs, type }) =>
    type === DNSSEC && typeof outputs.ds === "string" && outputs.ds !== "" ? [outputs.ds] : [],
  );
}

/**
 * What to say of them before the zone's signing ends: a resolver that finds the DS record and no signature answers nobody
 * (developers.cloudflare.com/dns/dnssec/, "Disable DNSSEC": the record goes from the registrar first; from memory, 2026-11).
 */
export function describeDsRecords(records: readonly string[]): readonly string[] {
  if (records.length === 0) return [];
  return [
    "Take this DS record from the domain's registrar first, and wait until its time to live is over: while it stands there and",
    "nothing is signed, the domain answers nobody.",
    ...records.map((record) => `  ${record}`),
  ];
}

/** The sentence for before a destroy, where nothing is opened yet: a rehearsal's outputs are read, on a real cloud a command shows them. */
export function dsFirst(record: unknown, stack: string): string {
  const which =
    typeof record === "string" ? `"${record}"` : `which pulumi stack output dsRecord --stack ${stack} shows,`;
  return `Take the zone's DS record ${which} from the registrar first, or the domain answers nobody afterwards. `;
}
