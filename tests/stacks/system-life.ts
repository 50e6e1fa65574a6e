import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { fillExternalSecret } from "../../cli/cloud/fill-external-secret.ts";
import { destroySession } from "../../cli/commands/destroy.ts";
import type { UpResult } from "../../cli/commands/up.ts";
import type { Run } from "../../cli/stack/run-engine.ts";
import { stateResources } from "../../cli/stack/stack-state.ts";
import {
  countByType,
  type OpenStack,
  type RehearsalFolder,
  rehearsalFolder,
  withStack,
} from "./rehearsal.ts";
import { shareOf, systemsBelow } from "./systems.ts";

/** Milliseconds for the runs of one life, on a machine that has other work too. */
const PATIENCE = 10 * 60_000;

/** What one life left to be looked at. */
interface Life {
  /** The run that made the stack. */
  readonly made: Run;
  /** Tasks that run after it, and after the filling of external secrets, by service. */
  readonly running: Readonly<Record<string, number>>;
  /** The \`slipway up\` over the stack that stands: preview, nothing to change, audit. */
  readonly second: UpResult;
  readonly delivered: { readonly service: string; readonly run: Run };
  readonly services: readonly string[];
}

/** The life that every stack shares; `counts` is what a caller knows besides: how many resources of a type there are. */
export function livesOn(
  folder: RehearsalFolder,
  stack: string,
  counts: Readonly<Record<string, number>> = {},
): void {
  let life: Life;
  let drift: unknown;
  beforeAll(async () => {
    await withStack(folder, stack, async (open) => {
      const made = await apply(open);
      if (await fillExternals(open)) await apply(open);
      const services = Object.keys(open.session.settings.services);
      const running = Object.fromEntries(services.map((name) => [name, runningTasks(open, name)]));
      const second = await open.up();
      if (second.exitCode !== 0) throw new Error([...second.run.problems, ...open.said].join("\n"));
      const refreshed = open.session.opened.stack.refresh({ color: "never", expectNoChanges: true });
      drift = await refreshed.then(
        () => undefined,
        (error: unknown) => error,
      );
      life = {
        made,
        running,
        second,
        services,
        delivered: await deliver(folder, stack, open),
      };
    });
  }, PATIENCE);

  it("comes up with all that it declares", () => {
    const made = countByType(life.made, "create");
    for (const [type, count] of Object.entries(counts)) expect(made[type] ?? 0).toBe(count);
    expect(life.services).not.toEqual([]);
    expect(life.services.filter((name) => life.running[name] === 0)).toEqual([]);
    expect(life.second.outputs.heldServices).toEqual([]);
  });

  it("has an audit without a violated or undecided row", () => {
    const { report } = life.second.audited ?? {};
    const open = report?.rows.filter((row) => row.state === "violated" || row.state === "undecided");
    expect(open?.map((row) => `${row.id} ${row.state}`)).toEqual([]);
    // One that nothing needs any more is taken away, not carried along.
    expect(report?.exemptions.filter(({ state }) => state !== "used").map(({ id }) => id)).toEqual([]);
    expect(report?.verdict).toBe("passed");
    expect(report?.counts.met).toBeGreaterThan(30);
  });

  it("changes nothing the second time", () => {
    expect(life.second.exitCode).toBe(0);
    expect(life.second.run.log.steps).toEqual([]);
    expect(life.second.run.log.same).toBeGreaterThan(80);
  });

  it("refreshes without finding drift", () => {
    expect(drift).toBeUndefined();
  });

  it("gives one service alone a new digest", () => {
    const { run, service } = life.delivered;
    expect(run.problems).toEqual([]);
    const touched = [...new Set(run.log.steps.map((step) => step.name))].sort();
    expect(touched).toEqual([service, `${service}-service`, `${service}-task`]);
  });
}

/** The lives of the examples' stacks that fall to one test file. */
export function livesOfShare(shard: number): void {
  const share = shareOf(systemsBelow(), shard);
  it("knows the stacks that fall to it", () => {
    expect(new Set(share).size).toBe(share.length);
  });
  for (const { name, dir, stack } of share)
    describe(`the ${stack} stack of ${name}`, () => {
      const folder = rehearsalFolder(dir);
      afterAll(() => folder.remove());
      livesOn(folder, stack);
      if (stack === "staging") isDestroyed(folder);
    });
}

/** Staging goes as a whole. */
function isDestroyed(folder: RehearsalFolder): void {
  it("is destroyed but for what the clouds keep on purpose", async () => {
    await withStack(folder, "staging", async ({ session, said }) => {
      expect([await destroySession(session), ...said]).toEqual([0, ...said]);
      expect(await stateResources(session.opened.stack)).toEqual([]);
      expect(said.join("\n")).not.toContain("left behind");
    });
  });
}

/** The bare update, which must do. */
async function apply(open: OpenStack): Promise<Run> {
  const run = await open.apply();
  if (!run.ok) throw new Error(run.problems.join("\n"));
  return run;
}

/** Fills the external secrets that services wait for, as a person does; whether there are any. */
async function fillExternals({ session: { settings, opened } }: OpenStack): Promise<boolean> {
  const read = new Set(Object.values(settings.services).flatMap(({ secrets }) => Object.values(secrets)));
  const names = [...read].filter((name) => settings.secrets[name]?.kind === "external");
  for (const name of names) {
    const at = opened.aws(settings.aws.region);
    const filled = await fillExternalSecret(at, settings, name, `value of ${name}`);
    if (filled === undefined) throw new Error(`${name}: a secret to fill; got none`);
  }
  return names.length > 0;
}

/** Another digest of the first service's image. */
async function deliver(folder: RehearsalFolder, stack: string, open: OpenStack): Promise<Life["delivered"]> {
  const [first] = Object.entries(open.session.settings.services);
  if (first === undefined) throw new Error(`${stack}: at least one service; got none`);
  const [service, { image: old }] = first;
  const image = old.replace(/@sha256:.*$/, `@sha256:${"0".repeat(48)}00000000000000ff`);
  folder.edit(stack, ["services", service, "image"], image);
  open.reread();
  return { service, run: await open.apply() };
}

function runningTasks({ session }: OpenStack, service: string): number {
  const entities = session.opened.world?.entities("aws", session.settings.aws.accountId) ?? [];
  const live = entities.find(
    ({ token, urn }) => token === "aws:ecs/service:Service" && urn?.endsWith(`::${service}-service`) === true,
  );
  return Number(live?.internal.runningCount ?? 0);
}
