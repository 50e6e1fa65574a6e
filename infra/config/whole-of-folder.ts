import { ConfigError } from "../lib/errors.ts";
import { isPlain } from "./merged.ts";
import { stackFileName, stackFolder } from "./stack-folder.ts";
import { wholeConfiguration } from "./whole-configuration.ts";

/**
 * The configuration of the stack `name`, of which plain Pulumi has handed `own` over: with what it takes from other files of the
 * folder. YAML is read only where a file of the folder may have the word `like`. Throws `ConfigError`.
 */
export async function wholeOfFolder(name: string, own: unknown, dir: string): Promise<unknown> {
  const { mayBeLike, names } = stackFolder(dir, () => undefined);
  const others = names.filter((other) => other !== name);
  if (!isPlain(own) || (own.like === undefined && !others.some(mayBeLike))) return own;
  const { readStackFile } = await import("./stack-file.ts");
  const folder = stackFolder(dir, (text) => readStackFile(text).raw);
  const { problems, raw } = wholeConfiguration(name, {
    names: [...others, name].sort(),
    mayBeLike,
    raw: (other) => (other === name ? own : folder.raw(other)),
  });
  if (problems.length > 0)
    throw new ConfigError(problems.map((problem) => ({ source: stackFileName(name), ...problem })));
  return raw;
}
