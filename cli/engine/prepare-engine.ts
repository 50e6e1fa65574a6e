// Run by `make`: finds or installs the engine before the tests, so that no test has to wait for a build.
import { UserError } from "../lib/user-error.ts";
import { findEngine } from "./find-engine.ts";

try {
  await findEngine({ env: process.env, report: (line) => process.stderr.write(`${line}\n`) });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
