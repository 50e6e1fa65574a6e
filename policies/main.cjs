// What the engine runs as the policy pack. Plain JavaScript, so that a Node too old for the rules can still say so; CommonJS,
// since the SDK's runner requires it, and awaits what the function gives.
const nodeModule = require("node:module");

/** Oldest Node that runs the TypeScript of this project as it is. */
const OLDEST_NODE = 24;

module.exports = async function main() {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    const { RunError } = require("@pulumi/pulumi/errors.js");
    throw new RunError(
      `This policy pack needs Node ${OLDEST_NODE} or newer and got ${process.versions.node}: put the bundled one first on PATH, as in` +
        ' PATH="$PWD/node_modules/.bin:$PATH" pulumi up --policy-pack policies.',
    );
  }
  await import("./index.ts");
  // Where a compile cache is on, what was compiled is kept now: the engine ends a pack by force, and it would be lost.
  nodeModule.flushCompileCache?.();
};
