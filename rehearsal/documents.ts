import { services } from "./services/index.ts";
import { Registry } from "./services/registry.ts";

/** The page of everything that the rehearsal cloud knows: path from the project's folder → text. */
export function rehearsalDocuments(): Readonly<Record<string, string>> {
  const registry = new Registry(services);
  const tokens = registry.tokens();
  const lookups = registry.lookupTokens();
  const page = [
    "# The rehearsal cloud",
    "",
    "Generated from `rehearsal/services/`; do not edit. A type that is not listed is refused by name.",
    "",
    `## Resource types (${tokens.length})`,
    "",
    ...tokens.map((token) => `- \`${token}\``),
    "",
    `## Data sources (${lookups.length})`,
    "",
    ...lookups.map((token) => `- \`${token}\``),
    "",
  ];
  return { "docs/reference/rehearsal.md": page.join("\n") };
}
