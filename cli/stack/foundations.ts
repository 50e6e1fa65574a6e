import { checkFolder } from "../../infra/config/check.ts";
import { ecrImage } from "../../infra/config/ecr-image.ts";
import { resolve } from "../../infra/config/resolve.ts";
import type { Settings } from "../../infra/config/settings.ts";
import { guardsOf, zoneGuards } from "../../infra/edge/zone-guards.ts";
import type { Problem } from "../../infra/lib/errors.ts";
import { imagePresence } from "../cloud/image-presence.ts";
import { parseEcrImage } from "../cloud/tag-image.ts";
import type { OpenedStack } from "./open-stack.ts";
import { type Backend, otherStacks } from "./other-stacks.ts";
import { registryFirst } from "./registry-first.ts";
import { sessionCommand } from "./session-command.ts";
import { stackImages } from "./stack-images.ts";

/** Name of the output by which a zone's owner tells what it guards. */
export const GUARDS_OUTPUT = "guards";

interface Asking extends Backend {
  readonly settings: Settings;
  readonly ground: Backend["ground"] & { readonly configDir: string };
  readonly opened: Pick<OpenedStack, "stack" | "aws">;
}

/** A stack of the folder, as its file decides it. */
interface Named {
  readonly stack: string;
  readonly settings: Settings;
}

/**
 * What other stacks of the folder have to do before this one can come up: the owner of the repositories makes them, and the owner of
 * the zone guards this one's hostnames. Asked before anything is touched, and only of a stack that stands on another one.
 */
export async function foundationProblems(session: Asking): Promise<readonly Problem[]> {
  const { cloudflare, registry } = session.settings;
  if (cloudflare.ownsZone && registry.ownership !== "reader") return [];
  const { configs } = checkFolder(session.ground.configDir);
  const others = [...configs]
    .filter(([stack]) => stack !== session.stack)
    .map(([stack, config]) => ({ stack, settings: resolve(config).settings }));
  const found = await Promise.all([missingRepositories(session, others), unguarded(session, others)]);
  return found.flat();
}

async function missingRepositories(session: Asking, others: readonly Named[]): Promise<readonly Problem[]> {
  const { on, opened, settings } = session;
  const { registry } = settings;
  if (registry.ownership !== "reader") return [];
  const owner = others.find(
    ({ settings: { aws, product, registry: theirs } }) =>
      theirs.ownership === "owner" &&
      aws.accountId === registry.ownerAccountId &&
      product === settings.product,
  );
  if (owner === undefined) return [];
  const prefix = `${settings.product}/`;
  const images = stackImages(settings).filter(({ reference }) => {
    const image = ecrImage(reference);
    return image?.accountId === registry.ownerAccountId && image.repository.startsWith(prefix);
  });
  const asked = images.map(async ({ reference, where }): Promise<readonly Problem[]> => {
    const image = parseEcrImage(reference);
    if (image === undefined) return [];
    // Who may not ask is told by the pull itself, and by preflight.
    const presence = await imagePresence(opened.aws(image.region), image).catch(() => undefined);
    if (presence !== "no repository") return [];
    const up = sessionCommand("up", { ...session, stack: owner.stack });
    return [
      {
        source: `Pulumi.${session.stack}.yaml`,
        where,
        expected: `an image in a repository that the stack ${owner.stack} makes`,
        found: `no repository ${image.repositoryName} in account ${image.registryId}`,
        next:
          on === "rehearsal"
            ? `Bring ${owner.stack} up first: ${up}`
            : `Make them first, and push the image: ${registryFirst(owner.stack)}`,
      },
    ];
  });
  return (await Promise.all(asked)).flat();
}

async function unguarded(session: Asking, others: readonly Named[]): Promise<readonly Problem[]> {
  const { settings } = session;
  if (settings.cloudflare.ownsZone) return [];
  const owner = others.find(
    ({ settings: { cloudflare } }) => cloudflare.ownsZone && cloudflare.zoneId === settings.cloudflare.zoneId,
  );
  if (owner === undefined) return [];
  const hostnames = [...settings.hostnames, ...Object.values(settings.internalTools?.hostnames ?? {})];
  const wanted = guardsOf(zoneGuards(owner.settings), hostnames);
  if (wanted.length === 0) return [];
  const standing = (await otherStacks(session)).find(({ name }) => name === owner.stack);
  const outputs = await standing?.outputs();
  const known = outputs?.[GUARDS_OUTPUT];
  const missing = wanted.filter((one) => !(Array.isArray(known) && known.includes(one)));
  if (missing.length === 0) return [];
  const up = sessionCommand("up", { ...session, stack: owner.stack });
  return [
    {
      source: `Pulumi.${session.stack}.yaml`,
      where: "cloudflare.ownsZone",
      expected: `hostnames that the stack ${owner.stack}, which owns the zone, guards already (${missing.join(", ")})`,
      found:
        standing === undefined
          ? `${owner.stack}, which is not up`
          : "its last update, which did not know them",
      next: `Update ${owner.stack} first: ${up}`,
    },
  ];
}
