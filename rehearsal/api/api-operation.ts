import type { Cloud } from "../cloud/cloud.ts";
import type { Registry } from "../services/registry.ts";

/** One operation of an AWS JSON API, as a command-line tool or SDK calls it. Throws `CloudError`. */
export interface ApiOperation {
  /** Value of the `X-Amz-Target` header, such as `secretsmanager.PutSecretValue`. */
  readonly target: string;
  /** True where it changes something. */
  readonly writes: boolean;
  /** Names of the request's fields that hold secrets. */
  readonly secretFields: readonly string[];
  run(
    request: Readonly<Record<string, unknown>>,
    cloud: Cloud,
    registry: Registry,
    /** The role that calls; undefined for a person, whose own rights are not judged. */
    roleName: string | undefined,
  ): Record<string, unknown>;
}
