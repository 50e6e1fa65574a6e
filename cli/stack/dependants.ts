import { checkFolder } from "../../infra/config/check.ts";
import { resolve } from "../../infra/config/resolve.ts";
import type { Settings } from "../../infra/config/settings.ts";
import { stacksOf } from "../../infra/config/stack-folder.ts";
import type { Problem } from "../../infra/lib/errors.ts";
import { type Backend, otherStacks } from "./other-stacks.ts";
import type { Session } from "./session.ts";
import { sessionCommand } from "./session-command.ts";

/** Another stack that stands on what this one declares. */
export interface Dependant {
  readonly stack: string;
  /** What it stands on, in words. */
  readonly needs: readonly string[];
  /** False where its file is gone from the folder: only its outputs tell. */
  readonly hasFile: boolean;
}

interface Asking extends Backend {
  readonly ground: Backend["ground"] & { readonly configDir: string };
  readonly settings: Settings;
}

/** What of this stack's a living one of the folder, or one whose file is gone, stands on. */
export async function dependants(session: Asking): Promise<readonly Dependant[]> {
  const others = await otherStacks(session);
  if (others.length === 0) return [];
  const { configs, wholes } = checkFolder(session.ground.configDir);
  const found = others.map(async ({ name, outputs }): Promise<Dependant> => {
    if (!wholes.has(name))
      return { stack: name, needs: needsByOutputs(session.settings, await outputs()), hasFile: false };
    const config = configs.get(name);
    const needs =
      config === undefined
        ? ["a file with problems, which slipway check tells"]
        : needsOf(session.settings, resolve(config).settings);
    return { stack: name, needs, hasFile: true };
  });
  return (await Promise.all(found)).filter(({ needs }) => needs.length > 0);
}

/** What `other` takes from the stack with `own`. */
export function needsOf(own: Settings, other: Settings): readonly string[] {
  const sameAccount = other.aws.accountId === own.aws.accountId;
  const sameRegion = other.aws.region === own.aws.region;
  const account = (["cloudTrail", "guardDuty", "config"] as const).filter(
    (part) =>
      own.account[part] === "owned" &&
      other.account[part] === "elsewhere" &&
      sameAccount &&
      (part !== "config" || sameRegion),
  );
  const inZone =
    own.cloudflare.ownsZone &&
    !other.cloudflare.ownsZone &&
    own.cloudflare.zoneId === other.cloudflare.zoneId;
  return [
    ...(inZone ? [`the zone ${own.domain}`] : []),
    ...(account.length === 0 ? [] : [`${account.join(", ")} of the account`]),
  ];
}

function needsByOutputs(
  { cloudflare, domain }: Settings,
  { urls }: Readonly<Record<string, unknown>>,
): readonly string[] {
  if (!cloudflare.ownsZone || typeof urls !== "object" || urls === null) return [];
  const inZone = Object.keys(urls).some((host) => host === domain || host.endsWith(`.${domain}`));
  return inZone ? [`the zone ${domain}`] : [];
}

/** Why this stack cannot be destroyed yet: one problem for each stack that stands on it. */
export function dependantProblems(
  found: readonly Dependant[],
  { ground, on, stack }: Pick<Session, "ground" | "on" | "stack">,
): readonly Problem[] {
  return found.map((one) => ({
    where: "destroy",
    expected: `no other stack that stands on what ${stack} declares`,
    found: `${one.stack}, which is up and needs ${one.needs.join(" and ")}`,
    next: one.hasFile
      ? `Destroy it first: ${sessionCommand("destroy", { ground, on, stack: one.stack })}; or let another stack own that`
      : `Put Pulumi.${one.stack}.yaml back, and destroy it first`,
  }));
}

/** What to tell of stacks that stand in this one's zone and are guarded by it no longer, since their file is gone. */
export async function orphanNotes(session: Asking): Promise<readonly string[]> {
  const { ground, settings, stack } = session;
  if (!settings.cloudflare.ownsZone) return [];
  const named = stacksOf(ground.configDir);
  const gone = (await otherStacks(session)).filter(({ name }) => !named.includes(name));
  const notes = gone.map(async ({ name, outputs }) => {
    const needs = needsByOutputs(settings, await outputs());
    if (needs.length === 0) return [];
    return [
      `${name} is up and needs ${needs.join(" and ")}, but its file is gone: ${stack} guards its hostnames no longer. ` +
        `Put Pulumi.${name}.yaml back, and destroy that stack before its file goes.`,
    ];
  });
  return (await Promise.all(notes)).flat();
}
