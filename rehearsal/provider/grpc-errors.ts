import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import providerProto from "@pulumi/pulumi/proto/provider_pb.js";
import statusProto from "@pulumi/pulumi/proto/status_pb.js";
import anyProto from "google-protobuf/google/protobuf/any_pb.js";
import { toWire } from "./wire.ts";

/** A refusal as the engine shows it: the message alone. */
export function refusal(message: string): Partial<ServiceError> {
  return { code: status.UNKNOWN, details: message };
}

/** The resource exists but did not come up: the engine keeps it in its state with the reason, as after a failed wait. */
export function partialFailure(
  id: string,
  outputs: Record<string, unknown>,
  inputs: Record<string, unknown>,
  reason: string,
): Partial<ServiceError> {
  const failed = new providerProto.ErrorResourceInitFailed();
  failed.setId(id);
  failed.setProperties(toWire(outputs));
  failed.setInputs(toWire(inputs));
  failed.setReasonsList([reason]);
  const detail = new anyProto.Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const message = new statusProto.Status();
  message.setCode(status.UNKNOWN);
  message.setMessage(reason);
  message.addDetails(detail);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(message.serializeBinary()));
  return { code: status.UNKNOWN, details: reason, metadata };
}
