import { fact } from "../../expect.ts";
import type { Reader } from "../../reader.ts";
import { containerRule } from "../../task/task-rule.ts";

/** Words that name a secret when they end a variable's name, or are all of it. */
const SECRET_NAME =
  /(^|_)(SECRET|SECRET_KEY|PASSWORD|PASSWD|TOKEN|API_KEY|PRIVATE_KEY|ACCESS_KEY|CREDENTIALS|DSN|DATABASE_URL|MONGODB_URI|REDIS_URL|ADMIN_SDK)$/;

/** A user and a password before the host of a URL. */
const URL_WITH_PASSWORD = /^[a-z][a-z0-9+.-]*:\/\/[^\s/@]*:[^\s/@]+@/i;

export const taskEnvironmentHoldsNoSecrets = containerRule({
  name: "task-environment-holds-no-secrets",
  control: "SEC-02",
  severity: "critical",
  enforcement: "mandatory",
  statement: "No container gets a secret as a plain environment value.",
  rationale:
    "A plain value can be read by everyone who may describe the task, and stays in every old revision.",
  remediation: "Declare it under secrets and name it in the service's secrets, not in its environment.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
    readOn: "2026-11-27",
  },
  check({ read }) {
    const property = `${read.path}.environment`;
    const leaks = read.items("environment").flatMap((entry) => {
      const name = entry.text("name") ?? "";
      return SECRET_NAME.test(name) || holdsSecret(entry) ? [name] : [];
    });
    const found = leaks.length === 0 ? "none" : `a plain value for ${leaks.sort().join(", ")}`;
    return fact(leaks.length === 0, property, "free of secrets", found);
  },
});

function holdsSecret(entry: Reader): boolean {
  // In a masked view a marker stands where a secret's value stood: there it is, in plain.
  return entry.secret("value") || URL_WITH_PASSWORD.test(entry.text("value") ?? "");
}
