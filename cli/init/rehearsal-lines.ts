import { checkFolder } from "../../infra/config/check.ts";
import { resolve } from "../../infra/config/resolve.ts";
import { commandLine } from "../lib/command-line.ts";
import { firstUps, repositoriesFrom } from "./first-ups.ts";

/** How the new product in `folder` is rehearsed: a command for each of its stacks, in the order in which they come up. */
export function rehearsalLines(folder: string): readonly string[] {
  const { configs } = checkFolder(folder);
  const all = new Map([...configs].map(([name, config]) => [name, resolve(config).settings]));
  const up = (name: string) => commandLine("up", { stack: name, configDir: folder, on: "rehearsal" });
  const order = firstUps(all);
  const [first] = order;
  if (order.length === 1 && first !== undefined) return [`A rehearsal takes it as it stands: ${up(first)}`];
  const readers = order.filter((stack) => first !== undefined && repositoriesFrom(all, stack) === first);
  const why =
    readers.length === 0
      ? ""
      : `, ${first} first: it makes the repositories that ${readers.join(", ")} ${readers.length === 1 ? "pulls" : "pull"} from`;
  return [`A rehearsal takes it as it stands${why}:`, ...order.map((name) => `  ${up(name)}`)];
}
