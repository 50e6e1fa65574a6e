import type {
  handleUnaryCall,
  ServerUnaryCall,
  ServiceError,
  sendUnaryData,
  UntypedServiceImplementation,
} from "@grpc/grpc-js";
import pluginProto from "@pulumi/pulumi/proto/plugin_pb.js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import emptyProto from "google-protobuf/google/protobuf/empty_pb.js";
import type { Caller } from "../cloud/cloud.ts";
import { CloudError } from "../cloud/cloud-error.ts";
import type { World } from "../cloud/world.ts";
import type { Connections } from "./connections.ts";
import type { PropertyChange } from "./diff.ts";
import { partialFailure, refusal } from "./grpc-errors.ts";
import type { Made, Resources, Target } from "./resources.ts";
import { fromWire, toWire } from "./wire.ts";

export interface ProviderOptions {
  /** `aws`, `cloudflare`, … */
  readonly provider: string;
  /** The version that the SDK package has, so that the engine asks for no other. */
  readonly version: string;
  readonly world: World;
  readonly resources: Resources;
  readonly connections: Connections;
  /** Told once for each operation on a resource, before it is answered. */
  readonly onOperation?: ((operation: "create" | "update" | "delete", target: Target) => void) | undefined;
}

/** One provider of the engine's protocol over the simulated clouds. */
export function providerService(options: ProviderOptions): UntypedServiceImplementation {
  const { provider, world, resources, connections } = options;
  const callerOf = (call: ServerUnaryCall<never, unknown>): Caller =>
    connections.caller(provider, call.getPeer());

  const handlers: Record<string, (request: never, call: ServerUnaryCall<never, unknown>) => unknown> = {
    handshake: () => capabilities(new proto.ProviderHandshakeResponse()),
    attach: () => new emptyProto.Empty(),
    cancel: () => new emptyProto.Empty(),
    getPluginInfo: () => {
      const info = new pluginProto.PluginInfo();
      info.setVersion(options.version);
      return info;
    },
    checkConfig: (request: InstanceType<typeof proto.CheckRequest>) => {
      const response = new proto.CheckResponse();
      response.setInputs(request.getNews());
      return response;
    },
    diffConfig: (request: InstanceType<typeof proto.DiffRequest>) => configDiff(provider, request),
    configure: (request: InstanceType<typeof proto.ConfigureRequest>, call) => {
      connections.configure(provider, call.getPeer(), fromWire(request.getArgs()));
      const response = new proto.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setAcceptresources(false);
      response.setAcceptoutputs(false);
      response.setSupportspreview(true);
      return response;
    },
    check: (request: InstanceType<typeof proto.CheckRequest>, call) => {
      const checked = resources.check(callerOf(call), target(request), {
        olds: fromWire(request.getOlds()),
        news: fromWire(request.getNews()),
        randomSeed: request.getRandomseed_asU8(),
      });
      const response = new proto.CheckResponse();
      response.setInputs(toWire(checked.inputs));
      response.setFailuresList(checked.failures.map(failure));
      return response;
    },
    diff: (request: InstanceType<typeof proto.DiffRequest>) => {
      const olds = request.getOldInputs() ?? request.getOlds();
      const news = fromWire(request.getNews());
      return diffResponse(resources.diff(target(request), fromWire(olds), news, fromWire(request.getOlds())));
    },
    create: async (request: InstanceType<typeof proto.CreateRequest>, call) => {
      const inputs = fromWire(request.getProperties());
      const response = new proto.CreateResponse();
      if (request.getPreview()) {
        response.setProperties(toWire(resources.previewCreate(target(request), inputs)));
        return response;
      }
      const made = resources.create(callerOf(call), target(request), inputs);
      await world.saved();
      options.onOperation?.("create", target(request));
      refuseFailed(made, inputs);
      response.setId(made.id);
      response.setProperties(toWire(made.outputs));
      return response;
    },
    read: (request: InstanceType<typeof proto.ReadRequest>, call) => {
      const live = resources.read(
        callerOf(call),
        target(request),
        request.getId(),
        fromWire(request.getProperties()),
        fromWire(request.getInputs()),
      );
      const response = new proto.ReadResponse();
      if (live === undefined) return response; // an empty id says that it is gone
      response.setId(request.getId());
      response.setProperties(toWire(live.outputs));
      response.setInputs(toWire(live.inputs));
      return response;
    },
    update: async (request: InstanceType<typeof proto.UpdateRequest>, call) => {
      const olds = fromWire(request.getOlds());
      const news = fromWire(request.getNews());
      const oldInputs = fromWire(request.getOldInputs() ?? request.getOlds());
      const response = new proto.UpdateResponse();
      if (request.getPreview()) {
        response.setProperties(toWire(resources.previewUpdate(target(request), olds, news, oldInputs)));
        return response;
      }
      const made = resources.update(callerOf(call), target(request), request.getId(), olds, news, oldInputs);
      await world.saved();
      options.onOperation?.("update", target(request));
      refuseFailed(made, news);
      response.setProperties(toWire(made.outputs));
      return response;
    },
    delete: async (request: InstanceType<typeof proto.DeleteRequest>, call) => {
      const state = fromWire(request.getProperties());
      resources.delete(callerOf(call), target(request), request.getId(), state);
      await world.saved();
      options.onOperation?.("delete", target(request));
      return new emptyProto.Empty();
    },
    invoke: (request: InstanceType<typeof proto.InvokeRequest>, call) => {
      const answer = resources.invoke(callerOf(call), request.getTok(), fromWire(request.getArgs()));
      const response = new proto.InvokeResponse();
      if (answer.failures === undefined) response.setReturn(toWire(answer.result));
      else response.setFailuresList(answer.failures.map(failure));
      return response;
    },
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [name, unary(handler)]),
  ) as UntypedServiceImplementation; // the wire's own types hold
}

