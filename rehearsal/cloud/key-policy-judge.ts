import { judge, PolicyFault, type PolicyRequest, parsePolicy } from "./policy-language.ts";

/** A service that wants to use a key on its own behalf. */
export interface ServiceUse {
  /** Service principal, such as `logs.eu-central-1.amazonaws.com`. */
  readonly service: string;
  /** Account whose resource is encrypted. */
  readonly account: string;
  /** KMS actions that the service calls, such as `kms:Encrypt`. */
  readonly actions: readonly string[];
  /** ARN that the service puts into the encryption context; for CloudWatch Logs that of the log group. */
  readonly encryptionContextArn?: string;
  /** What the service acts for, where that is no encryption context: an alarm. */
  readonly sourceArn?: string;
  /** True for a service that fills in neither account nor source: a condition on them refuses it. */
  readonly anonymous?: boolean;
}

/** A role or account that uses a key through IAM. */
export interface RoleUse {
  readonly roleArn: string;
  readonly account: string;
  readonly action: string;
  /** The service it goes through (`kms:ViaService`), such as `secretsmanager.eu-central-1.amazonaws.com`. */
  readonly viaService?: string;
  /** Encryption context of the call, such as `SecretARN`: what `kms:EncryptionContext:<key>` conditions compare. */
  readonly encryptionContext?: Readonly<Record<string, string>>;
}

/**
 * True where the key policy lets the service principal call every one of the actions. A text that does not parse allows nothing.
 * Source: AWS KMS Developer Guide, "Permissions for AWS services in key policies"; CloudWatch Logs User Guide, "Encrypt log
 * data in CloudWatch Logs using AWS KMS" (encryption context key `aws:logs:arn`), from memory, 2026-11.
 */
export function keyAllowsService(policyText: unknown, use: ServiceUse): boolean {
  return missingKeyActions(policyText, use).length === 0;
}

/** The actions that the key policy does not let the service call: what an error message names. */
export function missingKeyActions(policyText: unknown, use: ServiceUse): readonly string[] {
  const context: Record<string, string> =
    use.anonymous === true ? {} : { "aws:SourceAccount": use.account, "kms:CallerAccount": use.account };
  if (use.sourceArn !== undefined) context["aws:SourceArn"] = use.sourceArn;
  if (use.encryptionContextArn !== undefined) {
    context["aws:SourceArn"] = use.encryptionContextArn;
    context[`kms:EncryptionContext:aws:${use.service.split(".")[0] ?? ""}:arn`] = use.encryptionContextArn;
  }
  return use.actions.filter(
    (action) => decide(policyText, { action, principal: { service: use.service }, context }) !== "allow",
  );
}

/**
 * `allow`: the key policy names the role (or everyone, under conditions that hold). `delegate`: it hands the decision to the
 * account's IAM policies by naming the account's root. Source: AWS KMS Developer Guide, "Default key policy", from memory, 2026-11.
 */
export function keyDecisionForRole(policyText: unknown, use: RoleUse): "allow" | "delegate" | "deny" {
  const context: Record<string, string> = {
    "kms:CallerAccount": use.account,
    "aws:PrincipalAccount": use.account,
  };
  context["aws:PrincipalArn"] = use.roleArn;
  if (use.viaService !== undefined) {
    context["kms:ViaService"] = use.viaService;
    // A grant that a service makes for its caller is for its own resource (same guide, "kms:GrantIsForAWSResource").
    context["kms:GrantIsForAWSResource"] = "true";
  }
  for (const [key, value] of Object.entries(use.encryptionContext ?? {})) {
    context[`kms:EncryptionContext:${key}`] = value;
  }
  const named = decide(policyText, { action: use.action, principal: { aws: use.roleArn }, context });
  if (named !== "none") return named;
  const roots = [`arn:aws:iam::${use.account}:root`, use.account];
  const answers = roots.map((aws) => decide(policyText, { action: use.action, principal: { aws }, context }));
  if (answers.includes("deny")) return "deny";
  return answers.includes("allow") ? "delegate" : "deny";
}

function decide(policyText: unknown, request: PolicyRequest): "allow" | "deny" | "none" {
  try {
    return judge(parsePolicy(policyText), request);
  } catch (fault) {
    if (fault instanceof PolicyFault) return "deny";
    throw fault;
  }
}
