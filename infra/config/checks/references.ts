import type { Problem } from "../../lib/errors.ts";
import { nearest } from "../../lib/nearest.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";

/** What services and secrets point at must exist. */
export function checkReferences(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return [
    ...checkServiceSecrets(parts, wrong),
    ...checkOutputs(parts, wrong),
    ...checkComposed(parts, wrong),
    ...checkWebhooks(parts, wrong),
  ];
}

function checkServiceSecrets(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (wrong.has("secrets")) return []; // its names are not known
  const known = Object.keys(parts.secrets ?? {});
  return Object.entries(parts.services ?? {}).flatMap(([name, service]) =>
    Object.entries(service?.secrets ?? {}).flatMap(([variable, secret]) => {
      if (secret === undefined || known.includes(secret) || wrong.has(`secrets.${secret}`)) return [];
      const near = nearest(secret, known);
      const where = `services.${name}.secrets.${variable}`;
      const expected = "the name of a secret under secrets";
      // A value pasted in place of the name is not repeated.
      const found = near === undefined ? "a name that is not there" : shown(secret);
      return [
        {
          where,
          expected,
          found,
          next: near === undefined ? "Add it under secrets" : `Write ${variable}: ${near}`,
        },
      ];
    }),
  );
}

function checkOutputs(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return Object.entries(parts.services ?? {}).flatMap(([name, service]) =>
    Object.entries(service?.outputs ?? {}).flatMap(([variable, output]) =>
      missing(parts, wrong, output, `services.${name}.outputs.${variable}`),
    ),
  );
}

function checkComposed(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return Object.entries(parts.secrets ?? {}).flatMap(([name, secret]) =>
    secret?.kind === "composed" ? missing(parts, wrong, secret.from, `secrets.${name}.from`) : [],
  );
}

/** What calls other systems in the stack's name is an external secret: nobody but its owner knows it. */
function checkWebhooks({ notify, secrets }: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (wrong.has("secrets")) return [];
  const words = {
    slackWebhook: notify?.slackWebhook,
    discordWebhook: notify?.discordWebhook,
    pagerDutyKey: notify?.pagerDutyKey,
  };
  return Object.entries(words).flatMap(([word, name]) => {
    if (name === undefined || secrets?.[name]?.kind === "external") return [];
    if (wrong.has(`secrets.${name}`) || wrong.has(`secrets.${name}.kind`)) return []; // told already
    const found =
      secrets?.[name] === undefined ? "a name that is not there" : `one of kind ${secrets[name].kind}`;
    const expected = "the name of a secret of kind external";
    return [
      { where: `notify.${word}`, expected, found, next: "Declare it under secrets with kind: external" },
    ];
  });
}

/** A problem when the component that `output` (`database.url`) belongs to is not in the file. */
function missing(
  parts: ConfigParts,
  wrong: ReadonlySet<string>,
  output: string | undefined,
  where: string,
): readonly Problem[] {
  const component = output?.split(".")[0];
  if (component !== "database" && component !== "cache") return [];
  if (parts[component] !== undefined || wrong.has(component)) return [];
  const expected = `an output of a component that the stack has`;
  return [
    { where, expected, found: `"${output}" without ${component}`, next: `Add ${component} or remove this` },
  ];
}
