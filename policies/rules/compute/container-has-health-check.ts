import { fact, notApplicable } from "../../expect.ts";
import { containerRule } from "../../task/task-rule.ts";

export const containerHasHealthCheck = containerRule({
  name: "container-has-health-check",
  control: "CMP-02",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every essential container checks its own health with a command that can fail.",
  rationale: "A process that hangs does not end; only a check finds it.",
  remediation: "Give the service a health.command that asks the process itself.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html",
    readOn: "2026-11-27",
  },
  check({ read }) {
    if (!read.flag("essential", true)) return notApplicable("not an essential container"); // ECS: default true
    const command = read.texts("healthCheck.command");
    const none = command.length === 0 || command[0] === "NONE"; // NONE switches off the image's own check
    const empty = !none && asksNothing(command);
    const found = none ? "nothing" : empty ? "a command that always succeeds" : "a command";
    return fact(!none && !empty, `${read.path}.healthCheck.command`, "a command that can fail", found);
  },
});

/** Programs that succeed whatever the state of the container. */
const ALWAYS = /^(\S*\/)?(true|:|echo|printf|exit\s+0)(\s|$)/;

/** What makes one of them ask after all: bash opens a connection for such a path, and fails where nobody listens. */
const OPENS_CONNECTION = "/dev/tcp/";

/** True where the last thing that the text runs succeeds whatever came before: `true`, `echo alive`, `wget … || exit 0`. */
function asksNothing([kind, ...words]: readonly string[]): boolean {
  const text = words.join(" ");
  const script = kind === "CMD-SHELL" ? text : /^(?:\S*\/)?(?:ba|da|a|z)?sh\s+-\w*c\s+(.*)$/s.exec(text)?.[1];
  const last = script?.split(/\|\|?|;|\n/).at(-1) ?? text;
  return last.split("&&").every((step) => ALWAYS.test(step.trim()) && !step.includes(OPENS_CONNECTION));
}
