import { describe, expect, it } from "@jest/globals";
import { LocalWorkspace, type PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { sdkVersion } from "../../../cli/engine/engine-version.ts";
import { engineStack } from "../../../cli/stack/engine-stack.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

/** An engine that only writes down what it is asked. */
function listening(): { readonly asked: string[][]; readonly command: PulumiCommand } {
  const asked: string[][] = [];
  const run = (args: string[]) => {
    asked.push(args);
    return Promise.resolve({ stdout: "{}", stderr: "", code: 0 });
  };
  const command: unknown = { command: "none", version: sdkVersion(), run };
  return { asked, command: command as PulumiCommand }; // its `run` is all that a workspace calls
}

const commandsOf = (asked: readonly string[][]): string[] =>
  asked.map(([name, what]) => (name === "stack" ? `${name} ${what ?? ""}` : (name ?? "")));

describe("engineStack", () => {
  it.each(["refresh", "destroy", "up"] as const)(
    "starts the engine once for a %s, since nobody reads its outputs and history",
    async (operation) => {
      const { asked, command } = listening();
      const workspace = { workDir: temporaryFolder(), pulumiCommand: command };
      const program = () => Promise.resolve({});
      const stack = engineStack(
        await LocalWorkspace.createStack({ stackName: "s", projectName: "p", program }, workspace),
      );
      asked.length = 0;
      await stack[operation]({});
      expect(commandsOf(asked)).toEqual([operation]);
    },
  );
});
