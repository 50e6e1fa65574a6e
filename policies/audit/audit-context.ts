import { checklistFor } from "../checklist.ts";
import { loadExemptions } from "../exemptions.ts";
import { loadExpectations } from "../expectations.ts";
import type { RunBlock } from "../report/model.ts";
import { rulesFor } from "../rule-set.ts";
import { stackFacts } from "../stack-facts.ts";
import type { AuditContext } from "./audit.ts";
import { packHash } from "./pack-hash.ts";

export interface AuditRequest {
  /** Folder with `Pulumi.<stack>.yaml`, `expectations.yaml` and `exemptions.yaml`. */
  readonly configDir: string;
  readonly stack: string;
  readonly run: RunBlock;
}

/** Everything that an audit needs, read from a configuration folder. The day of the run is the day it started. */
export function auditContext({ configDir, stack, run }: AuditRequest): AuditContext {
  const expectations = loadExpectations(configDir);
  const facts = stackFacts(configDir, stack, run.startedAt.slice(0, 10));
  const rules = rulesFor(expectations);
  const checklist = checklistFor(expectations);
  return {
    rules,
    checklist,
    exemptions: loadExemptions(configDir),
    rule: facts.context,
    accounts: facts.accounts,
    overrides: facts.overrides,
    packHash: packHash(configDir),
    run,
  };
}
