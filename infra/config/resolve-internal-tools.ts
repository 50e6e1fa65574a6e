import type { InternalToolsSettings } from "./access-settings.ts";
import type { Config } from "./config.ts";
import type { Decisions } from "./decisions.ts";

/** Services of the staff; undefined where the file names none. */
export function resolveInternalTools(
  { internalTools }: Config,
  decide: Decisions,
): InternalToolsSettings | undefined {
  if (internalTools === undefined) return decide.absent("internalTools");
  const { emails, emailDomains, sessionHours } = internalTools.access;
  return {
    hostnames: internalTools.hostnames,
    access: {
      emails: emails ?? decide.or("internalTools.access.emails", undefined),
      emailDomains: emailDomains ?? decide.or("internalTools.access.emailDomains", undefined),
      sessionHours: decide.or("internalTools.access.sessionHours", sessionHours),
    },
  };
}
