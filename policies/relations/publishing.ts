import { covers, type Statement } from "./policy-text.ts";

/** A service of AWS that publishes to a topic, and what it says of itself. */
export interface Publisher {
  /** `cloudwatch.amazonaws.com`. */
  readonly service: string;
  /** What it fills in, lower case; a condition on anything else refuses it, and nobody is told. */
  readonly says: Readonly<Record<string, string>>;
}

const PUBLISH = "sns:Publish";
/** A statement over requests in clear alone. */
const IN_CLEAR = "bool aws:securetransport";

/** Statements of a topic's policy that let the publisher publish, whatever topic they name; none where another denies it. */
export function lettingPublish(statements: readonly Statement[], publisher: Publisher): readonly Statement[] {
  const own = statements.filter((one) => speaksOf(one, publisher));
  if (own.some((one) => !one.allows && !isOverClear(one))) return [];
  return own.filter((one) => one.allows && !one.exceptsPrincipals && holds(one, publisher));
}

function speaksOf(one: Statement, { service }: Publisher): boolean {
  const isAction = one.allows
    ? one.actions.some((action) => covers(action, PUBLISH))
    : one.notActions.length > 0 || one.actions.some((action) => covers(action, PUBLISH));
  const isNamed = one.principals.includes("*") || (one.principalsByKind.Service ?? []).includes(service);
  return isAction && (isNamed || one.exceptsPrincipals);
}

function isOverClear({ conditions }: Statement): boolean {
  return Object.keys(conditions).join() === IN_CLEAR && conditions[IN_CLEAR]?.join() === "false";
}

function holds({ conditions }: Statement, { says }: Publisher): boolean {
  return Object.entries(conditions).every(([condition, values]) => {
    const [operator = "", key = ""] = condition.split(" ");
    const said = says[key];
    if (said === undefined) return false;
    switch (operator) {
      case "stringequals":
      case "arnequals":
        return values.includes(said) || (operator === "arnequals" && values.some((one) => covers(one, said)));
      case "stringlike":
      case "arnlike":
        return values.some((one) => covers(one, said));
      default:
        return false; // of another operator nobody here says when it holds
    }
  });
}
