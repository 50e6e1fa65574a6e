import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import type { Output, Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";
import { parameterName } from "./secret-name.ts";

/** What an external parameter holds until a person fills it: Parameter Store keeps none without a value. */
const PLACEHOLDER = "not filled yet";

/**
 * What an update must leave alone once people fill it: the provider writes the whole parameter anew for each of these, and
 * the placeholder with them (terraform-provider-aws 6, resourceParameterUpdate, from memory, 2026-11).
 */
const PEOPLES = [
  ...["allowedPattern", "dataType", "description", "keyId", "tier"],
  ...["type", "valueWo", "valueWoVersion"],
];

export interface SecretParameterArgs {
  readonly context: StackContext;
  /** The configuration's name of the secret. */
  readonly key: string;
  readonly keyArn: Output<string>;
  readonly description: string;
  /** Undefined for one that people fill. */
  readonly value: Output<string> | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly protect: boolean;
  readonly parent: Resource;
}

/** One secret as a standard parameter, encrypted with the stack's key. A value of people's is in no state: it is written only. */
export function secretParameter(component: string, args: SecretParameterArgs): Parameter {
  const { context, key, value } = args;
  return new Parameter(
    `${component}-${key}`,
    context.override(
      "secrets",
      "parameter",
      {
        name: parameterName(context.settings, key),
        description: args.description,
        type: "SecureString",
        tier: "Standard",
        keyId: args.keyArn,
        ...(value === undefined ? { valueWo: PLACEHOLDER, valueWoVersion: 1 } : { value }),
        tags: { ...args.tags },
      },
      key,
    ),
    {
      parent: args.parent,
      protect: args.protect,
      ...(value === undefined ? { ignoreChanges: PEOPLES } : {}),
    },
  );
}
