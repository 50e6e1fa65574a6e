import type { RegistrySettings } from "../../infra/config/image-settings.ts";
import { commandLine } from "../lib/command-line.ts";
import type { About } from "../lib/stack-words.ts";
import type { Step } from "./event-log.ts";

const IMAGE = "docker:index/registryImage:RegistryImage";
const DNSSEC = "cloudflare:index/zoneDnssec:ZoneDnssec";

/**
 * What a person has to do before everything runs; nothing where nothing is left.
 */
export function nextSteps(
  about: About,
  run: { readonly log: { readonly steps: readonly Step[] } },
  outputs: Readonly<Record<string, unknown>>,
  registry: RegistrySettings,
): readonly string[] {
  return [
    ...rolledBackStep(outputs),
    ...builtStep(run, outputs, registry),
    ...registrarStep(run, outputs),
    ...promotionSteps(outputs),
    ...secretSteps(about, outputs),
  ];
}

/** Services whose new image did not come up, so that the platform went back to the one before: nothing else would tell. */
export function rolledBack({ rolledBackServices }: Readonly<Record<string, unknown>>): readonly string[] {
  return names(rolledBackServices);
}

function rolledBackStep(outputs: Readonly<Record<string, unknown>>): readonly string[] {
  const back = rolledBack(outputs);
  if (back.length === 0) return [];
  return [
    `Rolled back, since their new tasks did not stay up; they run the revision before: ${back.join(", ")}.`,
    "  The events of the service in ECS say why. Mend the image, deliver it under its new digest, and run this again.",
  ];
}

/** Said by the run that built: production runs the same digests, of those that came up. */
function builtStep(
  { log }: { readonly log: { readonly steps: readonly Step[] } },
  { images, rolledBackServices }: Readonly<Record<string, unknown>>,
  registry: RegistrySettings,
): readonly string[] {
  const built = log.steps.filter(({ op, type }) => type === IMAGE && op === "create");
  if (built.length === 0 || typeof images !== "object" || images === null) return [];
  const back = names(rolledBackServices);
  const lines = Object.entries(images)
    .filter(([service]) => built.some(({ name }) => name.startsWith(`images-${service}-content-`)))
    .filter(([service]) => !back.includes(service))
    .map(([service, image]) => `  services.${service}.image: ${String(image)}`);
  if (lines.length === 0) return [];
  return [
    "Images as production takes them, once they proved themselves here:",
    ...lines,
    ...readersStep(registry),
  ];
}

/** Production in another account pulls nothing until this stack lets it. */
function readersStep(registry: RegistrySettings): readonly string[] {
  if (registry.ownership !== "owner") return [];
  const { readerAccountIds } = registry;
  return readerAccountIds.length > 0
    ? [`Accounts that may pull them beside this one: ${readerAccountIds.join(", ")}.`]
    : [
        "No other account may pull them. Where production has one of its own, write into this stack's file and run this again:",
        '  registry: { ownership: owner, readerAccountIds: ["<production\'s account>"] }',
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
    "An older one of this domain goes from there: a registrar that has that one alone takes the domain from everybody.",
  ];
}

/** Said by a stack that takes its images from another: that one pulls from the repositories which stand now. */
function promotionSteps({ unprovenServices }: Readonly<Record<string, unknown>>): readonly string[] {
  const waiting = names(unprovenServices);
  if (waiting.length === 0) return [];
  return [
    `At 0 tasks until their images ran in the stack that promotion.from names: ${waiting.join(", ")}.`,
    "Bring that stack up with these digests, then run this again.",
  ];
}

function secretSteps(about: About, outputs: Readonly<Record<string, unknown>>): readonly string[] {
  const empty = names(outputs.emptySecrets);
  if (empty.length === 0) return [];
  const unproven = names(outputs.unprovenServices);
  const stopped = names(outputs.stoppedServices).filter((name) => !unproven.includes(name));
  const waiting = names(outputs.heldServices).filter((name) => ![...stopped, ...unproven].includes(name));
  return [
    ...(stopped.length === 0 ? [] : [`At 0 tasks until their secrets are filled: ${stopped.join(", ")}.`]),
    ...(waiting.length === 0 ? [] : [`On their earlier revision until then: ${waiting.join(", ")}.`]),
    "No value yet, so that what needs them does nothing; fill each and run this again:",
    ...empty.map((name) => `  ${commandLine(`secrets set ${name}`, about, "< file")}`),
  ];
}

function names(output: unknown): readonly string[] {
  return Array.isArray(output) ? output.map(String) : [];
}
