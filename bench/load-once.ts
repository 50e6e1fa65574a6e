// Loads the program in a fresh Node and, where asked to, runs it with mocks in the place of the engine. Prints as JSON how many
// milliseconds after the process's start it was done, and how many resources it made.
import { runtime } from "@pulumi/pulumi";
import { disconnect } from "@pulumi/pulumi/runtime/settings.js";

/** What the program asks the clouds for; everything else it makes itself. */
const ANSWERS: Readonly<Record<string, Record<string, unknown>>> = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": { names: ["zone-a", "zone-b", "zone-c"] },
  "pulumi:pulumi:readStackOutputs": { outputs: {} },
  "aws:secretsmanager/getSecrets:getSecrets": { arns: [], names: [] },
  "cloudflare:index/getIpRanges:getIpRanges": { ipv4Cidrs: ["192.0.2.0/24"], ipv6Cidrs: ["2001:db8::/32"] },
};

/** Either a file to import, or a stack with the value of its `slipway:stack` as JSON. */
const [file = "", stack = "", raw = ""] = process.argv.slice(2);
let resources = 0;
if (file === "") await runWithMocks();
else await import(file);
process.stdout.write(`${JSON.stringify({ milliseconds: performance.now(), resources })}\n`);

async function runWithMocks(): Promise<void> {
  await runtime.setMocks(
    {
      newResource: ({ id, inputs, name }) => {
        resources += 1;
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
    stack,
    true,
    "organization",
  );
  const { program } = await import("../infra/index.ts");
  await program({ raw: JSON.parse(raw) });
  await disconnect();
}
