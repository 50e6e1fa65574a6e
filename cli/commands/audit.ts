import { rowPlaces, WHOLE } from "../../policies/report/row-places.ts";
import { EXIT } from "../exit-codes.ts";
import { sayRow } from "../lib/say-row.ts";
import { idleExemptions } from "../stack/idle-exemptions.ts";
import { loadSettings } from "../stack/load-settings.ts";
import { notUp, requireResources } from "../stack/not-up.ts";
import { rehearsedBeside } from "../stack/rehearsed-stacks.ts";
import { withSession } from "../stack/session.ts";
import { describeReport } from "../stack/verdict.ts";
import { auditLive } from "../stack/write-audit.ts";
import type { CommonOptions } from "./common.ts";

/** `slipway audit`: judges the stack as it stands and writes the report. */
export async function audit(options: CommonOptions): Promise<number> {
  const { configDir, stack, on } = options;
  const settings = loadSettings(configDir, stack, on);
  // A rehearsal's own files tell it, before an engine is looked for.
  if (on === "rehearsal" && !rehearsedBeside(configDir).some(({ name }) => name === stack))
    throw notUp(options);
  return withSession({ ...options, settings }, async (session) => {
    const { terminal, opened } = session;
    const { deployment } = await opened.stack.exportStack();
    requireResources(deployment, options);
    const { report, files } = auditLive(session, "audit", deployment);
    const refused = report.verdict === "refused";
    terminal.say(
      `${stack}: ${terminal.style(refused ? "red" : "green", report.verdict)}. ${describeReport(report)}.`,
    );
    const violated = report.rows.filter((one) => one.state === "violated");
    for (const row of rowPlaces(violated, WHOLE)) sayRow(terminal, row);
    for (const line of idleExemptions(report.exemptions)) terminal.say(terminal.style("yellow", line));
    terminal.say(`Report: ${files.html}`);
    const exitCode = refused ? EXIT.refused : EXIT.done;
    terminal.json({
      ok: !refused,
      stack,
      on,
      exitCode,
      verdict: report.verdict,
      counts: report.counts,
      report: files,
    });
    return exitCode;
  });
}