/** Answers a call; what a behaviour throws becomes the provider's refusal. */
function unary(
  handler: (request: never, call: ServerUnaryCall<never, unknown>) => unknown,
): handleUnaryCall<never, unknown> {
  return (call: ServerUnaryCall<never, unknown>, callback: sendUnaryData<unknown>) => {
    const answer = async (): Promise<unknown> => handler(call.request, call);
    answer().then(
      (response) => callback(null, response),
      (error: unknown) => callback(asServiceError(error)),
    );
  };
}

function asServiceError(error: unknown): Partial<ServiceError> {
  if (error instanceof InitFailed) return error.status;
  if (error instanceof CloudError) return refusal(error.message);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return refusal(`the rehearsal cloud failed itself: ${text}`);
}

/** Carries a partial failure through the one error path. */
class InitFailed extends Error {
  readonly status: Partial<ServiceError>;

  constructor(status: Partial<ServiceError>) {
    super(status.details ?? "");
    this.status = status;
  }
}

function refuseFailed(made: Made, inputs: Record<string, unknown>): void {
  if (made.failed !== undefined)
    throw new InitFailed(partialFailure(made.id, made.outputs, inputs, made.failed));
}

function target(request: { getUrn(): string }): Target {
  const urn = request.getUrn();
  const parts = urn.split("::"); // urn:pulumi:<stack>::<project>::<parent types$>type::<name>
  return { urn, type: parts[2]?.split("$").at(-1) ?? "", name: parts.slice(3).join("::") };
}

function failure(found: {
  readonly property: string;
  readonly reason: string;
}): InstanceType<typeof proto.CheckFailure> {
  const message = new proto.CheckFailure();
  message.setProperty(found.property);
  message.setReason(found.reason);
  return message;
}

function capabilities(
  response: InstanceType<typeof proto.ProviderHandshakeResponse>,
): InstanceType<typeof proto.ProviderHandshakeResponse> {
  response.setAcceptSecrets(true);
  response.setAcceptResources(false);
  response.setAcceptOutputs(false);
  return response;
}

function diffResponse(found: {
  readonly changes: readonly PropertyChange[];
  readonly deleteFirst: boolean;
}): InstanceType<typeof proto.DiffResponse> {
  const response = new proto.DiffResponse();
  const { changes } = found;
  response.setChanges(
    changes.length === 0
      ? proto.DiffResponse.DiffChanges.DIFF_NONE
      : proto.DiffResponse.DiffChanges.DIFF_SOME,
  );
  response.setDiffsList([...new Set(changes.map((change) => topLevelName(change.path)))]);
  const replaced = changes.filter((change) => change.replaces);
  response.setReplacesList([...new Set(replaced.map((change) => topLevelName(change.path)))]);
  response.setDeletebeforereplace(replaced.length > 0 && found.deleteFirst);
  response.setHasdetaileddiff(true);
  for (const change of changes) {
    const detail = new proto.PropertyDiff();
    detail.setKind(detailKind(change));
    detail.setInputdiff(change.ofState !== true);
    response.getDetaileddiffMap().set(change.path, detail);
  }
  return response;
}

function detailKind(change: PropertyChange): number {
  const { Kind } = proto.PropertyDiff;
  switch (change.kind) {
    case "add":
      return change.replaces ? Kind.ADD_REPLACE : Kind.ADD;
    case "delete":
      return change.replaces ? Kind.DELETE_REPLACE : Kind.DELETE;
    case "update":
      return change.replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE;
  }
}

function topLevelName(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}

/** Another region is another place: everything in the provider would be made anew. */
function configDiff(
  provider: string,
  request: InstanceType<typeof proto.DiffRequest>,
): InstanceType<typeof proto.DiffResponse> {
  const olds = fromWire(request.getOlds());
  const news = fromWire(request.getNews());
  const response = new proto.DiffResponse();
  const moved = provider === "aws" && olds.region !== news.region;
  const changed = moved || JSON.stringify(olds) !== JSON.stringify(news);
  response.setChanges(
    changed ? proto.DiffResponse.DiffChanges.DIFF_SOME : proto.DiffResponse.DiffChanges.DIFF_NONE,
  );
  if (moved) response.setReplacesList(["region"]);
  return response;
}
