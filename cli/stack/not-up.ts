import { EXIT } from "../exit-codes.ts";
import { commandLine } from "../lib/command-line.ts";
import type { About } from "../lib/stack-words.ts";
import { UserError } from "../lib/user-error.ts";

/** For a command that judges what stands: of this stack nothing does, for it never came up or was destroyed since. */
export function notUp(about: About): UserError {
  return new UserError(
    {
      where: about.stack,
      expected: "a stack that was brought up",
      found: about.on === "rehearsal" ? "none on the rehearsal cloud" : "one that holds no resource",
      next: `Run "${commandLine("up", about)}" first`,
    },
    EXIT.usage,
  );
}

/** Refuses a deployment, as the engine exports it, that holds nothing to be judged. Throws `UserError`. */
export function requireResources(deployment: unknown, about: About): void {
  const holds = typeof deployment === "object" && deployment !== null && "resources" in deployment;
  const resources = holds ? deployment.resources : undefined; // left out by the engine where there is none
  if (!Array.isArray(resources) || resources.length === 0) throw notUp(about);
}
