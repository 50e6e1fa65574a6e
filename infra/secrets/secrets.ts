import { Secret } from "@pulumi/aws/secretsmanager/secret.js";
import { SecretVersion } from "@pulumi/aws/secretsmanager/secretVersion.js";
import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  interpolate,
  type Output,
  output,
} from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import type { ComposedSecret, SecretSettings } from "../config/secret-settings.ts";
import type { StackContext } from "../context.ts";
import { secretParameter } from "./parameter.ts";
import { secretNamePrefix } from "./secret-name.ts";

/** The tag that names a secret by the word of the configuration: its physical name ends in letters of the engine's. */
export const SECRET_TAG = "slipway:secret";

export interface SecretReference {
  readonly arn: Output<string>;
  /** What a task names: `<arn>:::<version id>`, or a parameter's ARN, which takes no version. */
  readonly valueFrom: Output<string>;
  readonly version: Output<string>;
}

export interface SecretsArgs {
  readonly context: StackContext;
  readonly keyArn: Output<string>;
  /** Values that other components give; a composed secret whose value is missing is a mistake of the program. */
  readonly composed: Readonly<Partial<Record<ComposedSecret, Output<string>>>>;
  /** Secrets that are also kept in another region, each new value too, and that region's key; undefined for none. */
  readonly copies?:
    | { readonly names: readonly string[]; readonly region: string; readonly keyArn: Input<string> }
    | undefined;
}

/**
 * The product's secrets. The stack writes those that it makes itself as one version, and pins that version wherever a
 * task reads it, so that a changed value reaches the tasks; earlier versions stay for a rollback. External secrets are
 * filled by people: their versions are looked up before the program declares anything.
 */
export class Secrets extends ComponentResource {
  /** External secrets that hold no value yet, sorted. */
  readonly empty: readonly string[];
  readonly #secrets = new Map<string, Stored>();

  constructor(name: string, args: SecretsArgs, opts?: ComponentResourceOptions) {
    super("slipway:secrets:Secrets", name, {}, opts);
    const wanted = Object.entries(args.context.settings.secrets).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [key, settings] of wanted) this.#declare(name, key, settings, args);
    this.empty = wanted.map(([key]) => key).filter((key) => this.reference(key) === undefined);
    this.registerOutputs({
      arns: Object.fromEntries([...this.#secrets].map(([key, { arn }]) => [key, arn])),
    });
  }

  /** Undefined where the secret holds no value yet. */
  reference(key: string): SecretReference | undefined {
    const found = this.#find(key);
    if (found.version === undefined) return undefined;
    const { arn, pinned, version } = found;
    return { arn, version, valueFrom: pinned ? interpolate`${arn}:::${version}` : arn };
  }

  /** Also of a secret that holds no value yet. */
  arn(key: string): Output<string> {
    return this.#find(key).arn;
  }

  /** ARN of the secret's copy in that region, or of itself where it stands there. */
  arnIn(region: string, key: string): Output<string> {
    return this.arn(key).apply((arn) => arn.split(":").with(3, region).join(":"));
  }

  #find(key: string): Stored {
    const found = this.#secrets.get(key);
    if (found === undefined)
      throw new Error(`secret "${key}": one of ${[...this.#secrets.keys()].join(", ")} was expected.`);
    return found;
  }

  #declare(name: string, key: string, settings: SecretSettings, args: SecretsArgs): void {
    const { context } = args;
    if (context.settings.secretStore === "parameters") {
      this.#secrets.set(key, this.#parameter(name, key, settings, args));
      return;
    }
    const secret = new Secret(
      `${name}-${key}`,
      context.override(
        name,
        "secret",
        {
          // The engine ends the name with letters of its own: a deleted secret holds its name until its window is over.
          namePrefix: secretNamePrefix(context.settings, key),
          description: describe(key, settings),
          kmsKeyId: args.keyArn,
          ...(args.copies?.names.includes(key) === true
            ? { replicas: [{ region: args.copies.region, kmsKeyId: args.copies.keyArn }] }
            : {}),
          recoveryWindowInDays: context.settings.recoveryWindowDays,
          tags: { ...context.tags(name), [SECRET_TAG]: key },
        },
        key,
      ),
      { parent: this, protect: context.protect && !isMadeAgain(settings) },
    );
    this.#secrets.set(key, {
      arn: secret.arn,
      pinned: true,
      version: this.#version(name, key, settings, secret, args),
    });
  }

  #version(
    name: string,
    key: string,
    settings: SecretSettings,
    secret: Secret,
    args: SecretsArgs,
  ): Output<string> | undefined {
    if (settings.kind === "external") return filledVersion(key, args);
    const value = this.#value(name, key, settings, args);
    const version = new SecretVersion(
      `${name}-${key}-version`,
      args.context.override(name, "version", { secretId: secret.id, secretString: value }, key),
      // Kept when a new value replaces it: tasks of the revision before still read it, and so does a rollback.
      { parent: this, retainOnDelete: true },
    );
    return version.versionId;
  }

  /** The version of one of the stack's own is the parameter's; Parameter Store itself keeps the values before. */
  #parameter(name: string, key: string, settings: SecretSettings, args: SecretsArgs): Stored {
    const { context, keyArn } = args;
    const external = settings.kind === "external";
    const parameter = secretParameter(name, {
      context,
      key,
      keyArn,
      description: describe(key, settings),
      value: external ? undefined : this.#value(name, key, settings, args),
      tags: { ...context.tags(name), [SECRET_TAG]: key },
      protect: context.protect && !isMadeAgain(settings),
      parent: this,
    });
    const version = external ? filledVersion(key, args) : parameter.version.apply(String);
    return { arn: parameter.arn, pinned: false, version };
  }

  #value(
    name: string,
    key: string,
    settings: Exclude<SecretSettings, { readonly kind: "external" }>,
    args: SecretsArgs,
  ): Output<string> {
    const value =
      settings.kind === "generated" ? this.#random(name, key, settings.length) : args.composed[settings.from];
    if (value === undefined)
      throw new Error(`secret "${key}": a value for its source was expected; got none.`);
    return value;
  }

  /** Letters and digits only: about 5.95 bits a character, and safe in every URL and shell. */
  #random(name: string, key: string, length: number): Output<string> {
    return new RandomPassword(
      `${name}-${key}-value`,
      { length, special: false, upper: true, lower: true, numeric: true },
      { parent: this, additionalSecretOutputs: ["result"] },
    ).result;
  }
}

/** True where the same value comes again from another component, so that nothing is lost with the secret. */
function isMadeAgain({ kind }: SecretSettings): boolean {
  return kind === "composed";
}

/** A secret that was declared. */
interface Stored {
  readonly arn: Output<string>;
  /** True where a reference can name a version. */
  readonly pinned: boolean;
  readonly version: Output<string> | undefined;
}

function filledVersion(key: string, { context }: SecretsArgs): Output<string> | undefined {
  const found = context.facts.externalVersions[key];
  return found === undefined ? undefined : output(found.versionId);
}

function describe(key: string, settings: SecretSettings): string {
  if (settings.kind === "external") return settings.description;
  return settings.kind === "generated" ? `${key}, made by the stack` : `${key}, from ${settings.from}`;
}
