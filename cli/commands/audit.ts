import { rowPlaces, WHOLE } from "../../policies/report/row-places.ts";
import { EXIT } from "../exit-codes.ts";
import { commandLine } from "../lib/command-line.ts";
import { sayRow } from "../lib/say-row.ts";
import { UserError } from "../lib/user-error.ts";
import { openGround } from "../stack/ground.ts";
import { loadSettings } from "../stack/load-settings.ts";
import { wasRehearsed } from "../stack/open-stack.ts";
import { withSession } from "../stack/session.ts";
import { describeReport } from "../stack/verdict.ts";
import { auditLive } from "../stack/write-audit.ts";
import type { CommonOptions } from "./common.ts";

/** `slipway audit`: judges the stack as it stands and writes the report. */
export async function audit(options: CommonOptions): Promise<number> {
  const { configDir, stack, on } = options;
  const settings = loadSettings(configDir, stack, on);
  if (on === "rehearsal" && !wasRehearsed(openGround(configDir), stack)) {
    throw new UserError(
      {
        where: stack,
        expected: "a stack that was brought up",
        found: "none on the rehearsal cloud",
        next: `Run "${commandLine("up", options)}" first`,
      },
      EXIT.usage,
    );
  }
  return withSession({ ...options, settings }, async (session) => {
    const { terminal, opened } = session;
    const { deployment } = await opened.stack.exportStack();
    const { report, files } = auditLive(session, "audit", deployment);
    const refused = report.verdict === "refused";
    terminal.say(
      `${stack}: ${terminal.style(refused ? "red" : "green", report.verdict)}. ${describeReport(report)}.`,
    );
    const violated = report.rows.filter((one) => one.state === "violated");
    for (const row of rowPlaces(violated, WHOLE)) sayRow(terminal, row);
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
