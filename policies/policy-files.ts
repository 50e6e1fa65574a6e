import { ConfigError, type Problem } from "../infra/lib/errors.ts";
import { loadExemptions } from "./exemptions.ts";
import { loadExpectations } from "./expectations.ts";

/** All problems of the files that stand beside the stack files of a folder: they hold for every stack of it. */
export function policyFileProblems(configDir: string): readonly Problem[] {
  return [loadExemptions, loadExpectations].flatMap((load) => {
    try {
      load(configDir);
      return [];
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
  });
}
