import type { Exemption } from "../../policies/exemptions.ts";
import { runCommand } from "../engine/run-command.ts";
import { UserError } from "../lib/user-error.ts";
import { nameOf, type Step } from "./event-log.ts";
import { exempts, lettingGo } from "./letting-go.ts";
import { proposedExemption } from "./proposed-exemption.ts";
import { type Run, withoutEchoes } from "./run-engine.ts";
import type { Session } from "./session.ts";
import { type NamedStack, sessionCommand } from "./session-command.ts";
import { type StateResource, stateResources } from "./stack-state.ts";

/** What the state protects and the configuration no longer holds: the engine refuses to delete it. */
export interface Departures {
  /** By an exemption in force: they go with the update. */
  readonly exempt: readonly StateResource[];
  /** Nobody said that they may. */
  readonly unexempted: readonly StateResource[];
  /** Their cloud would refuse as well, in the middle of the update. */
  readonly armed: readonly StateResource[];
  /** Policies that MongoDB's support alone takes back. */
  readonly locked: readonly StateResource[];
}

const COMPLIANCE = "mongodbatlas:index/backupCompliancePolicy:BackupCompliancePolicy";
const PARAMETER = "aws:ssm/parameter:Parameter";
/** What their cloud deletes only while they are empty. */
const KEEPERS: readonly string[] = [
  "aws:s3/bucket:Bucket",
  "aws:backup/vault:Vault",
  "aws:ecr/repository:Repository",
];

/** The engine's refusal to delete what it protects: the whole program ran before that (pulumi 3.256.0). */
const PROTECTED = /cannot be deleted\s+because it is protected/;

/** What kept a preview from its end, where it was only that protected resources would go; undefined otherwise. */
export async function departures(session: Session, preview: Run): Promise<Departures | undefined> {
  const { log, ok } = preview;
  const problems = withoutEchoes(preview.problems);
  if (ok || preview.interrupted || log.violations.some(({ mandatory }) => mandatory)) return undefined;
  if (problems.length === 0 || !problems.every((problem) => PROTECTED.test(problem))) return undefined;
  const state = await stateResources(session.opened.stack);
  return departuresOf(log.declared, state, lettingGo(session, new Date()));
}

/** The same as a pure function of what the program declared, the state, and the exemptions in force for the stack. */
export function departuresOf(
  declared: ReadonlySet<string>,
  state: readonly StateResource[],
  exemptions: readonly Exemption[],
): Departures {
  const going = state.filter(({ protect, urn }) => protect && !declared.has(urn));
  const locked = going.filter(({ type }) => type === COMPLIANCE);
  const free = going.filter((one) => !locked.includes(one));
  const armed = free.filter(({ inputs }) => weaponOf(inputs) !== undefined);
  const may = (one: StateResource): boolean => exemptions.some((exemption) => exempts(exemption, one));
  return {
    exempt: free.filter((one) => !armed.includes(one) && may(one)),
    unexempted: free.filter((one) => !may(one)),
    armed,
    locked,
  };
}

/** Those over which an update must not begin. */
export function barred({ armed, locked, unexempted }: Departures): readonly StateResource[] {
  return [...new Set([...unexempted, ...armed, ...locked])];
}

/** The steps by which those go that may: a preview that leaves them alone does not tell them. */
export function stepsOf({ exempt }: Departures): readonly Step[] {
  return exempt.map(({ parent, type, urn }) => {
    const name = nameOf(urn);
    return {
      op: "delete",
      urn,
      type,
      name,
      component: parent === undefined ? name : nameOf(parent),
      properties: [],
    };
  });
}

/** What to say of those over which an update must not begin, line by line. */
export function describeDepartures(
  found: Departures,
  session: Pick<Session, "settings"> & NamedStack,
  now: Date,
): readonly string[] {
  const { settings, stack } = session;
  const { armed, locked, unexempted } = found;
  const reason = "The stack no longer needs it, and what it holds may go.";
  const types = [...new Set(unexempted.map(({ type }) => type))];
  return [
    ...types.map((type) => {
      const names = unexempted.filter((one) => one.type === type).map(({ urn }) => nameOf(urn));
      return `  ${names.sort().join(", ")} (${type}): a place in the configuration, being protected; got none. Put it back, or exempt it as below.`;
    }),
    ...armed.map(
      ({ inputs, type, urn }) =>
        `  ${nameOf(urn)} (${type}): a resource that its cloud lets go too; got ${String(weaponOf(inputs))}: true. ` +
        `Put it back, take that from it by an override, run ${sessionCommand("up", session)}, then remove it.`,
    ),
    ...locked.map(
      ({ type, urn }) =>
        `  ${nameOf(urn)} (${type}): a policy that stays until MongoDB's support ends it; got its deletion. ` +
        `Put database.backupCompliance back; once support has ended it, run pulumi state unprotect '${urn}'.`,
    ),
    ...(unexempted.length === 0
      ? []
      : [
          "If that is meant, put this into exemptions.yaml, with the person who approves:",
          ...proposedExemption(unexempted, { purpose: "remove", stack, owner: settings.owner, reason, now }),
          ...hints(types, settings.recoveryWindowDays),
          `Then run ${sessionCommand("up", session)} again.`,
        ]),
  ];
}

/** What their deletion means. */
function hints(types: readonly string[], recoveryWindowDays: number): readonly string[] {
  return [
    ...(types.includes(SECRET)
      ? [`A secret can be restored for ${recoveryWindowDays} days after its deletion.`]
      : []),
    ...(types.includes(PARAMETER)
      ? ["A parameter's value is gone at once: keep what you still need of it."]
      : []),
    ...(types.some((type) => KEEPERS.includes(type))
      ? ["A bucket, a vault or a repository goes only while it is empty: empty it before."]
      : []),
  ];
}

const SECRET = "aws:secretsmanager/secret:Secret";

/** The word by which a resource's own cloud refuses its deletion. */
function weaponOf(inputs: StateResource["inputs"]): string | undefined {
  return ["deletionProtection", "terminationProtectionEnabled", "enableDeletionProtection"].find(
    (word) => inputs[word] === true,
  );
}

/**
 * Takes the engine's protection from those that may go, so that the next update deletes them. One that the configuration holds
 * again by then is protected again by that update.
 */
export async function unprotect(
  { engine, opened: { stack } }: Pick<Session, "engine" | "opened">,
  resources: readonly StateResource[],
): Promise<void> {
  if (resources.length === 0) return;
  const { envVars, workDir } = stack.workspace;
  const args = ["state", "unprotect", ...resources.map(({ urn }) => urn), "--stack", stack.name, "--yes"];
  const ended = await runCommand(engine.command, args, { cwd: workDir, env: { ...process.env, ...envVars } });
  if (ended.code === 0) return;
  throw new UserError({
    where: resources.map(({ urn }) => nameOf(urn)).join(", "),
    expected: "a state from which the engine takes their protection",
    found: ended.failure ?? lastLine(ended.stderr),
    next: `Nothing else was changed: mend that and run this again`,
  });
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "no word of why";
}
