// Loads the program in a fresh Node and, where asked to, runs it with mocks in the place of the engine. Prints as JSON how many
// milliseconds after the process's start it was done, and how many resources it made.
//
//   load-once.ts FILE                        imports the file, no more
//   load-once.ts "" STACK RAW [RECORD]       runs the program; RECORD: a file for what it registered, as JSON
//   load-once.ts FILE "" "" RECORD           imports the file, then registers what the record holds by the SDK alone
import { readFileSync, writeFileSync } from "node:fs";
import { CustomResource, runtime } from "@pulumi/pulumi";
import { disconnect } from "@pulumi/pulumi/runtime/settings.js";

/** What the program asks the clouds for; everything else it makes itself. */
const ANSWERS: Readonly<Record<string, Record<string, unknown>>> = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": { names: ["zone-a", "zone-b", "zone-c"] },
  "pulumi:pulumi:readStackOutputs": { outputs: {} },
  "aws:secretsmanager/getSecrets:getSecrets": { arns: [], names: [] },
  "cloudflare:index/getIpRanges:getIpRanges": { ipv4Cidrs: ["192.0.2.0/24"], ipv6Cidrs: ["2001:db8::/32"] },
};

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

/** The SDK's own class, which is abstract in its types alone. */
class Bare extends CustomResource {}

/** Either a file to import, or a stack with the value of its `slipway:stack` as JSON. */
const [file = "", stack = "", raw = "", record = ""] = process.argv.slice(2);
const made: Registered[] = [];
if (file === "") {
  await runWithMocks();
  if (record !== "") writeFileSync(record, JSON.stringify(made));
} else {
  await import(file);
  if (record !== "") await registerAgain(record);
}
process.stdout.write(`${JSON.stringify({ milliseconds: performance.now(), resources: made.length })}\n`);

/** The least that the SDK can do for these inputs: no class, no component, no configuration. */
async function registerAgain(from: string): Promise<void> {
  await setMocks("floor");
  const recorded = JSON.parse(readFileSync(from, "utf8")) as Registered[]; // written above
  recorded.forEach(({ name, inputs }, at) => {
    new Bare("bench:index:Registered", `${name}-${at}`, inputs);
  });
  await disconnect();
}

async function setMocks(ofStack: string): Promise<void> {
  await runtime.setMocks(
    {
      newResource: ({ id, inputs, name, type }) => {
        made.push({ type, name, inputs });
        return { id: id === "" || id === undefined ? `${name}-id` : id, state: inputs };
      },
      call: ({ token }) => {
        const answer = ANSWERS[token];
        if (answer === undefined)
          throw new Error(`bench: an answer for ${token} is needed; add it in load-once.ts.`);
        return answer;
      },
    },
    "slipway",
    ofStack,
    true,
    "organization",
  );
}

async function runWithMocks(): Promise<void> {
  await setMocks(stack);
  const { program } = await import("../infra/index.ts");
  await program({ raw: JSON.parse(raw) });
  await disconnect();
}
