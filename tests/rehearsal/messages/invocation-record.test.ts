import { describe, expect, it } from "@jest/globals";
import { invocationRecord } from "../../../rehearsal/messages/invocation-record.ts";

const ENDED = {
  at: new Date("2026-11-20T12:03:00Z"),
  requestId: "r",
  functionArn: "arn:f",
  condition: "RetriesExhausted",
  tries: 3,
  event: { order: 7 },
  answer: { error: "busy" },
} as const;

describe("invocationRecord", () => {
  it("tells of a failure what was asked, how often it was tried and what the function threw", () => {
    expect(JSON.parse(invocationRecord(ENDED))).toEqual({
      version: "1.0",
      timestamp: "2026-11-20T12:03:00.000Z",
      requestContext: {
        requestId: "r",
        functionArn: "arn:f:$LATEST",
        condition: "RetriesExhausted",
        approximateInvokeCount: 3,
      },
      requestPayload: { order: 7 },
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
      responsePayload: { errorMessage: "busy" },
    });
  });

  it("tells of a success what the function answered, and of no error", () => {
    const record: unknown = JSON.parse(
      invocationRecord({ ...ENDED, condition: "Success", answer: { result: { sent: 2 } } }),
    );
    expect(record).toMatchObject({
      responseContext: { statusCode: 200, executedVersion: "$LATEST" },
      responsePayload: { sent: 2 },
    });
    expect(JSON.stringify(record)).not.toContain("functionError");
  });
});
