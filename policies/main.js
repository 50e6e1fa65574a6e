import module from "node:module";
import "./index.ts";

// Where a compile cache is on, what was compiled is kept now: the engine ends a pack by force, and it would be lost.
module.flushCompileCache?.();
