import { EXIT } from "../exit-codes.ts";
import { barred, type Departures, describeDepartures } from "../stack/departures.ts";
import { nameOf } from "../stack/event-log.ts";
import type { Run } from "../stack/run-engine.ts";
import type { Session } from "../stack/session.ts";
import type { UpResult } from "./up.ts";

/** A plan over which no update begins, since what is protected is no longer declared. */
export function sayDepartures(session: Session, run: Run, found: Departures): UpResult {
  const { terminal, stack, on } = session;
  const exitCode = EXIT.refused;
  const going = barred(found);
  terminal.say(terminal.style("red", `${stack} would lose what is protected; nothing was changed.`));
  for (const line of describeDepartures(found, session, new Date())) terminal.say(line);
  terminal.json({
    ok: false,
    stack,
    on,
    exitCode,
    departures: going.map(({ urn, type }) => ({ name: nameOf(urn), type })),
  });
  return { exitCode, run, audited: undefined, outputs: {} };
}
