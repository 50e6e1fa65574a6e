import { auditContext, auditState, auditViewsFile, writeReport } from "../../policies/audit/index.ts";
import type { Report, RunBlock } from "../../policies/report/model.ts";
import type { Session } from "./session.ts";
import { commitOf, versions } from "./versions.ts";

export interface Audited {
  readonly report: Report;
  readonly files: { readonly json: string; readonly html: string };
}

/** Why there is no report. */
export interface NotAudited {
  readonly problem: string;
}

/** A report that fails must not hide what the run before it did: its failure is a result. */
export function auditedOr(audit: () => Audited): Audited | NotAudited {
  try {
    return audit();
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Audits what the pack saw in a preview and writes the report. */
export function auditPreview(session: Session): Audited {
  return written(session, "preview", (context) => auditViewsFile(session.viewsFile, context));
}

/** Audits the deployment that the stack exports and writes the report. Secrets stay in memory and masked. */
export function auditLive(session: Session, operation: "update" | "audit", deployment: unknown): Audited {
  return written(session, operation, (context) => auditState(deployment, context));
}

function written(
  session: Session,
  operation: RunBlock["operation"],
  run: (context: ReturnType<typeof auditContext>) => Report,
): Audited {
  const { ground, stack, on } = session;
  const block: RunBlock = {
    versions: versions(session.engine.version),
    startedAt: session.startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    commit: commitOf(ground.configDir),
    operation,
    on,
  };
  const report = run(auditContext({ configDir: ground.configDir, stack, run: block }));
  return { report, files: writeReport(report, session.reportDir) };
}
