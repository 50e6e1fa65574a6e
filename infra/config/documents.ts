import { configurationPage } from "./configuration-page.ts";
import { stackFileSchema } from "./json-schema.ts";

/** The documents that are generated from the configuration's schema: path from the project's folder → text. */
export function configDocuments(): Readonly<Record<string, string>> {
  return {
    "docs/reference/stack.schema.json": `${JSON.stringify(stackFileSchema(), undefined, 2)}\n`,
    "docs/reference/configuration.md": configurationPage(),
  };
}
