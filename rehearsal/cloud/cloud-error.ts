/** A refusal by the simulated cloud, worded as the real one words it: `<Code>: <sentence>`. */
export class CloudError extends Error {
  readonly code: string;
  /** True where the real provider would retry for a while before it gives up. */
  readonly retryable: boolean;
  /** In an update: true where the change itself was made and only the provider's wait for it failed. */
  readonly applied: boolean;

  constructor(
    code: string,
    message: string,
    options: { readonly retryable?: boolean; readonly applied?: boolean } = {},
  ) {
    super(`${code}: ${message}`);
    this.name = "CloudError";
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.applied = options.applied ?? false;
  }
}
