import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkFolder } from "../../infra/config/check.ts";
import { imagesElsewhere } from "../../infra/config/images-elsewhere.ts";
import type { StackSource } from "../../infra/config/owning-stacks.ts";
import { readStackFile } from "../../infra/config/stack-file.ts";
import { stackFileName } from "../../infra/config/stack-folder.ts";
import type { Problem } from "../../infra/lib/errors.ts";
import type { Session } from "./session.ts";
import { sessionCommand } from "./session-command.ts";
import type { StateResource } from "./stack-state.ts";

const REPOSITORY = "aws:ecr/repository:Repository";

/**
 * Images of this stack's repositories that other stacks of the folder run: deleted with it, those could start no task any more.
 * A stack whose file names them and that is not there, or holds nothing, runs none; one of which nobody knows counts as running.
 */
export async function imagesRead(
  { ground, on, stack }: Pick<Session, "ground" | "on" | "stack">,
  before: readonly StateResource[],
  others: () => Promise<readonly { readonly name: string }[]>,
): Promise<readonly Problem[]> {
  if (!before.some(({ type }) => type === REPOSITORY)) return [];
  const { wholes } = checkFolder(ground.configDir);
  const sources = [...wholes].map(([name, { raw }]): StackSource & { readonly name: string } => ({
    name,
    source: stackFileName(name),
    raw,
  }));
  const nameOf = new Map(sources.map(({ name, source }) => [source, name]));
  const found = imagesElsewhere(sources)
    .filter(({ owner }) => owner.source === stackFileName(stack))
    .map((one) => ({ ...one, name: nameOf.get(one.reader.source) ?? "" }));
  if (found.length === 0) return [];
  const standing = await standingStacks(others);
  return found
    .filter(({ name }) => standing === undefined || standing.has(name))
    .map(({ name, reader: { source }, where }) => {
      const line = lineOf(join(ground.configDir, source), where);
      return {
        source,
        ...(line === undefined ? {} : { line }),
        where,
        expected: `no image in the repositories of ${stack}, which are to be deleted with their images`,
        found: "one of them",
        next: `Name an image elsewhere and run ${sessionCommand("up", { ground, on, stack: name })}, or destroy ${name} first`,
      };
    });
}

/** Names of the stacks that hold something; undefined where the backend does not say. */
async function standingStacks(
  others: () => Promise<readonly { readonly name: string }[]>,
): Promise<ReadonlySet<string> | undefined> {
  try {
    return new Set((await others()).map(({ name }) => name));
  } catch {
    return undefined; // who cannot be asked counts as standing
  }
}

function lineOf(file: string, where: string): number | undefined {
  try {
    return readStackFile(readFileSync(file, "utf8")).lineOf(where);
  } catch {
    return undefined; // the file went meanwhile: its name is enough
  }
}
