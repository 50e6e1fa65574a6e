import { checkFolder } from "../../infra/config/check.ts";
import { valueAt } from "../../infra/config/word-at.ts";

/** What stacks of the folder lose while `stack`, where their images are tried, is gone: one line, or none where none asks it. */
export function promotedStacks(configDir: string, stack: string): readonly string[] {
  const { wholes } = checkFolder(configDir);
  const names = [...wholes].flatMap(([name, { raw }]) =>
    name !== stack && valueAt(raw, ["promotion", "from"]) === stack ? [name] : [],
  );
  if (names.length === 0) return [];
  const [verb, they, get] = names.length === 1 ? ["promotes", "it", "gets"] : ["promote", "they", "get"];
  return [
    `${names.join(", ")} ${verb} from ${stack}: until ${stack} is up again ${they} ${get} no new digest.`,
  ];
}
