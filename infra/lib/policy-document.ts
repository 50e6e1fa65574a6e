/** One or several values, as the policy language takes them. */
type Texts = string | readonly string[];

/** A statement of an IAM, key, endpoint or repository policy. */
export interface PolicyStatement {
  /** Letters and digits, unique in its document. */
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | { readonly AWS: Texts } | { readonly Service: Texts };
  readonly Action: Texts;
  /** Left out in trust policies, which speak of the role that they hang on. */
  readonly Resource?: Texts;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Texts>>>>;
}

/**
 * The JSON text of a policy. The version is the policy language's newest; an older one knows no policy
 * variables.
 */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
