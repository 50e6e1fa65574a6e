import { FAULT_KINDS } from "./cloud/fault-kinds.ts";
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
    "Images of the stack's own repositories are pushed by themselves the moment the repository exists, and scanned. The images of an",
    "AWS account that was never brought up beside the stack files are there, may be pulled, and are scanned; once its stack is up, its",
    "repositories and their policies are judged.",
    "",
    "## Faults",
    "",
    "`slipway up --rehearse <fault>=<image>` strikes an image in that run, and ends as on the real clouds. The next run without it mends",
    "what a first start left undone; a service that was rolled back keeps its image until it gets another digest, or until `slipway refresh`",
    "has seen it and `up` is run again. `slipway preflight` takes the option too, for `image-absent`. The image is a service by its name, or the key path of one that stands beside the services: `backup.dump.image`,",
    "`backup.dump.restoreTest.image`, `tunnel.image`, `database.pool.image`. An image that several services run strikes them all.",
    "What runs already is no delivery: on a stack that stands, write another digest first. The option may be given several times.",
    "",
    ...Object.entries(FAULT_KINDS).map(
      ([kind, { comes, strikes }]) => `- \`${kind}\`: ${strikes}. ${upper(comes)}.`,
    ),
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

function upper(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
