import type { Settings } from "../../infra/config/settings.ts";
import { commandLine } from "../lib/command-line.ts";
import type { About } from "../lib/stack-words.ts";
import type { Clouds } from "./clouds.ts";
import type { Verdict } from "./judge.ts";

/** Whether a person has filled each external secret. No value is read. */
export function secretChecks(
  { secretStore, secrets }: Settings,
  clouds: Clouds,
  about: About,
): readonly (readonly [subject: string, check: () => Promise<Verdict>])[] {
  const external = Object.entries(secrets).filter(([, secret]) => secret.kind === "external");
  return external.map(([name]) => [
    `secret ${name}`,
    async () => {
      const state = await clouds.secret(secretStore, name);
      if (state === "filled") return { state: "ok", expected: "a value", found: "one", next: "" };
      const set = commandLine(`secrets set ${name}`, about, "< file");
      return state === "empty"
        ? { state: "person", expected: "a value", found: "none yet", next: set }
        : {
            state: "person",
            expected: "a value",
            found: "no such secret",
            next: `${set}, once the stack has made it`,
          };
    },
  ]);
}
