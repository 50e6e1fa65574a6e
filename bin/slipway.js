#!/usr/bin/env node
// The `slipway` command. Plain JavaScript without new syntax, so that an old Node can still start it: it then runs itself again on
// the Node that the npm package `node` brought, with the same arguments.
import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";

const project = new URL("../", import.meta.url);
const bundledNode = fileURLToPath(new URL("node_modules/node/bin/node", project));

start();

function start() {
  const bundled = statSync(bundledNode, { throwIfNoEntry: false });
  if (bundled === undefined) {
    console.error(
      `slipway: the bundled Node is missing; run "npm ci" in ${fileURLToPath(project)} without --ignore-scripts.`,
    );
    process.exitCode = 1;
    return;
  }
  const running = statSync(process.execPath);
  // The same file by another name is the bundled Node too; so this can never go round in a circle.
  if (running.dev === bundled.dev && running.ino === bundled.ino) run();
  else runOnBundledNode();
}

async function run() {
  await import("../compile-cache.js");
  await import("../cli/engine/lazy-sdk-parts.cjs");
  const { main } = await import("../cli/main.ts");
  process.exitCode = await main(process.argv.slice(2));
}

function runOnBundledNode() {
  const child = spawn(bundledNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  // A terminal sends Ctrl-C to the child as well; a second one from here would look like an impatient person.
  const atTerminal = isatty(0) || isatty(1) || isatty(2);
  const signals = ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"];
  for (const signal of signals) {
    process.on(signal, () => {
      const fromKeyboard = signal === "SIGINT" || signal === "SIGQUIT";
      if (!(atTerminal && fromKeyboard)) child.kill(signal);
    });
  }
  child.on("error", (error) => {
    console.error(`slipway: cannot start ${bundledNode}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    for (const name of signals) process.removeAllListeners(name);
    if (signal === null) process.exitCode = code;
    else process.kill(process.pid, signal);
  });
}
