/** Stands for a value that the engine does not know yet (only in a preview). */
export const UNKNOWN: unique symbol = Symbol.for("slipway.policies.unknown");

/**
 * One resource as every reader sees it (policy, audit, cost, diagram, drift), whether it came from the engine's policy
 * call, a preview, an exported state or a test. Values are plain data; a value not known yet is `UNKNOWN`, at any depth.
 */
export interface ResourceView {
  readonly urn: string;
  /** The type token, such as `aws:rds/instance:Instance`. */
  readonly type: string;
  /** The logical name: the URN's last part. */
  readonly name: string;
  /** What the program asked for, as the provider checked it. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What the cloud answered; in a preview the inputs with unknowns. Empty where only inputs are known. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly parent: string | undefined;
  /** URNs of all that this resource depends on. */
  readonly dependencies: readonly string[];
  /** Property → URNs from which its value comes. Relations are followed here, since ids are unknown in a preview. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Pulumi's own guard against deletion. */
  readonly protect: boolean;
  /** What stands behind it stays when the resource goes. Undefined where nobody can see it: the engine tells policies nothing of it. */
  readonly retainOnDelete?: boolean;
}
