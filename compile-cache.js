// Loaded first, by `nodeargs` in Pulumi.yaml and by bin/slipway.js: keeps compiled code between runs, which saves a third of the
// start. Plain JavaScript, and silent where Node is too old to know the function: main.js and bin/slipway.js say what is needed.
import module from "node:module";
import { fileURLToPath } from "node:url";

if (typeof module.enableCompileCache === "function") {
  // In the project and not in the system's folder for temporary files: what lies there could have been written by somebody else.
  module.enableCompileCache(fileURLToPath(new URL("./.cache/node", import.meta.url)));
}
