import { SERVICE_LINKED_ROLES, type ServiceName } from "./role-names.ts";

/** `create` makes the role, `adopt` takes one over that the account already has. */
export type RoleChoice = "create" | "adopt";
export type RoleChoices = Readonly<Partial<Record<ServiceName, RoleChoice>>>;

/** What is wrong with the account's number: one without quotes reaches the program as another text. */
export function accountProblem(accountId: string): readonly string[] {
  if (/^\d{12}$/.test(accountId)) return [];
  return [
    `slipway-bootstrap:accountId: 12 digits in quotes were expected; got "${accountId}". Write it as "123456789012".`,
  ];
}

/** What is wrong with the list of roles, one line each. */
export function roleProblems(choices: unknown): readonly string[] {
  const where = "slipway-bootstrap:serviceLinkedRoles";
  if (typeof choices !== "object" || choices === null || Array.isArray(choices)) {
    return [`${where}: names of services were expected; got something else. Write it as { ecs: create }.`];
  }
  return Object.entries(choices).flatMap(([service, choice]: [string, unknown]) => {
    if (!Object.hasOwn(SERVICE_LINKED_ROLES, service)) {
      const known = Object.keys(SERVICE_LINKED_ROLES).join(", ");
      return [`${where}.${service}: one of ${known} was expected; got "${service}". Rename it.`];
    }
    if (choice === "create" || choice === "adopt") return [];
    const found = JSON.stringify(choice);
    return [`${where}.${service}: create or adopt was expected; got ${found}. Choose one of the two.`];
  });
}
