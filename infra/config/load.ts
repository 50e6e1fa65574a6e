import { ConfigError, type Problem } from "../lib/errors.ts";
import { shown } from "../lib/shown.ts";
import { checks } from "./checks/index.ts";
import { clearSecretProblems } from "./clear-secrets.ts";
import { CONFIG_KEY, type Config, type ConfigParts, configSchema } from "./config.ts";
import { isEncrypted, shapeProblems } from "./shape-problems.ts";

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

/** Checks the shape of every key, then what several keys say together, as far as they are right. */
export function checkConfig(raw: unknown): Checked {
  if (raw === null || typeof raw !== "object" || Array.isArray(raw))
    return { config: undefined, problems: [noConfig(raw)] };
  const clear = clearSecretProblems(raw);
  const refused = new Set(clear.map((problem) => problem.where));
  const shape = shapeProblems(configSchema, raw).filter((problem) => !refused.has(problem.where));
  const told = new Set([...refused, ...shape.map((problem) => problem.where)]);
  const parts = rightParts(raw);
  const together = checks.flatMap((check) => check(parts)).filter((problem) => !told.has(problem.where));
  const problems = [...clear, ...shape, ...together];
  const parsed = configSchema.safeParse(raw);
  return { config: problems.length === 0 && parsed.success ? parsed.data : undefined, problems };
}

function isGroup(raw: unknown): raw is Record<string, unknown> {
  return raw !== null && typeof raw === "object" && !Array.isArray(raw);
}

function noConfig(raw: unknown): Problem {
  const found = isEncrypted(raw) ? "an encrypted value" : shown(raw);
  return {
    where: CONFIG_KEY,
    expected: "a group of keys",
    found,
    next: "Write it in clear, as in the reference stacks; it holds no secret",
  };
}

/** The areas that have the right shape; of the services, those that have. */
function rightParts(raw: Record<string, unknown>): ConfigParts {
  const parts: Record<string, unknown> = {};
  for (const [area, schema] of Object.entries(configSchema.shape)) {
    if (area === "services") parts[area] = rightServices(raw[area]);
    else {
      const result = schema.safeParse(raw[area]);
      if (result.success) parts[area] = result.data;
    }
  }
  return parts as ConfigParts; // each area came from its own schema
}

function rightServices(raw: unknown): Record<string, unknown> {
  const right: Record<string, unknown> = {};
  if (raw === null || typeof raw !== "object") return right;
  for (const [name, value] of Object.entries(raw)) {
    const result = configSchema.shape.services.safeParse({ [name]: value });
    if (result.success) Object.assign(right, result.data);
  }
  return right;
}
