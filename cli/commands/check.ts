import { checkFolder } from "../../infra/config/check.ts";
import type { Config } from "../../infra/config/config.ts";
import { resolve } from "../../infra/config/resolve.ts";
import type { Settings } from "../../infra/config/settings.ts";
import { unreadSecrets } from "../../infra/config/unread-secrets.ts";
import { formatProblem, type Problem, sortProblems } from "../../infra/lib/errors.ts";
import { SYSTEM_HEALTH } from "../../infra/observability/system-health.ts";
import { policyFileProblems } from "../../policies/policy-files.ts";
import { staleExemptions } from "../../policies/stale-exemptions.ts";
import { type StackNames, unknownNames } from "../../policies/unknown-names.ts";
import { EXIT } from "../exit-codes.ts";
import { toldProblem } from "../lib/told-problem.ts";
import { buildFileProblems, unsetBuildVariables } from "../stack/build-problems.ts";
import { placesIn } from "../stack/places-in.ts";
import type { CommonOptions } from "./common.ts";

/**
 * `slipway check`: validates the stack files, all of the folder's without `--stack`, and the policies' files beside them. Needs
 * no engine.
 */
export function check(
  options: Pick<CommonOptions, "configDir" | "terminal"> & { readonly stack: string | undefined },
): number {
  const { terminal } = options;
  const { configs, stacks, problems: ofStacks } = checkFolder(options.configDir, options.stack);
  const settings = [...configs].map(([stack, config]) => ({ stack, of: resolve(config).settings }));
  const ofPolicies = policyFileProblems(options.configDir);
  const today = new Date().toISOString().slice(0, 10);
  const problems = sortProblems([
    ...ofStacks,
    ...settings.flatMap(({ of, stack }) => buildFileProblems(options.configDir, stack, of)),
    ...ofPolicies,
    // A run refuses them too, as what they exempt or as an exemption that is over; here there is time to mend them.
    ...(ofPolicies.length > 0 ? [] : staleExemptions(options.configDir, today)),
  ]);
  const remarks = sortProblems([
    ...settings.flatMap(({ of, stack }) => unsetBuildVariables(options.configDir, stack, of, process.env)),
    ...[...configs].flatMap(([stack, config]) => unreadRemarks(options.configDir, stack, config)),
    // Of a stack file that is wrong nobody knows what it has.
    ...(ofPolicies.length > 0 || configs.size < stacks.length
      ? []
      : unknownNames(
          options.configDir,
          settings.map(({ of }) => namesOf(of)),
        )),
  ]);
  const exitCode = problems.length === 0 ? EXIT.done : EXIT.usage;
  for (const problem of problems) terminal.note(formatProblem(problem));
  for (const remark of remarks) terminal.note(`remark: ${formatProblem(remark)}`);
  if (problems.length === 0)
    terminal.say(`${stacks.join(", ")}${elsewhere(options.configDir)}: nothing wrong.`);
  else
    terminal.note(
      `${problems.length} ${problems.length === 1 ? "problem" : "problems"}; nothing was touched.`,
    );
  terminal.json({
    ok: problems.length === 0,
    exitCode,
    stacks,
    problems: problems.map(toldProblem),
    remarks,
  });
  return exitCode;
}

/** Names a folder that is not the one where somebody stands: nobody shall think that another one's files are right. */
function elsewhere(folder: string): string {
  return folder === process.cwd() ? "" : ` in ${folder}`;
}

function namesOf({ observability, services, tier }: Settings): StackNames {
  const { alerts, dashboards, queries } = observability;
  return {
    tier,
    services: Object.keys(services),
    alerts: Object.keys(alerts),
    queries: Object.keys(queries),
    dashboards: [...Object.keys(dashboards), SYSTEM_HEALTH],
  };
}

function unreadRemarks(configDir: string, stack: string, config: Config): readonly Problem[] {
  const at = placesIn(configDir, stack);
  return unreadSecrets(config).map((name) => ({
    ...at(`secrets.${name}`),
    expected: "somebody who reads it",
    found: "nobody",
    next: "Remove it, or name it where it is needed",
  }));
}
