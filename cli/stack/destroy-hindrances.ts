import type { Settings } from "../../infra/config/settings.ts";
import { PROTECTION } from "../../policies/lets-go.ts";
import { RULES } from "../../policies/rules/index.ts";
import type { World } from "../../rehearsal/cloud/world.ts";
import { imagesAt } from "../../rehearsal/services/aws/ecr.ts";
import { nameOf } from "./event-log.ts";
import type { OpenedStack } from "./open-stack.ts";
import { proposedExemption } from "./proposed-exemption.ts";
import type { Session } from "./session.ts";
import { type NamedStack, sessionCommand } from "./session-command.ts";
import type { StateResource } from "./stack-state.ts";

/** What would stop a destroy halfway: told before anything is deleted. */
export interface Hindrances {
  /** Resources that the engine refuses to delete. */
  readonly guarded: readonly StateResource[];
  /** Repositories that ECR refuses to delete, since they hold images. */
  readonly full: readonly StateResource[];
  /** Policies that nobody takes back but the vendor's support, and that hold their project with its backups. */
  readonly locked: readonly StateResource[];
}

const COMPLIANCE = "mongodbatlas:index/backupCompliancePolicy:BackupCompliancePolicy";
const REPOSITORY = "aws:ecr/repository:Repository";

const REASON = "The stack is taken down on purpose.";

/** Reads them from the engine's state. */
export function hindrances(
  session: { readonly opened: Pick<OpenedStack, "world"> },
  resources: readonly StateResource[],
): Hindrances {
  return {
    guarded: resources.filter(({ protect, type }) => protect && type !== COMPLIANCE),
    full: resources.filter(
      (resource) =>
        resource.type === REPOSITORY &&
        resource.inputs.forceDelete !== true &&
        holdsImages(session.opened.world, resource),
    ),
    locked: resources.filter(({ type }) => type === COMPLIANCE),
  };
}

/** The rehearsal knows its images; a real repository counts as holding some. */
function holdsImages(world: World | undefined, { outputs }: StateResource): boolean {
  if (world === undefined) return true;
  const { accountId, regions } = world.seed.aws;
  const caller = { provider: "aws", accountId, region: regions[0] ?? "" } as const;
  const url = String(outputs.repositoryUrl);
  return world.ask(caller, { name: url, urn: "" }, (cloud) => imagesAt(cloud, url).length > 0);
}

/** What to do about them, line by line. */
export function describeHindrances(
  { guarded, full, locked }: Hindrances,
  session: Pick<Session, "settings"> & NamedStack,
  now: Date,
): readonly string[] {
  const { settings, stack } = session;
  const exempt = guarded.length > 0 && settings.tier === "production" ? guarded.filter(isAskedToBe) : [];
  const file = `Pulumi.${stack}.yaml`;
  const kept = full.length > 0 && keptByOverride(settings);
  const unprotect = guarded.length > 0 || (full.length > 0 && settings.keepImages);
  return [
    ...(guarded.length === 0
      ? []
      : [`${count(guarded, "resource is", "resources are")} protected: ${names(guarded)}.`]),
    ...(full.length === 0
      ? []
      : [
          `${count(full, "repository holds", "repositories hold")} images, and a cloud deletes none of those without forceDelete: ` +
            `${names(full)}.`,
        ]),
    ...(locked.length === 0
      ? []
      : [
          "A backup compliance policy holds its project, and nobody takes it back but MongoDB's support:",
          ...locked.map(({ urn, type }) => `  ${nameOf(urn)} (${type})`),
        ]),
    "To delete them all the same:",
    ...(unprotect
      ? [
          `- set deletionProtection: false in ${file}${full.length === 0 ? "" : "; the images then go with their repositories"}`,
        ]
      : []),
    ...(kept ? [`- take forceDelete out of overrides.registry in ${file}`] : []),
    ...(locked.length === 0
      ? []
      : [
          "- ask MongoDB's support to end the policy; once they have, let the engine delete it:",
          ...locked.map(({ urn }) => `    pulumi state unprotect '${urn}'`),
          `  and remove database.backupCompliance from ${file}`,
        ]),
    ...(exempt.length === 0
      ? []
      : [
          `- in production the policies of ${PROTECTION} refuse deletionProtection: false without an exemption. Put this into ` +
            "exemptions.yaml, with the person who approves:",
          ...proposedExemption(exempt, {
            purpose: "destroy",
            stack,
            owner: settings.owner,
            reason: REASON,
            now,
          }),
        ]),
    `- run ${sessionCommand("up", session)}, then this again`,
  ];
}

/** Whether an override keeps what `deletionProtection: false` would let go. */
function keptByOverride({ overrides }: Settings): boolean {
  return Object.values(overrides.registry ?? {}).some(({ forceDelete }) => forceDelete === false);
}

function names(resources: readonly StateResource[]): string {
  return resources.map(({ urn }) => nameOf(urn)).join(", ");
}

function count({ length }: readonly StateResource[], one: string, several: string): string {
  return length === 1 ? `1 ${one}` : `${length} ${several}`;
}

/** True where a rule of production asks that the resource be protected. */
function isAskedToBe({ type }: StateResource): boolean {
  return RULES.some(
    (rule) => rule.control === PROTECTION && rule.scope === "resource" && rule.types.includes(type),
  );
}
