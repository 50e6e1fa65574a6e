import type { ProgramInfo } from "@pulumi/pulumi/proto/language_pb.js";

/** What `runtime.options` in Pulumi.yaml or PulumiPolicy.yaml asks of the runner. */
export interface RuntimeOptions {
  /** Arguments of Node itself. */
  readonly nodeArgs: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Reads the options; TypeScript by the SDK's own compiler is on unless the project switches it off. */
export function runtimeOptions(info: ProgramInfo): RuntimeOptions {
  const options = info.getOptions()?.toJavaScript() ?? {};
  const { nodeargs, typescript } = options as { nodeargs?: string; typescript?: boolean | string };
  const compiles = typescript === undefined || String(typescript) === "true";
  return {
    nodeArgs: (nodeargs ?? "").split(/\s+/).filter((word) => word !== ""),
    env: compiles ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {},
  };
}
