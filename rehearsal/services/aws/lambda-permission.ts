import type { Behaviour, CheckFailure } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { matchesPattern } from "../../cloud/policy-language.ts";
import { letters } from "../identifiers.ts";
import { text } from "../known.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Lambda API reference, AddPermission, from memory, 2026-11. */
const ACTION = /^lambda:(?:InvokeFunction|InvokeFunctionUrl|GetFunction|\*)$/;

/** Who may invoke a function, beside roles of the account. */
export const functionPermission: Behaviour = {
  token: TOKEN.functionPermission,

  check(inputs) {
    const failures: CheckFailure[] = [];
    const action = text(inputs, "action");
    if (action !== undefined && !ACTION.test(action))
      failures.push({
        property: "action",
        reason: `must be lambda:InvokeFunction or one of its kind; got "${action}"`,
      });
    const statement = text(inputs, "statementId");
    if (statement !== undefined && !/^[A-Za-z0-9_-]{1,100}$/.test(statement))
      failures.push({ property: "statementId", reason: 'must be 1 to 100 letters, digits, "-" and "_"' });
    return failures;
  },

  create(inputs, cloud) {
    const owner = functionOf(cloud, inputs.function);
    if (owner === undefined || owner.region !== cloud.caller.region)
      throw new CloudError("ResourceNotFoundException", `Function not found: ${String(inputs.function)}`);
    const statementId = text(inputs, "statementId") ?? `terraform-${letters(cloud, 26, { lower: true })}`;
    const taken = permissionsOf(cloud, owner).some((one) => live(one).statementId === statementId);
    if (taken)
      throw new CloudError(
        "ResourceConflictException",
        `The statement id (${statementId}) provided already exists.`,
      );
    return {
      id: statementId,
      outputs: { statementId, statementIdPrefix: text(inputs, "statementIdPrefix") ?? "" },
    };
  },
};

/** The function that an ARN (with or without a qualifier) or a name of the caller's region means. */
export function functionOf(cloud: Cloud, reference: unknown): Entity | undefined {
  if (typeof reference !== "string") return undefined;
  const bare = reference.startsWith("arn:") ? reference.split(":").slice(0, 7).join(":") : reference;
  return cloud
    .list(TOKEN.function)
    .find((one) => live(one).arn === bare || (one.id === bare && one.region === cloud.caller.region));
}

function permissionsOf(cloud: Cloud, owner: Entity): readonly Entity[] {
  return cloud
    .list(TOKEN.functionPermission, { region: owner.region })
    .filter((one) => [owner.id, live(owner).arn, live(owner).name].includes(live(one).function));
}

/** True where a statement lets the principal invoke the function on behalf of the source. */
export function functionPermits(
  cloud: Cloud,
  functionArn: string,
  caller: { readonly principal: string; readonly sourceArn: string },
): boolean {
  const owner = functionOf(cloud, functionArn);
  if (owner === undefined) return false;
  return permissionsOf(cloud, owner).some((one) => {
    const { action, principal, sourceAccount, sourceArn } = live(one);
    if (principal !== caller.principal) return false;
    if (action !== "lambda:InvokeFunction" && action !== "lambda:*") return false;
    if (typeof sourceAccount === "string" && sourceAccount !== cloud.caller.accountId) return false;
    return typeof sourceArn !== "string" || matchesPattern(caller.sourceArn, sourceArn);
  });
}
