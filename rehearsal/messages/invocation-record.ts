import type { FunctionResult } from "./run-function.ts";

/** An event that Lambda has done with. */
export interface EndedEvent {
  readonly at: Date;
  readonly requestId: string;
  readonly functionArn: string;
  /** Why Lambda was done: it succeeded, every try failed, or it was kept for too long. */
  readonly condition: "Success" | "RetriesExhausted" | "EventAgeExceeded";
  readonly tries: number;
  readonly event: unknown;
  /** Of the last try. */
  readonly answer: FunctionResult;
}

/**
 * What a destination gets (Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations", example of a record, read
 * in a stored copy 2026-11-27; the name of the condition of an old event from emulators, read the same day).
 */
export function invocationRecord(ended: EndedEvent): string {
  const { answer, at, condition, event, functionArn, requestId, tries } = ended;
  const failed = "error" in answer;
  return JSON.stringify({
    version: "1.0",
    timestamp: at.toISOString(),
    requestContext: {
      requestId,
      functionArn: `${functionArn}:$LATEST`,
      condition,
      approximateInvokeCount: tries,
    },
    requestPayload: event,
    responseContext: {
      statusCode: 200,
      executedVersion: "$LATEST",
      ...(failed ? { functionError: "Unhandled" } : {}),
    },
    responsePayload: failed ? { errorMessage: answer.error } : answer.result,
  });
}
