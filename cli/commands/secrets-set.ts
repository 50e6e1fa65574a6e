import { text } from "node:stream/consumers";
import type { SecretStore } from "../../infra/config/secret-settings.ts";
import type { Problem } from "../../infra/lib/errors.ts";
import { fillExternalSecret } from "../cloud/fill-external-secret.ts";
import { EXIT } from "../exit-codes.ts";
import { commandLine } from "../lib/command-line.ts";
import { UserError } from "../lib/user-error.ts";
import { loadSettings } from "../stack/load-settings.ts";
import { loginProblem } from "../stack/login-problem.ts";
import { withSession } from "../stack/session.ts";
import { webhookProblem } from "../stack/webhook-problem.ts";
import type { CommonOptions } from "./common.ts";

export interface SecretsSetOptions extends CommonOptions {
  readonly name: string;
  /** Where the value comes from: never an argument, which other processes can read. */
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
}

/** `slipway secrets set NAME`: fills an external secret from standard input. */
export async function secretsSet(options: SecretsSetOptions): Promise<number> {
  const { name, stack, on, configDir, input, terminal } = options;
  const settings = loadSettings(configDir, stack, on);
  refuseNotExternal(name, stack, settings.secrets);
  if (input.isTTY === true) terminal.note(`type the value of ${name}, then Ctrl-D:`);
  const value = (await text(input)).replace(/\r?\n$/, "");
  if (value === "") {
    throw new UserError(
      {
        where: name,
        expected: "a value on standard input",
        found: "nothing",
        next: `Pipe it in: ${commandLine(`secrets set ${name}`, options, "< file")}`,
      },
      EXIT.usage,
    );
  }
  const misshapen = loginProblem(settings, name, value) ?? webhookProblem(settings, name, value);
  if (misshapen !== undefined) throw new UserError(misshapen, EXIT.usage);
  return withSession({ ...options, settings }, async ({ opened }) => {
    const at = opened.aws(settings.aws.region);
    const filled = await fillExternalSecret(at, settings, name, value).catch((error: unknown) => {
      throw error instanceof UserError ? error : new UserError(notFilled(name, error, settings.secretStore));
    });
    if (filled === undefined) {
      throw new UserError({
        where: name,
        expected: "a secret that the stack has made",
        found: "none yet",
        next: `Run ${commandLine("up", options)} first`,
      });
    }
    terminal.say(`${name} holds a new value (version ${filled.versionId}).`);
    terminal.say(`Next: ${commandLine("up", options)} hands it to the services that read it.`);
    terminal.json({ ok: true, stack, on, exitCode: EXIT.done, secret: name, versionId: filled.versionId });
    return EXIT.done;
  });
}

/** Faults of the caller's rights, whose message holds nothing that was sent. */
const OF_CREDENTIALS = /AccessDenied|Expired|Credentials|UnrecognizedClient|InvalidClientToken|Signature/;

const STORES: Readonly<Record<SecretStore, { readonly name: string; readonly rights: string }>> = {
  "secrets-manager": {
    name: "Secrets Manager",
    rights: "secretsmanager:ListSecrets and secretsmanager:PutSecretValue",
  },
  parameters: { name: "Parameter Store", rights: "ssm:DescribeParameters and ssm:PutParameter" },
};

/** Another fault's message could repeat the value, so only its name is told. */
export function notFilled(name: string, error: unknown, store: SecretStore): Problem {
  const fault = error instanceof Error ? error.name : "a fault without a name";
  const why = error instanceof Error && OF_CREDENTIALS.test(fault) ? `${fault}: ${error.message}` : fault;
  return {
    where: name,
    expected: `${STORES[store].name} to take the value`,
    found: why,
    next: `It holds what it held. Renew the credentials, or allow them ${STORES[store].rights}, and run this again`,
  };
}

function refuseNotExternal(
  name: string,
  stack: string,
  secrets: Readonly<Record<string, { readonly kind: string }>>,
): void {
  const secret = secrets[name];
  if (secret?.kind === "external") return;
  const external = Object.entries(secrets).filter(([, one]) => one.kind === "external");
  const known = external.length === 0 ? "this stack has none" : external.map(([key]) => key).join(", ");
  const found =
    secret === undefined
      ? `"${name}", which the stack does not have`
      : `"${name}", which the stack makes itself`;
  throw new UserError(
    {
      where: "secrets set",
      expected: `an external secret of ${stack} (${known})`,
      found,
      next:
        secret === undefined
          ? "Declare it under secrets: with kind: external, or name another"
          : "Nothing is to be filled: name another, or none",
    },
    EXIT.usage,
  );
}
