import { describe, expect, it } from "@jest/globals";
import { notFilled } from "../../../cli/commands/secrets-set.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";

function fault(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

describe("notFilled", () => {
  it("tells why the caller's rights did not do, and what to do", () => {
    expect(
      formatProblem(
        notFilled("TOKEN", fault("AccessDeniedException", "not authorized to perform it"), "secrets-manager"),
      ),
    ).toBe(
      "TOKEN: Secrets Manager to take the value; got AccessDeniedException: not authorized to perform it. " +
        "It holds what it held. Renew the credentials, or allow them secretsmanager:ListSecrets and " +
        "secretsmanager:PutSecretValue, and run this again.",
    );
  });

  it("repeats no other message, which could hold the value", () => {
    const unwanted = fault("ValidationException", "Value 's3cret' at 'secretString' failed");
    const told = formatProblem(notFilled("TOKEN", unwanted, "secrets-manager"));
    expect(told).toContain("got ValidationException. ");
    expect(told).not.toContain("s3cret");
  });
});
