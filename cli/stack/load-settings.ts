import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkFolder } from "../../infra/config/check.ts";
import { isExampleDigest } from "../../infra/config/example-digest.ts";
import { resolve } from "../../infra/config/resolve.ts";
import type { Settings } from "../../infra/config/settings.ts";
import { stackFileName, stacksOf } from "../../infra/config/stack-folder.ts";
import { ConfigError, type Problem } from "../../infra/lib/errors.ts";
import { policyFileProblems } from "../../policies/policy-files.ts";
import { examplePersons } from "./example-persons.ts";
import type { Target } from "./ground.ts";
import { rehearsedBeside } from "./rehearsed-stacks.ts";
import { secretsProviderProblem } from "./secrets-provider.ts";
import { stackImages } from "./stack-images.ts";

/**
 * The settings of one stack, from its original file. Throws `ConfigError` with every problem, those of the policies' files too:
 * the engine would come upon them only when it starts the pack.
 */
export function loadSettings(configDir: string, stack: string, on: Target): Settings {
  if (isWithoutFile(configDir, stack, on)) throw new ConfigError([withoutFile(stack)]);
  const { configs, problems: ofStack, stacks } = checkFolder(configDir, stack);
  const config = configs.get(stack);
  const settings = config === undefined ? undefined : resolve(config).settings;
  const ofCloud = on === "cloud" && stacks.length > 0 ? cloudProblems(configDir, stack, settings) : [];
  const problems = [...ofStack, ...policyFileProblems(configDir), ...ofCloud];
  if (problems.length > 0 || settings === undefined) throw new ConfigError(problems);
  return settings;
}

/** Whether the stack stands in the rehearsal and its file is gone since. On a real cloud nobody asks the backend for a misspelt name. */
function isWithoutFile(configDir: string, stack: string, on: Target): boolean {
  const known = stacksOf(configDir);
  if (on === "cloud" || known.length === 0 || known.includes(stack)) return false;
  return rehearsedBeside(configDir).some(({ name }) => name === stack);
}

function withoutFile(stack: string): Problem {
  return {
    where: "stack",
    expected: `Pulumi.${stack}.yaml, since this stack is up`,
    found: "none",
    next: "Put the file back: to destroy the stack too, its words are needed",
  };
}

/** What a rehearsal takes and a real cloud does not; images are judged once the file is right. */
function cloudProblems(configDir: string, stack: string, settings: Settings | undefined): readonly Problem[] {
  const provider = secretsProviderProblem(configDir, stack);
  return [
    ...(provider === undefined ? [] : [provider]),
    ...(settings === undefined ? [] : exampleProblems(settings, stack)),
    ...personProblems(configDir, stack),
  ];
}

/** Of the stack's own file: what it takes over from one that it is like is that one's to mend. */
function personProblems(configDir: string, stack: string): readonly Problem[] {
  const name = stackFileName(stack);
  const file = join(configDir, name);
  return existsSync(file) ? examplePersons(readFileSync(file, "utf8"), name) : [];
}

/** The reference files' digests name no image: they are for rehearsals alone. */
function exampleProblems(settings: Settings, stack: string): readonly Problem[] {
  return stackImages(settings)
    .filter(({ reference }) => isExampleDigest(reference))
    .map(({ where }) => ({
      source: `Pulumi.${stack}.yaml`,
      where,
      expected: "the digest of an image that was built",
      found: "the reference file's example digest",
      next: "Put the digest in that your build pushed; --on rehearsal takes the example",
    }));
}
