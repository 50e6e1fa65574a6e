import { CloudError } from "../../cloud/cloud-error.ts";
import { isRecord } from "../known.ts";
import {
  type PolicyKind,
  type PolicyStatement,
  parsePolicyStatement,
  type Refuse,
} from "./iam-policy-statement.ts";

export type { PolicyKind, PolicyStatement } from "./iam-policy-statement.ts";

export interface PolicyDocument {
  readonly version: "2008-10-17" | "2012-10-17";
  readonly id: string | undefined;
  readonly statements: readonly PolicyStatement[];
}

/** Error code of the service that refuses the text (API references of the services, from memory, 2026-11). */
const CODE: Readonly<Record<PolicyKind, string>> = {
  identity: "MalformedPolicyDocument",
  trust: "MalformedPolicyDocument",
  key: "MalformedPolicyDocumentException",
  bucket: "MalformedPolicy",
  secret: "MalformedPolicyDocumentException",
  repository: "InvalidParameterException",
  queue: "InvalidAttributeValue",
  topic: "InvalidParameter",
};

/**
 * Largest texts, in characters without white space for IAM, in bytes elsewhere (quota pages of the services,
 * from memory, 2026-11).
 */
const MAX_LENGTH: Readonly<Record<PolicyKind, number>> = {
  identity: 10_240,
  trust: 8_192,
  key: 32_768,
  bucket: 20_480,
  secret: 20_480,
  repository: 10_240,
  queue: 8_192,
  topic: 30_720,
};

const VERSIONS = ["2008-10-17", "2012-10-17"] as const;

const DOCUMENT_KEYS = new Set(["Version", "Id", "Statement"]);

/** Parses a policy text, or refuses it with the code and in the words of the service that would get it. */
export function parsePolicyDocument(text: unknown, kind: PolicyKind): PolicyDocument {
  const refuse = (sentence: string): never => {
    throw new CloudError(CODE[kind], kind === "repository" ? repositoryWords(sentence) : sentence);
  };
  if (typeof text !== "string" || text.trim() === "") return refuse("Policy document must not be empty.");
  const length =
    kind === "identity" || kind === "trust" ? text.replace(/\s/g, "").length : Buffer.byteLength(text);
  if (length > MAX_LENGTH[kind]) {
    throw new CloudError(
      kind === "identity" || kind === "trust" || kind === "key" ? "LimitExceeded" : CODE[kind],
      `Maximum policy size of ${MAX_LENGTH[kind]} bytes exceeded; the text has ${length}.`,
    );
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return refuse(
      kind === "bucket"
        ? "Policies must be valid JSON and the first byte must be '{'"
        : "This policy contains invalid Json",
    );
  }
  if (!isRecord(raw)) return refuse("Syntax errors in policy. The document must be an object.");
  return document(raw, kind, refuse);
}

/**
 * The refusal's words, or undefined where the text is a good policy of that kind. For `check`, before
 * anything is made.
 */
export function policyProblem(text: unknown, kind: PolicyKind): string | undefined {
  try {
    parsePolicyDocument(text, kind);
    return undefined;
  } catch (error) {
    if (error instanceof CloudError) return error.message;
    throw error;
  }
}

function document(raw: Readonly<Record<string, unknown>>, kind: PolicyKind, refuse: Refuse): PolicyDocument {
  for (const key of Object.keys(raw)) {
    if (!DOCUMENT_KEYS.has(key)) refuse(`Syntax errors in policy. Unknown field ${key}`);
  }
  const version = VERSIONS.find((known) => known === (raw.Version ?? "2008-10-17"));
  if (version === undefined)
    return refuse(`Syntax errors in policy. Invalid version ${JSON.stringify(raw.Version)}`);
  if (kind === "identity" && version !== "2012-10-17")
    refuse("Policy document must be version 2012-10-17 or greater.");
  const id = raw.Id;
  if (id !== undefined && typeof id !== "string") refuse("Syntax errors in policy. Id must be a text.");
  const list = Array.isArray(raw.Statement)
    ? raw.Statement
    : raw.Statement === undefined
      ? []
      : [raw.Statement];
  if (list.length === 0) refuse("Syntax errors in policy. Missing required field Statement");
  const statements = list.map((entry) =>
    isRecord(entry)
      ? parsePolicyStatement(entry, kind, refuse)
      : refuse("Syntax errors in policy. A statement must be an object."),
  );
  const sids = statements.flatMap(({ sid }) => (sid === undefined ? [] : [sid]));
  if (new Set(sids).size !== sids.length) refuse("Statement IDs (SID) in a single policy must be unique.");
  return { version, id: typeof id === "string" ? id : undefined, statements };
}

/**
 * ECR names the parameter and not the fault (API reference, SetRepositoryPolicy, from memory, 2026-11); the fault is
 * added for the reader.
 */
function repositoryWords(sentence: string): string {
  const dot = sentence.endsWith(".") ? "" : ".";
  return `Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided' (${sentence}${dot})`;
}
