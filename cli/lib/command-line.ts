import { join, sep } from "node:path";
import { defaultFolder, PROJECT } from "./default-folder.ts";
import { shellWord } from "./shell-word.ts";
import { type About, stackWords } from "./stack-words.ts";

/**
 * A command as a person can paste it where they are: `npx slipway up --stack staging`. `more` follows the words about the stack.
 * Below the project npx finds its own slipway; elsewhere it would fetch and run whatever the public registry has by that name.
 */
export function commandLine(words: string, about: About, more = "", from: string = process.cwd()): string {
  const inside = from === PROJECT || from.startsWith(`${PROJECT}${sep}`);
  const slipway = inside ? "npx slipway" : `node ${shellWord(join(PROJECT, "bin", "slipway.js"))}`;
  return [slipway, words, stackWords(about, defaultFolder(from)), more]
    .filter((word) => word !== "")
    .join(" ");
}
