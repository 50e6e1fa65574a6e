// A stand-in for the language host of an official Pulumi installation, for tests of the plain `pulumi` command where only the
// engine itself could be built. It starts the SDK's own runners with the arguments and variables that the official one gives
// them (read 2026-11), and does nothing else: the engine, the program's runner and the pack's runner are the real ones.
//
// Left out: the proxy before the resource monitor (the SDK still speaks to the engine, only directly), synchronous invokes,
// stack configuration for policy packs, and plugins to install (the tests attach theirs).
import {
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import languageGrpc from "@pulumi/pulumi/proto/language_grpc_pb.js";
import language, {
  type GetRequiredPackagesResponse,
  type RunPluginRequest,
  type RunPluginResponse,
  type RunRequest,
  type RunResponse,
} from "@pulumi/pulumi/proto/language_pb.js";
import plugin, { type PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import { runPolicyPack } from "./run-policy-pack.ts";
import { runProgram } from "./run-program.ts";

/** 400 MiB, the engine's own limit for a message. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

// The engine's address comes last; options such as -tracing may stand before it.
const engineAddress = process.argv.at(-1) ?? "";

const methods: UntypedServiceImplementation = {
  getPluginInfo: (_call: unknown, answer: sendUnaryData<PluginInfo>) => answer(null, new plugin.PluginInfo()),
  getRequiredPackages: (_call: unknown, answer: sendUnaryData<GetRequiredPackagesResponse>) =>
    answer(null, new language.GetRequiredPackagesResponse()),
  run: (call: ServerUnaryCall<RunRequest, RunResponse>, answer: sendUnaryData<RunResponse>) => {
    runProgram(call.request, engineAddress).then(
      (response) => answer(null, response),
      (error: unknown) => answer(error as Error), // what `spawn` throws
    );
  },
  runPlugin: (call: ServerWritableStream<RunPluginRequest, RunPluginResponse>) => runPolicyPack(call),
};

const server = new Server({
  "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
  "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
});
server.addService((languageGrpc as unknown as GrpcModule).LanguageRuntimeService, methods);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  process.stdout.write(`${port}\n`); // what the engine waits for
});

/** The generated module's own types do not say that its services can be served. */
interface GrpcModule {
  readonly LanguageRuntimeService: Parameters<Server["addService"]>[0];
}
