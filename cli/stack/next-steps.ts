import type { Step } from "./event-log.ts";

const IMAGE = "docker:index/registryImage:RegistryImage";
const DNSSEC = "cloudflare:index/zoneDnssec:ZoneDnssec";

/**
 * What a person has to do before everything runs; nothing where nothing is left. `about` names the stack to a command:
 * `--stack staging`.
 */
export function nextSteps(
  about: string,
  run: { readonly log: { readonly steps: readonly Step[] } },
  outputs: Readonly<Record<string, unknown>>,
): readonly string[] {
  return [...builtStep(run, outputs), ...registrarStep(run, outputs), ...secretSteps(about, outputs)];
}

/** Said by the run that built: production runs the same digests. */
function builtStep(
  { log }: { readonly log: { readonly steps: readonly Step[] } },
  { images }: Readonly<Record<string, unknown>>,
): readonly string[] {
  const built = log.steps.filter(({ op, type }) => type === IMAGE && op === "create");
  if (built.length === 0 || typeof images !== "object" || images === null) return [];
  return [
    "Images as production takes them, once they proved themselves here:",
    ...Object.entries(images)
      .filter(([service]) => built.some(({ name }) => name.startsWith(`images-${service}-content-`)))
      .map(([service, image]) => `  services.${service}.image: ${String(image)}`),
  ];
}

/** Said by the run that made the keys: whether the registrar has their record, nobody here can see. */
function registrarStep(
  { log }: { readonly log: { readonly steps: readonly Step[] } },
  { dsRecord }: Readonly<Record<string, unknown>>,
): readonly string[] {
  const made = log.steps.some(({ op, type }) => type === DNSSEC && op !== "delete");
  if (!made || typeof dsRecord !== "string") return [];
  return [
    "Give this record to the domain's registrar: until then its signature counts for nobody.",
    `  ${dsRecord}`,
  ];
}

function secretSteps(about: string, outputs: Readonly<Record<string, unknown>>): readonly string[] {
  const empty = names(outputs.emptySecrets);
  if (empty.length === 0) return [];
  const stopped = names(outputs.stoppedServices);
  const waiting = names(outputs.heldServices).filter((name) => !stopped.includes(name));
  return [
    ...(stopped.length === 0 ? [] : [`At 0 tasks until their secrets are filled: ${stopped.join(", ")}.`]),
    ...(waiting.length === 0 ? [] : [`On their earlier revision until then: ${waiting.join(", ")}.`]),
    "No value yet, so that what needs them does nothing; fill each and run this again:",
    ...empty.map((name) => `  npx slipway secrets set ${name} ${about} < file`),
  ];
}

function names(output: unknown): readonly string[] {
  return Array.isArray(output) ? output.map(String) : [];
}
