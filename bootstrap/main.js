// What the plain `pulumi` command runs. Plain JavaScript, so that a Node too old for the program can still say so.

/** Oldest Node that runs TypeScript as it is. */
const OLDEST_NODE = 24;

/** Declares the account's ground and gives its outputs. Nothing happens on import. */
export default async function main() {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    const { RunError } = await import("@pulumi/pulumi/errors.js");
    throw new RunError(
      `This program needs Node ${OLDEST_NODE} or newer and got ${process.versions.node}: put the bundled one first on PATH, as in` +
        ' PATH="$PWD/../node_modules/.bin:$PATH" pulumi up.',
    );
  }
  const { bootstrap } = await import("./bootstrap.ts");
  return bootstrap();
}
