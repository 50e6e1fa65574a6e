import { CloudError } from "../cloud/cloud-error.ts";
import type { QueryOperation, Xml } from "./query-operation.ts";

/** Namespace of each service's answers, by the version of its API (AWS SDK for JavaScript 3.1169.0, client-rds). */
const NAMESPACES: Readonly<Record<string, string>> = {
  "2014-10-31": "http://rds.amazonaws.com/doc/2014-10-31/",
  "2016-11-15": "http://ec2.amazonaws.com/doc/2016-11-15/", // this and the next two from memory, 2026-11
  "2011-06-15": "https://sts.amazonaws.com/doc/2011-06-15/",
  "2010-03-31": "http://sns.amazonaws.com/doc/2010-03-31/",
};

/** EC2's answers have no element around the result, and their request's id stands beside it. */
const EC2_VERSION = "2016-11-15";

/** A rehearsal's requests have no id that somebody could look up. */
const REQUEST_ID = "00000000-0000-0000-0000-000000000000";

/** An operation's result in the envelope of the Query protocol. */
export function resultXml(
  { action, version }: Pick<QueryOperation, "action" | "version">,
  result: { readonly [name: string]: Xml | readonly Xml[] },
): string {
  const body = elements(
    version === EC2_VERSION
      ? { requestId: REQUEST_ID, ...result }
      : { [`${action}Result`]: result, ResponseMetadata: { RequestId: REQUEST_ID } },
  );
  return `<${action}Response xmlns="${NAMESPACES[version] ?? ""}">${body}</${action}Response>`;
}

/** A refusal, and the status that goes with it. */
export function errorXml(error: unknown): { readonly status: number; readonly body: string } {
  const known = error instanceof CloudError;
  const code = known ? error.code : "InternalFailure";
  const message = error instanceof Error ? error.message : String(error);
  const body = elements({
    ErrorResponse: {
      Error: {
        Type: known ? "Sender" : "Receiver",
        Code: code,
        Message: known ? message.slice(code.length + 2) : message,
      },
      RequestId: REQUEST_ID,
    },
  });
  return { status: known ? statusOf(code) : 500, body };
}

/** RDS API reference, errors of each action and "Common errors" (from memory, 2026-11). */
function statusOf(code: string): number {
  if (code === "AccessDenied") return 403;
  return code.endsWith("NotFound") ? 404 : 400;
}

function elements(parts: { readonly [name: string]: Xml | readonly Xml[] }): string {
  return Object.entries(parts)
    .flatMap(([name, value]) =>
      (isList(value) ? value : [value])
        .filter((one) => one !== undefined)
        .map((one) => `<${name}>${typeof one === "object" ? elements(one) : escaped(String(one))}</${name}>`),
    )
    .join("");
}

function isList(value: Xml | readonly Xml[]): value is readonly Xml[] {
  return Array.isArray(value);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
