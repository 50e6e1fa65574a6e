// One preview in a process of its own, as `slipway preview` would run it. Prints its wall and what it saw as JSON.
import { fileURLToPath } from "node:url";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import type { BareOptions } from "./bare-program.ts";

/** What the parent asks for, as JSON in the first argument. */
export interface PreviewRequest {
  /** The stack of the project; without `bare` its own program runs. */
  readonly stack: string;
  readonly bare?: BareOptions;
  /** Folder of the policy pack; none where left out. */
  readonly pack?: string;
  readonly workDir: string;
  readonly engineRoot: string;
}

export interface PreviewResult {
  /** From the call to its end: engine, program's load and run, pack. */
  readonly seconds: number;
  /** Registered resources, components and providers among them, without the stack itself. */
  readonly resources: number;
  readonly components: number;
  readonly violations: number;
}

const request = JSON.parse(process.argv[2] ?? "") as PreviewRequest; // written by previews.ts
const { stack: stackName, bare, pack, workDir, engineRoot } = request;

const stack = await LocalWorkspace.createOrSelectStack(
  { stackName, projectName: "slipway", program: bare === undefined ? ownProgram : () => bareOf(bare) },
  {
    workDir,
    pulumiCommand: await PulumiCommand.get({ root: engineRoot, skipVersionCheck: true }),
    projectSettings: { name: "slipway", runtime: "nodejs" },
    envVars: {
      PATH: [fileURLToPath(new URL("../cli/engine/shims", import.meta.url)), process.env.PATH].join(":"),
      SLIPWAY_NODE: process.execPath,
    },
  },
);
const types: string[] = [];
let violations = 0;
const start = performance.now();
await stack.preview({
  color: "never",
  suppressProgress: true,
  ...(pack === undefined ? {} : { policyPacks: [pack] }),
  onEvent: ({ resourcePreEvent, policyEvent }) => {
    if (resourcePreEvent !== undefined) types.push(resourcePreEvent.metadata.type);
    if (policyEvent?.enforcementLevel === "mandatory") violations += 1;
  },
});
const result: PreviewResult = {
  seconds: (performance.now() - start) / 1000,
  resources: types.filter((type) => type !== "pulumi:pulumi:Stack").length,
  components: types.filter((type) => type.startsWith("slipway:")).length,
  violations,
};
process.stdout.write(`${JSON.stringify(result)}\n`);

async function ownProgram(): Promise<Record<string, unknown>> {
  const { program } = await import("../infra/index.ts");
  return program();
}

async function bareOf(options: BareOptions): Promise<void> {
  const { bareProgram } = await import("./bare-program.ts");
  bareProgram(options);
}
