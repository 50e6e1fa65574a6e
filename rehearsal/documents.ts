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
    "A rehearsal cannot look inside an image. What the image is built for, the port at which it listens, the paths that it answers",
    "with 200 (`health.livePath`, `health.deepPath`), what it writes and what it needs are taken from the configuration's own words.",
    "A container's check is judged by the `http://127.0.0.1:<port>/<path>` in its command: another port is a refused connection,",
    "another path is a 404. A command without such a URL is taken to pass.",
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
