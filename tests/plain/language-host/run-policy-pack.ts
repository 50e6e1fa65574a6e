import { spawn } from "node:child_process";
import type { ServerWritableStream } from "@grpc/grpc-js";
import language, { type RunPluginRequest, type RunPluginResponse } from "@pulumi/pulumi/proto/language_pb.js";
import { locateModule } from "./locate-module.ts";
import { runtimeOptions } from "./runtime-options.ts";

/**
 * Starts a policy pack by the SDK's `cmd/run-policy-pack` in the pack's folder, whose last argument is that folder, and hands
 * over what it writes. It ends with the call.
 */
export function runPolicyPack(call: ServerWritableStream<RunPluginRequest, RunPluginResponse>): void {
  try {
    start(call);
  } catch (error) {
    call.destroy(error as Error); // what the resolver throws
  }
}

function start(call: ServerWritableStream<RunPluginRequest, RunPluginResponse>): void {
  const info = call.request.getInfo();
  if (info === undefined || call.request.getKind() !== "analyzer") {
    throw new Error(`language host: a policy pack to run; got ${call.request.getKind()}.`);
  }
  const folder = info.getProgramDirectory();
  const options = runtimeOptions(info);
  const runner = locateModule("@pulumi/pulumi/cmd/run-policy-pack", folder);
  const child = spawn("node", [runner, ...options.nodeArgs, ...call.request.getArgsList(), folder], {
    cwd: folder,
    env: { ...variables(call.request.getEnvList()), ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.on("data", (chunk: Buffer) => call.write(new language.RunPluginResponse().setStdout(chunk)));
  child.stderr.on("data", (chunk: Buffer) => call.write(new language.RunPluginResponse().setStderr(chunk)));
  child.on("error", (error) => call.destroy(error));
  child.on("close", (code) => {
    call.write(new language.RunPluginResponse().setExitcode(code ?? 1));
    call.end();
  });
  call.on("cancelled", () => child.kill());
}

function variables(list: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    list.map((entry) => {
      const at = entry.indexOf("=");
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}
