import type { wafv2 } from "@pulumi/aws/types/input.js";
import { pathPattern } from "../lib/path-pattern.ts";
import type { Requests } from "./request-match.ts";

type Statement = wafv2.WebAclRuleStatement;
type Transformation = { readonly priority: number; readonly type: string };

/** The value as it arrived. */
const AS_IT_IS: Transformation[] = [{ priority: 0, type: "NONE" }];
/** What applications read as the same path is compared as one. */
const MENDED: Transformation[] = [
  { priority: 0, type: "URL_DECODE" },
  { priority: 1, type: "NORMALIZE_PATH" },
];
const ANY_CASE: Transformation[] = [...MENDED, { priority: 2, type: "LOWERCASE" }];

/** All of them; one stands alone, since AWS WAF wants two or more inside `and` and `or`. */
export function all(statements: readonly Statement[]): Statement {
  const [only] = statements;
  return statements.length === 1 && only !== undefined
    ? only
    : { andStatement: { statements: [...statements] } };
}

/** Any of them. */
export function any(statements: readonly Statement[]): Statement {
  const [only] = statements;
  return statements.length === 1 && only !== undefined
    ? only
    : { orStatement: { statements: [...statements] } };
}

export function hostIs(hostname: string): Statement {
  return {
    byteMatchStatement: {
      fieldToMatch: { singleHeader: { name: "host" } },
      positionalConstraint: "EXACTLY",
      searchString: hostname,
      textTransformations: [{ priority: 0, type: "LOWERCASE" }],
    },
  };
}

export function headerIs(name: string, value: string): Statement {
  return {
    byteMatchStatement: {
      fieldToMatch: { singleHeader: { name } },
      positionalConstraint: "EXACTLY",
      searchString: value,
      textTransformations: AS_IT_IS,
    },
  };
}

export function methodIs(methods: readonly string[]): Statement {
  return {
    regexMatchStatement: {
      fieldToMatch: { method: {} },
      regexString: `^(${methods.join("|")})$`,
      textTransformations: AS_IT_IS,
    },
  };
}

/** What a limit counts; undefined: every request. Letters in either case and a slash at the end are the same path. */
export function limited({ hostnames, path }: Requests): Statement | undefined {
  const { base, below } = pathPattern(path.toLowerCase());
  const regexString = below ? `^${escaped(base)}(/|$)` : `^${escaped(base)}/?$`;
  const ofPath: Statement[] =
    base === "" && below
      ? []
      : [
          {
            regexMatchStatement: {
              fieldToMatch: { uriPath: {} },
              regexString,
              textTransformations: ANY_CASE,
            },
          },
        ];
  const parts = [...(hostnames.length === 0 ? [] : [any(hostnames.map(hostIs))]), ...ofPath];
  return parts.length === 0 ? undefined : all(parts);
}

/** A route that is let through: exactly the written path, also before it is mended. */
export function passed({ hostname, path }: { readonly hostname: string; readonly path: string }): Statement {
  const { base, below } = pathPattern(path);
  const starts = (searchString: string, textTransformations: Transformation[]): Statement => ({
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: below ? "STARTS_WITH" : "EXACTLY",
      searchString,
      textTransformations,
    },
  });
  const written = below ? `${base}/` : path;
  return all([hostIs(hostname), starts(written, AS_IT_IS), ...(below ? [starts(written, MENDED)] : [])]);
}

/** A path inside a regular expression: of its letters only the dot means something. */
function escaped(path: string): string {
  return path.replaceAll(".", "\\.");
}
