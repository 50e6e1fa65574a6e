import * as z from "zod";
import { text, words } from "./word.ts";

/** Who else a service calls: variables of its own, each with a service's name. `variable` is the schema of their names. */
export function calls(variable: z.ZodString) {
  return z
    .record(
      variable,
      text(
        {
          meaning: "Name of the service that is called",
          expected: "the name of a service",
          example: "catalog",
        },
        /^[a-z][a-z0-9-]{1,19}$/,
      ),
    )
    .register(words, {
      meaning:
        "Variable of the container → name of another service that it calls: its address, as `http://<name>:<port>` inside the network. Only these ways are open between services",
      expected: "a group of variable names, each with a service's name",
      example: "",
    })
    .optional();
}
