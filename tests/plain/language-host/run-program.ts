import { spawn } from "node:child_process";
import { once } from "node:events";
import language, { type RunRequest, type RunResponse } from "@pulumi/pulumi/proto/language_pb.js";
import { locateModule } from "./locate-module.ts";
import { runtimeOptions } from "./runtime-options.ts";

/** Exit code of the SDK's runners after they told the person everything (cmd/run/index.js, @pulumi/pulumi 3.256.0). */
const ALREADY_TOLD = 32;

/** Runs the project's program by the SDK's `cmd/run` on the `node` of PATH. */
export async function runProgram(request: RunRequest, engineAddress: string): Promise<RunResponse> {
  const info = request.getInfo();
  if (info === undefined) throw new Error("language host: a program to run; got none.");
  const options = runtimeOptions(info);
  const args = [
    ...options.nodeArgs,
    locateModule("@pulumi/pulumi/cmd/run", info.getProgramDirectory()),
    ...named("monitor", request.getMonitorAddress()),
    ...named("engine", engineAddress),
    ...named("organization", request.getOrganization()),
    ...named("project", request.getProject()),
    ...named("root-directory", info.getRootDirectory()),
    ...named("stack", request.getStack()),
    ...named("pwd", info.getProgramDirectory()),
    ...(request.getDryrun() ? ["--dry-run"] : []),
    ...named("parallel", String(request.getParallel())),
    info.getEntryPoint(),
    ...request.getArgsList(),
  ];
  // Standard output is taken too: the engine shows what a language host writes there.
  const child = spawn("node", args, {
    env: { ...process.env, ...options.env, ...configuration(request) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  const response = new language.RunResponse();
  if (code === ALREADY_TOLD) response.setBail(true);
  else if (code !== 0) response.setError(`Program exited with non-zero exit code: ${code}`);
  return response;
}

function named(name: string, value: string): readonly string[] {
  return value === "" ? [] : [`--${name}`, value];
}

/** The stack's configuration as the SDK reads it: texts by key, with the older `:config:` in the middle. */
function configuration(request: RunRequest): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  request.getConfigMap().forEach((value, key) => {
    values[key.replace(":", ":config:")] = value;
  });
  return {
    PULUMI_CONFIG: JSON.stringify(values),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
}
