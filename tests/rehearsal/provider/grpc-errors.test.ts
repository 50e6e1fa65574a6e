import { status } from "@grpc/grpc-js";
import { describe, expect, it } from "@jest/globals";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import statusProto from "@pulumi/pulumi/proto/status_pb.js";
import { partialFailure, refusal } from "../../../rehearsal/provider/grpc-errors.ts";
import { fromWire } from "../../../rehearsal/provider/wire.ts";

describe("refusal", () => {
  it("carries the message alone", () => {
    expect(refusal("LimitExceeded: too many")).toEqual({
      code: status.UNKNOWN,
      details: "LimitExceeded: too many",
    });
  });
});

describe("partialFailure", () => {
  it("carries identifier, outputs, inputs and reason, so that the engine keeps the resource", () => {
    const error = partialFailure("id-1", { arn: "arn:x" }, { name: "a" }, "no steady state");
    expect(error.details).toBe("no steady state");
    const [bytes] = error.metadata?.get("grpc-status-details-bin") ?? [];
    const message = statusProto.Status.deserializeBinary(bytes as Buffer); // a "-bin" entry holds bytes
    expect(message.getMessage()).toBe("no steady state");
    const [detail] = message.getDetailsList();
    expect(detail?.getTypeName()).toBe("pulumirpc.ErrorResourceInitFailed");
    const failed = proto.ErrorResourceInitFailed.deserializeBinary(
      detail?.getValue_asU8() ?? new Uint8Array(),
    );
    expect(failed.getId()).toBe("id-1");
    expect(failed.getReasonsList()).toEqual(["no steady state"]);
    expect(fromWire(failed.getProperties())).toEqual({ arn: "arn:x" });
    expect(fromWire(failed.getInputs())).toEqual({ name: "a" });
  });
});
