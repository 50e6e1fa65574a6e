import { ConfigError } from "../../infra/lib/errors.ts";
import type { World } from "../../rehearsal/cloud/world.ts";
import { EXIT } from "../exit-codes.ts";
import { commandLine } from "../lib/command-line.ts";
import { UserError } from "../lib/user-error.ts";
import { describeChanges } from "../stack/change-summary.ts";
import { dependantProblems, dependants } from "../stack/dependants.ts";
import { describeHindrances, type Hindrances, hindrances } from "../stack/destroy-hindrances.ts";
import { describeDsRecords, dsFirst, dsRecords } from "../stack/ds-records.ts";
import { nameOf } from "../stack/event-log.ts";
import { imagesRead } from "../stack/images-read.ts";
import { interruptible } from "../stack/interrupt.ts";
import { describeKept, type KeptResource, keptAfterDestroy } from "../stack/kept-resources.ts";
import { loadSettings } from "../stack/load-settings.ts";
import { otherStacks } from "../stack/other-stacks.ts";
import { promotedStacks } from "../stack/promoted-stacks.ts";
import { rehearsedBeside } from "../stack/rehearsed-stacks.ts";
import { runEngine } from "../stack/run-engine.ts";
import { markRunning } from "../stack/run-marker.ts";
import { type Session, withSession } from "../stack/session.ts";
import { type StateResource, stateResources } from "../stack/stack-state.ts";
import { stepProgress } from "../stack/step-progress.ts";
import { asksToConfirm } from "./asks-to-confirm.ts";
import type { CommonOptions } from "./common.ts";
import { endedBadly } from "./ended-badly.ts";

export interface DestroyOptions extends CommonOptions {
  /** The stack's name, typed again. Needed for the production tier. */
  readonly confirm: string | undefined;
}

/** `slipway destroy`: deletes the stack, and says what the clouds keep on purpose. */
export async function destroy(options: DestroyOptions): Promise<number> {
  const { configDir, stack, on, confirm } = options;
  const settings = loadSettings(configDir, stack, on);
  if (asksToConfirm(settings, on) && confirm !== stack) {
    throw new UserError(
      {
        where: "destroy",
        expected: "the stack's name typed again, for production and on a real cloud",
        found: confirm === undefined ? "none" : `"${confirm}"`,
        next: `${settings.cloudflare.ownsZone ? await recordFirst(options) : ""}If all of ${stack} is to go: ${commandLine("destroy", options, `--confirm ${stack}`)}`,
      },
      EXIT.usage,
    );
  }
  return withSession({ ...options, settings }, destroySession);
}

async function recordFirst({ configDir, on, stack }: DestroyOptions): Promise<string> {
  if (on === "cloud") return dsFirst(undefined, stack);
  const standing = rehearsedBeside(configDir).find(({ name }) => name === stack);
  const { dsRecord } = (await standing?.outputs()) ?? {};
  return typeof dsRecord === "string" ? dsFirst(dsRecord, stack) : ""; // one that is not up has none
}

export async function destroySession(session: Session): Promise<number> {
  const { terminal, opened, stack, on } = session;
  const before = await stateResources(opened.stack);
  const standing =
    before.length === 0
      ? []
      : [
          ...dependantProblems(await dependants(session), session),
          ...(await imagesRead(session, before, () => otherStacks(session))),
        ];
  if (standing.length > 0) throw new ConfigError(standing);
  const found = hindrances(session, before);
  if (found.guarded.length + found.full.length + found.locked.length > 0)
    return sayHindrances(session, found);
  const records = dsRecords(before);
  for (const line of describeDsRecords(records)) terminal.say(line);
  if (before.length > 0)
    for (const line of promotedStacks(session.ground.configDir, stack)) terminal.say(line);
  const done = markRunning(opened.workDir);
  const onStep = stepProgress(terminal, "destroy");
  const run = await interruptible(terminal, (interrupt) =>
    runEngine(opened.stack, "destroy", { onStep, interrupt }),
  );
  done();
  if (!run.ok) return (await endedBadly(session, run, "destroy")).exitCode;
  const kept =
    opened.world === undefined ? keptAfterDestroy(before, new Date()) : leftIn(opened.world, stack);
  terminal.say(
    run.log.steps.length === 0 ? `${stack}: there was nothing to delete.` : `${stack} is deleted.`,
  );
  for (const line of describeChanges(run.log.steps, "done")) terminal.say(line);
  if (kept.length > 0) {
    terminal.say("The clouds keep on purpose:");
    for (const line of describeKept(kept)) terminal.say(line);
  }
  terminal.json({
    ok: true,
    stack,
    on,
    exitCode: EXIT.done,
    dsRecords: records,
    deleted: run.log.steps.map(({ name, type }) => ({ name, type })),
    kept,
  });
  return EXIT.done;
}

/** The rehearsal can say what is really left: kept things, and anything that a deletion missed. */
function leftIn(world: World, stack: string): readonly KeptResource[] {
  const prefix = `urn:pulumi:${stack}::`;
  const left: KeptResource[] = [];
  for (const { entity } of world.everything()) {
    if (entity.urn?.startsWith(prefix) !== true || isPartOfKept(entity.token)) continue;
    const { why, until } = entity.kept ?? {
      why: "left behind: it is no longer in the state",
      until: undefined,
    };
    left.push({ name: nameOf(entity.urn), why, until });
  }
  return left.sort((a, b) => a.name.localeCompare(b.name));
}

/** Versions stay with their secret, which is listed itself. */
function isPartOfKept(token: string): boolean {
  return token === "aws:secretsmanager/secretVersion:SecretVersion";
}

function sayHindrances(session: Session, found: Hindrances): number {
  const { terminal, stack, on } = session;
  terminal.say(terminal.style("red", `${stack} would be left half deleted; nothing was deleted.`));
  for (const line of describeHindrances(found, session, new Date())) terminal.say(line);
  const named = (resources: readonly StateResource[]) =>
    resources.map(({ urn, type }) => ({ name: nameOf(urn), type }));
  terminal.json({
    ok: false,
    stack,
    on,
    exitCode: EXIT.failed,
    protected: named(found.guarded),
    repositoriesWithImages: named(found.full),
    lockedByVendor: named(found.locked),
  });
  return EXIT.failed;
}
