import { ConfigError, type Problem } from "../lib/errors.ts";
import { shown } from "../lib/shown.ts";
import { checks } from "./checks/index.ts";
import { clearSecretProblems } from "./clear-secrets.ts";
import { CONFIG_KEY, type Config, type ConfigParts, configSchema } from "./config.ts";
import { isEncrypted, shapeProblems } from "./shape-problems.ts";
import { without } from "./without.ts";

/** What checking a configuration gives: the configuration when nothing is wrong, else every problem. */
export interface Checked {
  readonly config: Config | undefined;
  readonly problems: readonly Problem[];
}

/**
 * The configuration in `raw` (the value of `slipway:stack`), checked and typed.
 * Throws one `ConfigError` with all problems; `where` names the stack or its file in each.
 */
export function loadConfig(raw: unknown, where: string): Config {
  const { config, problems } = checkConfig(raw);
  if (config === undefined) throw new ConfigError(problems.map((problem) => ({ source: where, ...problem })));
  return config;
}

/** Checks the shape of every key, then what several keys say together, on everything whose shape is right. */
export function checkConfig(raw: unknown): Checked {
  if (!isGroup(raw) || isEncrypted(raw)) return { config: undefined, problems: [noConfig(raw)] };
  const clear = clearSecretProblems(raw);
  const refused = new Set(clear.map((problem) => problem.where));
  const shape = shapeProblems(configSchema, raw);
  const wrong = new Set([...refused, ...shape.map(({ problem }) => problem.where)]);
  const parts = without(
    raw,
    shape.map(({ path }) => path),
  ) as ConfigParts; // every wrong place is out
  const together = checks
    .flatMap((check) => check(parts, wrong))
    .filter((problem) => !wrong.has(problem.where));
  const told = shape.flatMap(({ problem }) => (refused.has(problem.where) ? [] : [problem]));
  const problems = [...clear, ...told, ...together];
  const parsed = configSchema.safeParse(raw);
  return { config: problems.length === 0 && parsed.success ? parsed.data : undefined, problems };
}

function isGroup(raw: unknown): raw is Record<string, unknown> {
  return raw !== null && typeof raw === "object" && !Array.isArray(raw);
}

function noConfig(raw: unknown): Problem {
  const encrypted = isEncrypted(raw);
  return {
    where: CONFIG_KEY,
    expected: "a group of keys",
    found: encrypted ? "an encrypted value" : shown(raw),
    next: encrypted ? "Write it in clear: it holds no secret" : "Write it as in the reference stacks",
  };
}
